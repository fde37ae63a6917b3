"""What can be read of filings, and by whom: whoever sits in the partnership; lines by permission."""

from highroad.areas.filings.models import Certification, Filing, Finding, Source
from highroad.areas.filings.queries.copied import COPIED
from highroad.areas.filings.queries.files import (
    check_file,
    error_report,
    original_file,
    returned_file,
    template_file,
)
from highroad.areas.filings.queries.filings import (
    FilingLine,
    get_filing,
    key_holders,
    list_certifications_for_system,
    list_filings,
    list_sources,
    sees_rows,
    step_of,
    upload_of,
    waiting_for,
)
from highroad.areas.filings.queries.layouts import Matching, get_matching, layouts_for
from highroad.areas.filings.queries.results import (
    Coverage,
    Group,
    Problem,
    coverage_of,
    list_groups,
    list_problems,
    message_of,
    remembered_reasons,
)
from highroad.areas.filings.queries.scans import (
    CertifiedSummary,
    accepted,
    accepted_for_system,
    certified_public,
    certified_since_for_system,
)
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.layouts import Layout
from highroad.areas.filings.rules.scans import RowScan

__all__ = [
    "COPIED",
    "Certification",
    "CertifiedSummary",
    "Coverage",
    "Filing",
    "FilingLine",
    "Finding",
    "Group",
    "Layout",
    "Matching",
    "Problem",
    "RowScan",
    "Source",
    "Unreadable",
    "accepted",
    "accepted_for_system",
    "certified_public",
    "certified_since_for_system",
    "check_file",
    "coverage_of",
    "error_report",
    "get_filing",
    "get_matching",
    "key_holders",
    "layouts_for",
    "list_certifications_for_system",
    "list_filings",
    "list_groups",
    "list_problems",
    "list_sources",
    "message_of",
    "original_file",
    "remembered_reasons",
    "returned_file",
    "sees_rows",
    "step_of",
    "template_file",
    "upload_of",
    "waiting_for",
]
