"""What can be done in the library."""

from highroad.areas.library.actions.addresses import keep_old_address
from highroad.areas.library.actions.asked import (
    RequestTerms,
    ask_jointly,
    decide,
    drop,
    keep,
    letter,
    mark_sent,
    suggest,
)
from highroad.areas.library.actions.indexing import forget, index, index_content, index_many
from highroad.areas.library.actions.links import check_links
from highroad.areas.library.actions.loading import COMPARED_ON, entries, load_content

__all__ = [
    "COMPARED_ON",
    "RequestTerms",
    "ask_jointly",
    "check_links",
    "decide",
    "drop",
    "entries",
    "forget",
    "index",
    "index_content",
    "index_many",
    "keep",
    "keep_old_address",
    "letter",
    "load_content",
    "mark_sent",
    "suggest",
]
