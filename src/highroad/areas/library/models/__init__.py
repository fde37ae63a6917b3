"""What the library keeps."""

from highroad.areas.library.models.asked import (
    JointRequest,
    ListedResource,
    ResourceList,
    Suggestion,
)
from highroad.areas.library.models.content import Content
from highroad.areas.library.models.resource import Helper, Linked, Resource
from highroad.areas.library.models.search import IndexEntry, IndexWord

__all__ = [
    "Content",
    "Helper",
    "IndexEntry",
    "IndexWord",
    "JointRequest",
    "Linked",
    "ListedResource",
    "Resource",
    "ResourceList",
    "Suggestion",
]
