"""Files for people: the report of errors, the filer's own file back, the original, a template."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.filings.models import Filing
from highroad.areas.filings.queries.filings import sees_rows, upload_of
from highroad.areas.filings.queries.layouts import matching_of
from highroad.areas.filings.queries.results import message_of, row_of
from highroad.areas.filings.rows import outputs, reading
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rules.checks import check_named
from highroad.areas.filings.rules.fields import NUMBERS
from highroad.areas.filings.rules.layouts import (
    WORKER_WEEK_HEADER,
    Layout,
    built_in,
    layout_named,
    missing_fields,
)
from highroad.areas.filings.vocabulary import Severity
from highroad.kit.answers import NotFound

EVERY = 0
"""As the size of a sample: every row."""


def error_report(filing: Filing, seen_by: User) -> bytes:
    """All problems as a workbook, each line with the filer's own identifier first.

    `NotFound` for whoever may not see the lines.
    """
    seen = _read(filing, seen_by, sample=EVERY)
    head = [
        _("Identifier"), _("Week ending"), _("What is wrong"), _("What to do"), _("Row"), _("Error or warning"),
        _("Check"),
    ]  # fmt: skip
    notes = [
        _("Filing %(number)s: problems found in %(name)s")
        % {"number": filing.number, "name": filing.file_name},
        _("Correct the file in your own program and upload it again on the page of the filing."),
    ]
    return outputs.workbook(
        outputs.Sheet(
            name=_("Problems"),
            head=head,
            rows=_problem_rows(seen),
            notes=notes,
            numbers=frozenset({4}),
            widths=(18, 14, 60, 60, 8, 16, 28),
        )
    )


def _problem_rows(seen: reading.Reading) -> Iterator[list[str]]:
    for problem in seen.problems:
        check = check_named(problem.rule)
        for row in problem.rows:
            shown = row_of(problem.rule, row)
            remedy = _(check.remedy).format_map(defaultdict(lambda: "…", row))
            kind = str(check.severity.label)
            yield [
                shown.who,
                shown.week,
                shown.message,
                remedy,
                str(shown.line),
                kind,
                problem.rule,
            ]


def returned_file(filing: Filing, seen_by: User) -> bytes:
    """The filer's own file in its own format, with two columns more: the result and the errors.

    `NotFound` for whoever may not see the lines.
    """
    if not sees_rows(seen_by, filing):
        raise NotFound
    with reading.scratch_folder(Path(settings.DATA) / "scratch") as scratch:
        seen = _ask(filing, scratch, task="return", sample=EVERY)
        messages: dict[int, list[str]] = defaultdict(list)
        for problem in seen.problems:
            for row in problem.rows:
                messages[row["line"]].append(message_of(problem.rule, row))
        words = {"fine": _("counted"), "found": _("look at it"), "quarantined": _("set aside")}
        if seen.returned is None or seen.layout is None:
            raise NotFound
        rows = outputs.returned_rows(seen.returned, seen.header, messages, words)
        head = outputs.returned_head(seen.header)
        if filing.file_kind != ".xlsx":
            return outputs.text_file(head, rows, "\t" if filing.file_kind == ".tsv" else ",")
        filed_as_numbers = {seen.layout.columns.get(name.value) for name in NUMBERS}
        numbers = frozenset(at for at, name in enumerate(head) if name in filed_as_numbers)
        return outputs.workbook(outputs.Sheet(_("Lines"), head, rows, numbers=numbers))


def original_file(filing: Filing, seen_by: User) -> bytes:
    """The upload, byte for byte. `NotFound` for whoever may not see the lines."""
    if not sees_rows(seen_by, filing):
        raise NotFound
    try:
        return upload_of(filing).read_bytes()
    except FileNotFoundError as error:
        raise NotFound from error


def template_file() -> bytes:
    """A header to fill in below; its layout needs no matching."""
    return outputs.text_file(WORKER_WEEK_HEADER, ())


def _read(filing: Filing, seen_by: User, *, sample: int) -> reading.Reading:
    if not sees_rows(seen_by, filing):
        raise NotFound
    with reading.scratch_folder(Path(settings.DATA) / "scratch") as scratch:
        return _ask(filing, scratch, task="check", sample=sample)


def _ask(filing: Filing, scratch: Path, *, task: str, sample: int) -> reading.Reading:
    layouts = [Layout.from_json(filing.source.layout)] if filing.source else list(built_in())
    return reading.read(
        upload_of(filing),
        kind=filing.file_kind,
        layouts=layouts,
        limits=Limits.from_settings(settings.FILINGS),
        scratch=scratch,
        task=task,
        sample=sample,
    )


def check_file(path: Path | str, layout: str | None = None) -> dict[str, Any]:
    """Check a file without any database: counts, findings with rule, row and message, hours by group.

    The layout is found by its header, or else guessed; `layout` names a built-in one. Raises
    `Unreadable` with a sentence, and `KeyError` for a layout that does not exist.
    """
    path = Path(path)
    limits = Limits.from_settings(settings.FILINGS)
    known = [layout_named(layout)] if layout else list(built_in())
    with reading.scratch_folder() as scratch:
        seen = reading.read(path, kind=path.suffix, layouts=known, limits=limits, scratch=scratch)
        if seen.layout is None:
            matched = matching_of(seen, []).proposed
            missing = missing_fields(matched.columns)
            if missing:
                return {
                    "file": path.name,
                    "layout": None,
                    "missing_fields": [str(m) for m in missing],
                }
            seen = reading.read(
                path, kind=path.suffix, layouts=[matched], limits=limits, scratch=scratch
            )
    return _told(path, seen)


def _told(path: Path, seen: reading.Reading) -> dict[str, Any]:
    totals: Mapping[str, Any] = seen.totals or {}
    layout = seen.layout
    return {
        "file": path.name,
        "layout": (layout.name or "guessed") if layout else None,
        "columns": dict(layout.columns) if layout else {},
        **{name: value for name, value in totals.items() if name != "groups"},
        "errors": _counted(seen, Severity.ERROR),
        "warnings": _counted(seen, Severity.WARNING),
        "findings": [
            {
                "rule": problem.rule,
                "severity": check_named(problem.rule).severity.value,
                "count": problem.count,
                "rows": [
                    {"row": row["line"], "message": message_of(problem.rule, row)}
                    for row in problem.rows
                ],
            }
            for problem in seen.problems
        ],
        "hours_by_group": list(totals.get("groups", ())),
    }


def _counted(seen: reading.Reading, severity: Severity) -> int:
    return sum(
        problem.count for problem in seen.problems if check_named(problem.rule).severity == severity
    )
