"""What can be read of the library, and by whom."""

from highroad.areas.library.queries.asked import (
    OfficeRequestLine,
    get_joint_request,
    get_line,
    get_suggestion,
    helper_for_system,
    list_joint_requests,
    list_kept,
    list_requests_for_office,
    list_suggestions,
    resource_for_system,
    status_of,
    waiting_suggestions_for_system,
)
from highroad.areas.library.queries.cards import FACETS
from highroad.areas.library.queries.copied import COPIED
from highroad.areas.library.queries.directory import (
    HelperView,
    ThresholdView,
    get_helper_public,
    helper_view,
    list_helpers_public,
)
from highroad.areas.library.queries.resources import (
    ResourceView,
    Shelf,
    get_resource_public,
    list_resources_public,
    resources_by_slug_public,
    shelf_public,
    view_of,
)
from highroad.areas.library.queries.search import find
from highroad.areas.library.queries.text import Said, said
from highroad.areas.library.queries.upkeep import (
    UpkeepLine,
    links_due_for_system,
    list_broken_links,
    list_stale,
    must_keep_up,
    stale_among,
)

__all__ = [
    "COPIED",
    "FACETS",
    "HelperView",
    "OfficeRequestLine",
    "ResourceView",
    "Said",
    "Shelf",
    "ThresholdView",
    "UpkeepLine",
    "find",
    "get_helper_public",
    "get_joint_request",
    "get_line",
    "get_resource_public",
    "get_suggestion",
    "helper_for_system",
    "helper_view",
    "links_due_for_system",
    "list_broken_links",
    "list_helpers_public",
    "list_joint_requests",
    "list_kept",
    "list_requests_for_office",
    "list_resources_public",
    "list_stale",
    "list_suggestions",
    "must_keep_up",
    "resource_for_system",
    "resources_by_slug_public",
    "said",
    "shelf_public",
    "stale_among",
    "status_of",
    "view_of",
    "waiting_suggestions_for_system",
]
