"""Standards as files: a published paper read without keeping anything, a version written out."""

from __future__ import annotations

from highroad.areas.training.models import ProgramStandards
from highroad.areas.training.rules.papers import writing
from highroad.areas.training.rules.papers.lines import MOST_BYTES, PaperFault
from highroad.areas.training.rules.papers.reading import ReadStandards, read_paper
from highroad.areas.training.vocabulary.standards import Provision

__all__ = ["MOST_BYTES", "PaperFault", "ReadStandards", "document_of", "read_paper", "workbook_of"]


def _provision(number: str) -> str:
    return str(Provision(int(number)).label)


def workbook_of(version: ProgramStandards) -> bytes:
    """A version as .xlsx; reading it gives the same standards with the same digest."""
    return writing.workbook_of(writing.sheets_of(version.terms, _provision))


def document_of(version: ProgramStandards) -> bytes:
    """A version as .docx, the same."""
    title = f"{version.program.name}, {version.number}"
    return writing.document_of(writing.sheets_of(version.terms, _provision), title)
