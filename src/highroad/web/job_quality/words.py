"""Words of this room's pages: groups of a study."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

GROUPS: Mapping[str, Promise] = {
    "women": _("Women"), "men": _("Men"), "nonbinary": _("Nonbinary people"), "white": _("White"),
    "black": _("Black or African American"), "hispanic": _("Hispanic or Latino"),
    "asian": _("Asian"), "native": _("American Indian or Alaska Native"),
    "pacific": _("Native Hawaiian or other Pacific Islander"),
    "asian or pacific": _("Asian or Pacific Islander"),
    "middle eastern": _("Middle Eastern or North African"), "multiracial": _("Two or more races"),
    "other": _("Another answer"), "unknown": _("Not answered"),
}  # fmt: skip
"""The answers of filings, as pages name them."""
