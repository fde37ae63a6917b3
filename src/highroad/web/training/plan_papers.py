"""The tables of the written plan, drawn once for the page and for the paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.training import queries
from highroad.areas.training.queries.plans import PlanView
from highroad.areas.training.vocabulary.plans import AimedAt
from highroad.web.ui.papers import Section, TablePaper
from highroad.web.ui.parts import Table

HIDDEN = "·"


def _labels() -> dict[str, dict[str, Any]]:
    not_said = _("Did not say")
    races = {
        each.value: each.label for each in (AimedAt.AS, AimedAt.AA, AimedAt.AIAN, AimedAt.NHPI)
    }
    return {
        "sex": {"female": _("Women"), "male": _("Men"), "declined": not_said},
        "ethnicity": {
            "hispanic": _("Hispanic or Latino"), "not_hispanic": _("Not Hispanic or Latino"),
            "declined": not_said,
        },
        "race": {**races, "WHITE": _("White"), "declined": not_said},
        "disability": {"yes": _("With a disability"), "no": _("Without"), "declined": not_said},
    }  # fmt: skip


def tables_of(view: PlanView) -> list[Table]:
    """Sex, ethnicity, race and disability; hidden numbers are a dot."""
    captions = {
        "sex": _("Table 1: sex"), "ethnicity": _("Table 2: ethnicity"),
        "race": _("Table 3: race, every answer counted"), "disability": _("Table 8: disability"),
    }  # fmt: skip
    found = []
    for name, labels in _labels().items():
        counts = view.tables.get(name) or {}
        rows = [[label, _shown(counts.get(code, 0))] for code, label in labels.items()]
        if counts:
            found.append(
                Table(caption=captions[name], head=[_("Answer"), _("Apprentices")], rows=rows)
            )
    return found


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def goals_table(view: PlanView) -> Table:
    """Table 7: underutilization and goals."""
    rows: list[list[Any]] = [
        [
            line.group.label, f"{line.available:.1f} %",
            HIDDEN if line.percent is None else f"{line.percent:.1f} %",
            HIDDEN if line.is_under is None else _("Underutilized") if line.is_under else _("Not under"),
            "–" if line.goal is None else f"{line.goal} %",
        ]
        for line in view.lines
    ]  # fmt: skip
    return Table(
        caption=_("Table 7: utilization and goals"), rows=rows, words=frozenset({3}),
        head=[_("Group"), _("Available"), _("Share"), _("By the chosen test"), _("Goal")],
    )  # fmt: skip


def plan_paper(
    program: queries.TrainingProgram, view: PlanView, *, at: datetime, language: str, reference: str
) -> TablePaper:
    """The plan as a paper, with room for one signature of each side."""
    parts: list[tuple[Section, Table | None]] = [_calendar(view)]
    none = [] if view.count else [_("Nobody has been counted yet.")]
    parts.append((Section(heading=_("Workforce"), paragraphs=[*none, _words_hidden()]), None))
    parts += [(Section(heading=each.caption), each) for each in tables_of(view)]
    parts += [_goals(view), _disability(view), _outreach(view), _steps(view), _law(view), _signed()]
    return TablePaper(
        title=_("Written plan on equal opportunity"), partnership=program.body.name,
        facts=[(_("Program"), program.name), (_("Number of the program"), program.number or "–")],
        parts=parts, made_at=at, language=language, reference=reference,
    )  # fmt: skip


def _words_hidden() -> str:
    return _(
        "A dot stands for a number that would give somebody away. Only who answered is counted by group."
    )


def _calendar(view: PlanView) -> tuple[Section, Table | None]:
    heading = _("Calendar")
    found = view.calendar
    if found is None:
        return Section(
            heading=heading, paragraphs=[_("The program has no day of registration yet.")]
        ), None
    rows = [
        [
            _("Written plan"),
            date_format(found.plan) if found.plan else _("from the fifth apprentice on"),
        ],
        [_("Review of personnel practices"), date_format(found.personnel_review)],
        [_("Workforce analysis"), date_format(found.workforce_analysis)],
        [_("Utilization analysis"), date_format(found.utilization_analysis)],
        [_("Reminder to answer about a disability"), date_format(found.disability_reminder)],
    ]
    table = Table(
        caption=_("What is due when"), head=[_("Step"), _("Due")], rows=rows, words=frozenset({1})
    )
    return Section(heading=heading), table


def _goals(view: PlanView) -> tuple[Section, Table | None]:
    said = [
        _(
            "A goal is no quota and gives no ground to prefer anybody. Missing one is no violation; "
            "what counts is effort in good faith."
        )
    ]
    if view.availability is not None:
        said.append(
            f"{view.availability.area} · {view.availability.source} · {view.availability.get_test_display()}"
        )
    table = goals_table(view) if view.lines else None
    return Section(heading=_("Utilization and goals"), paragraphs=said), table


def _disability(view: PlanView) -> tuple[Section, None]:
    found = view.disability
    if found is None or found.rate is None:
        words = _("Too few answers to show a rate.")
    elif found.asks_for_review:
        words = _(
            "{percent} %: below seven percent, so what stands in the way is looked for (29 CFR 30.7)."
        )
    else:
        words = _("{percent} %: seven percent or more.")
    rate = found.rate * 100 if found is not None and found.rate is not None else 0
    return Section(heading=_("Disability"), paragraphs=[words.format(percent=f"{rate:.1f}")]), None


def _outreach(view: PlanView) -> tuple[Section, Table | None]:
    rows = [
        [
            each.organization, each.get_kind_display(), each.get_aimed_at_display(),
            date_format(each.since_on),
            "; ".join(_cycle(one) for one in each.cycles.all()) or "–",
        ]
        for each in view.outreach
    ]  # fmt: skip
    table = Table(
        caption=_("Table 11: organizations"), rows=rows, words=frozenset({1, 2, 3, 4}),
        head=[_("Organization"), _("How"), _("Aimed at"), _("Since"), _("By selection cycle")],
    )  # fmt: skip
    none = [] if rows else [_("Nobody is reached out to yet.")]
    return Section(heading=_("Outreach"), paragraphs=none), table if rows else None


def _cycle(one: Any) -> str:
    return (
        f"{one.cycle}: {one.applied}, {_('effective') if one.is_effective else _('not effective')}"
    )


def _steps(view: PlanView) -> tuple[Section, Table | None]:
    rows = [
        [each.get_kind_display(), date_format(each.on), each.words or "–"] for each in view.steps
    ]
    table = Table(
        caption=_("Tables 10 and 12: what was reviewed and changed"), rows=rows, words=frozenset({1, 2}),
        head=[_("Step"), _("Done on"), _("What was found and changed")],
    )  # fmt: skip
    none = [] if rows else [_("No step is noted yet.")]
    return Section(heading=_("Reviews"), paragraphs=none), table if rows else None


def _law(view: PlanView) -> tuple[Section, None]:
    lines = [f"{date_format(each.from_on)}, {each.citation}: {_(each.text)}" for each in view.law]
    note = _("Check these days against the regulation before you rely on them.")
    return Section(heading=_("Law on this day"), paragraphs=[*lines, note]), None


def _signed() -> tuple[Section, None]:
    line = "__________________________"
    return Section(
        heading=_("Signatures"), paragraphs=[f"{_('Labor')}: {line}", f"{_('Management')}: {line}"]
    ), None  # fmt: skip
