"""The letter by which a registered program asks to stand on the list of providers, with its record."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from highroad.areas.credentials.queries.providers import (
    Completion,
    ProviderRecord,
    ProviderStatement,
    RecordLine,
)
from highroad.areas.credentials.vocabulary import ProviderField as Field
from highroad.areas.training.vocabulary.standards import Approach
from highroad.web.ui.papers import Section, TablePaper
from highroad.web.ui.parts import Table

Part = tuple[Section, Table | None]


def record_rows(record: ProviderRecord) -> list[list[str]]:
    """Element, what, value: in the language that is on."""
    return [[line.element, str(line.field.label), _value(line)] for line in record.lines]


def _value(line: RecordLine) -> str:
    if line.field is Field.ENTITY:
        return _("{code}, a program of the national apprenticeship system").format(code=line.value)
    if line.field is Field.OUTCOME:
        return _("{code}, certificate of completion of an apprenticeship").format(code=line.value)
    if line.field is Field.APPROACH and line.value in Approach.values:
        return str(Approach(line.value).label)
    if line.field is Field.REGISTERED:
        return date_format(date.fromisoformat(line.value))
    return line.value


def letter_of(
    statement: ProviderStatement, record: ProviderRecord, *, to: str, rate: Completion | None,
    at: datetime, language: str,
) -> TablePaper:  # fmt: skip
    """The letter of a version; the record follows it. With a rate only where one may be given."""
    program = statement.program
    with override(language):
        said = {line.field: _value(line) for line in record.lines}
        facts = [
            (_("Program"), program.name), (_("Number of the program"), said[Field.NUMBER]),
            (_("Registered on"), said[Field.REGISTERED]), (_("Date"), date_format(at)),
            (_("Version of the record"), _version(statement)),
        ]  # fmt: skip
        if to:
            facts.insert(0, (_("To"), to))
        table = record_table(record)
        parts: list[Part] = [
            (Section(heading=_("What we ask"), paragraphs=_asked(record, said)), None),
            *([_rate(rate)] if rate is not None else []),
            _signed(),
            (Section(heading=_("The record"), paragraphs=[_unknown()]), table),
        ]
        return TablePaper(
            title=_("Registered apprenticeship as an eligible provider of training"),
            partnership=said.get(Field.PROVIDER, program.body.name), facts=facts, parts=parts, made_at=at,
            language=language,
            reference=settings.ADDRESS + reverse("credentials:provider_statement", args=[statement.key]),
        )  # fmt: skip


def record_table(record: ProviderRecord) -> Table:
    """The whole record, in the language that is on."""
    return Table(
        caption=_("Record of the provider"), head=[_("What"), _("Value"), _("Element of ETA-9171")],
        rows=[[what, value, element or "–"] for element, what, value in record_rows(record)],
        words=frozenset({1, 2}),
    )  # fmt: skip


def _version(statement: ProviderStatement) -> str:
    return _("{number}, of {day}").format(number=statement.number, day=date_format(statement.as_of))


def _asked(record: ProviderRecord, said: dict[Field, str]) -> list[str]:
    pack = record.pack
    return [
        _("{provider} runs the apprenticeship program {program}. It is registered under the National "
          "Apprenticeship Act with the number {number}.").format(
            provider=said.get(Field.PROVIDER, ""), program=said[Field.PROGRAM],
            number=said[Field.NUMBER]),
        _("A registered program is eligible by law, without the application that others make. We ask to "
          "be put on the list of eligible providers of training ({statute}; {regulation}).").format(
            statute=pack.statute, regulation=pack.regulation),
        _("It stays on the list for as long as the program is registered, unless we ask to be taken off. "
          "We will tell you when the registration ends. Figures of performance are not asked of "
          "registered programs; where we give some, we do it freely ({guidance}).").format(
            guidance=pack.guidance),
    ]  # fmt: skip


def _rate(found: Completion) -> Part:
    low, high = (100 * found.interval.low, 100 * found.interval.high) if found.interval else (0, 0)
    words = _(
        "{completed} of {counted} apprentices finished in time: {rate} % (95 % interval {low}–{high} %). "
        "Counted are those registered in cohorts that can be measured, without those who left in "
        "probation (29 CFR 29.2, 29.6)."
    ).format(
        completed=found.completed_in_time, counted=found.counted, rate=_number(100 * float(found.rate or 0)),
        low=_number(low), high=_number(high),
    )  # fmt: skip
    return Section(heading=_("Completion"), paragraphs=[words]), None


def _number(value: float) -> str:
    return f"{value:.1f}"


def _signed() -> Part:
    line = "__________________________"
    return Section(
        heading=_("Signatures"), paragraphs=[f"{_('Labor')}: {line}", f"{_('Management')}: {line}"]
    ), None


def _unknown() -> str:
    return _(
        "From the standards both sides adopted, and from what the sponsor says. What is not known is "
        "left out. A dash means that form ETA-9171 has no element for it that we could read."
    )
