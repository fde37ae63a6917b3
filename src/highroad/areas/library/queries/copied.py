"""What belongs to a copy of a partnership: its lists of resources, its requests to helpers."""

from __future__ import annotations

from highroad.areas.library.models import JointRequest, ListedResource, ResourceList
from highroad.kit.copying import Copied

COPIED = (
    Copied(ResourceList, within="partnership"),
    Copied(ListedResource, within="kept_in__partnership", found_by={"resource": "slug"}),
    Copied(JointRequest, within="body__partnership", found_by={"helper": "slug"}),
)
"""Resources and helpers are every installation's own; they are found again by their address."""
