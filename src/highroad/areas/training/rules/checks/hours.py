"""Term, work processes and instruction: the same hours wherever a paper says them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from highroad.areas.training.rules.checks.remark import Remark, contradiction, missing, warning
from highroad.areas.training.rules.packs import StandardsPack
from highroad.areas.training.rules.terms import StandardsTerms, written
from highroad.areas.training.vocabulary.standards import Approach, Provision
from highroad.kit.answers import no


def short(value: Decimal) -> str:
    """At most one decimal, rounded half up."""
    return written(value.quantize(Decimal("0.1"), rounding=ROUND_HALF_UP))


def approach_is_named(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """By time, by competency or both; what the approach rests on is there."""
    if terms.approach not in Approach.values:
        yield missing(
            Provision.TERM, no("The approach is not said: by time, by competency, or hybrid.")
        )
    needs_competencies = terms.approach in (Approach.COMPETENCY, Approach.HYBRID)
    if needs_competencies and not any(each.is_core for each in terms.competencies):
        yield missing(Provision.TERM, no("This approach needs a list of competencies."))


def term_is_long_enough(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """By time at least 2,000 hours; by competency at least 12 months with work on the job; hybrid has minimum hours."""
    if terms.term_years is None:
        yield missing(Provision.TERM, no("The length of the term in years is not said."))
    if terms.term_hours is None and terms.approach != Approach.COMPETENCY:
        yield missing(Provision.TERM, no("The hours of the term are not said."))
    elif terms.approach == Approach.TIME and (terms.term_hours or 0) < pack.least_hours:
        yield contradiction(Provision.TERM, no(
            "A term by time has at least {least} hours on the job; this one has {hours}.",
            least=written(pack.least_hours), hours=written(terms.term_hours or Decimal(0)),
        ))  # fmt: skip
    elif terms.approach == Approach.COMPETENCY:
        yield from _months_are_enough(terms, pack)


def _months_are_enough(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    months = terms.term_months
    if months is not None and months < pack.least_competency_months:
        yield contradiction(Provision.TERM, no(
            "A term by competency lasts at least {least} months; this one lasts {months}.",
            least=pack.least_competency_months, months=short(months),
        ))  # fmt: skip


def processes_add_up(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The hours of all work processes together are the term, at its shortest and at its longest."""
    if not terms.processes:
        yield missing(Provision.PROCESSES, no("There are no work processes."))
        return
    said = (terms.term_low, terms.term_high)
    rows = (terms.rows_low, terms.rows_high)
    if said[0] == said[1] and rows[0] == rows[1]:
        if said[0] is not None and said[0] != rows[0]:
            yield contradiction(Provision.PROCESSES, no(
                "The head says {said} hours; the work processes add up to {rows}.",
                said=written(said[0]), rows=written(rows[0]),
            ))  # fmt: skip
        return
    if said[0] is not None and said[0] != rows[0]:
        yield contradiction(Provision.PROCESSES, no(
            "The head says at least {said} hours; the work processes add up to {rows}.",
            said=written(said[0]), rows=written(rows[0]),
        ))  # fmt: skip
    if said[1] is not None and said[1] != rows[1]:
        yield contradiction(Provision.PROCESSES, no(
            "The head says at most {said} hours; the work processes add up to {rows}.",
            said=written(said[1]), rows=written(rows[1]),
        ))  # fmt: skip


def sentence_says_the_same(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The sentence about the term, where a paper has one, names the hours of the work processes."""
    ends = [each for each in (terms.said_low, terms.said_high) if each is not None]
    if not terms.processes or not ends:
        return
    said, rows = (ends[0], ends[-1]), (terms.rows_low, terms.rows_high)
    if said != rows:
        yield contradiction(Provision.PROCESSES, no(
            "The sentence about the term says {said} hours; the work processes add up to {rows}.",
            said="–".join(map(written, sorted(set(said)))),
            rows="–".join(map(written, sorted(set(rows)))),
        ))  # fmt: skip


def total_row_says_the_same(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """The total row, where a paper has one, is the sum of the rows above it."""
    if (
        terms.processes
        and terms.printed_total is not None
        and terms.printed_total != terms.rows_high
    ):
        yield contradiction(Provision.PROCESSES, no(
            "The total row says {said} hours; the rows above it add up to {rows}.",
            said=written(terms.printed_total), rows=written(terms.rows_high),
        ))  # fmt: skip


def instruction_is_enough(terms: StandardsTerms, pack: StandardsPack) -> Iterator[Remark]:
    """There is related instruction; below 144 hours a year is worth a look, not an error."""
    if not terms.courses:
        yield missing(Provision.INSTRUCTION, no("There is no related instruction."))
        return
    if not terms.term_years:
        return
    a_year = terms.instruction_hours / terms.term_years
    if a_year < pack.instruction_a_year:
        yield warning(Provision.INSTRUCTION, no(
            "{hours} hours of instruction in {years} years are {a_year} a year; {least} are recommended.",
            hours=written(terms.instruction_hours), years=written(terms.term_years),
            a_year=written(a_year.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)),
            least=written(pack.instruction_a_year),
        ))  # fmt: skip
