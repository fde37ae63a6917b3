"""The tables of the written plan, drawn once for the page and for the paper."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from highroad.areas.training import queries
from highroad.areas.training.queries.plans import MajorView, PlanView, share_of
from highroad.areas.training.vocabulary.plans import AimedAt
from highroad.kit.numbers import shown
from highroad.web.ui.papers import Section, TablePaper
from highroad.web.ui.parts import Table

HIDDEN = "·"


def answer_columns() -> dict[str, tuple[tuple[str, Any], ...]]:
    """What stands in the columns of each table, by the code of its answer."""
    together = ("declined", _("Did not say")), ("all", _("Together"))
    races = [
        (each.value, each.label) for each in (AimedAt.AS, AimedAt.AA, AimedAt.AIAN, AimedAt.NHPI)
    ]
    return {
        "sex": (("female", _("Women")), ("male", _("Men")), *together),
        "ethnicity": (
            ("hispanic", _("Hispanic or Latino")), ("not_hispanic", _("Not Hispanic or Latino")),
            *together,
        ),
        "race": (*races, ("WHITE", _("White")), *together),
        "disability": (("yes", _("With a disability")), ("no", _("Without")), *together),
    }  # fmt: skip


SHARES = {"sex": AimedAt.WOMEN, "ethnicity": AimedAt.HISP, "disability": AimedAt.DISABILITY}
"""The table and the group whose share of its answers stands in the last column."""


def name_of(major: MajorView) -> str:
    """Two digits and a name, or that the standards name no code."""
    return f"{major.code} {major.label}" if major.label else _("Without an O*NET code")


def by_occupation(view: PlanView) -> list[Table]:
    """Tables 1, 2, 3 and 8."""
    captions = {
        "sex": _("Table 1: sex by occupation"), "ethnicity": _("Table 2: ethnicity by occupation"),
        "race": _("Table 3: race by occupation, every answer counted"),
        "disability": _("Table 8: disability by occupation"),
    }  # fmt: skip
    rows = [(f"{each.title}, {each.code}", each.tables) for each in view.occupations]
    rows = rows or ([(_("All apprentices"), view.tables)] if view.tables else [])
    return _counted(captions, _("Occupation"), rows)


def by_major(view: PlanView) -> list[Table]:
    """Tables 4, 5, 6.1, 6.2 and 9."""
    captions = {
        "sex": _("Table 4: sex by occupation group"),
        "ethnicity": _("Table 5: ethnicity by occupation group"),
        "race": _("Table 6.1: race by occupation group, every answer counted"),
        "disability": _("Table 9: disability by occupation group"),
    }  # fmt: skip
    if not view.occupations:
        return []
    rows = [(name_of(each), each.tables) for each in view.majors]
    found = _counted(captions, _("Occupation group"), rows)
    return [*found[:3], _race_shares(rows), *found[3:]]


def _counted(captions: dict[str, str], first: str, rows: list[tuple[str, Any]]) -> list[Table]:
    found = []
    for name, columns in answer_columns().items():
        share = SHARES.get(name)
        head = [first, *(label for _code, label in columns)]
        lines = [
            [
                title,
                *(_shown(tables.get(name, {}).get(code, 0)) for code, _label in columns),
                *([percent(share_of(share, tables))] if share else []),
            ]
            for title, tables in rows
        ]
        if share:
            head.append(f"{columns[0][1]}, %")
        if any(tables.get(name) for _title, tables in rows):
            found.append(Table(caption=captions[name], head=head, rows=lines))
    return found


def _race_shares(rows: list[tuple[str, Any]]) -> Table:
    """Of all race answers, not of people; White is not printed here."""
    columns = [column for column in answer_columns()["race"] if column[0] in AimedAt.values]
    return Table(
        caption=_("Table 6.2: shares of all race answers by occupation group"),
        head=[_("Occupation group"), *(f"{label}, %" for _code, label in columns)],
        rows=[
            [title, *(percent(share_of(code, tables)) for code, _label in columns)]
            for title, tables in rows
        ],
    )


def percent(value: Any) -> str:
    """With one place, by the reader's language; a dot where it is hidden."""
    return HIDDEN if value is None else shown(value, 1)


def _shown(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def goals_table(major: MajorView) -> Table:
    """Table 7: underutilization and goals of one occupation group."""
    rows: list[list[Any]] = [
        [
            line.group.label, f"{percent(line.available)} %",
            HIDDEN if line.percent is None else f"{percent(line.percent)} %",
            HIDDEN if line.is_under is None else _("Underutilized") if line.is_under else _("Not under"),
            "–" if line.goal is None else f"{line.goal} %",
        ]
        for line in major.lines
    ]  # fmt: skip
    return Table(
        caption=f"{_('Table 7: utilization and goals')}: {name_of(major)}", rows=rows, words=frozenset({3}),
        head=[_("Group"), _("Available"), _("Share"), _("By the chosen test"), _("Goal")],
    )  # fmt: skip


def impediments_table(major: MajorView) -> Table:
    """Table 10 of one occupation group."""
    rows = [
        [
            each.get_process_display(), date_format(each.on),
            each.words if each.is_found else _("Nothing was found"), each.change or "–",
        ]
        for each in major.impediments
    ]  # fmt: skip
    return Table(
        caption=f"{_('Table 10: what stands in the way')}: {name_of(major)}", rows=rows,
        head=[_("Process"), _("Done on"), _("What stands in the way"), _("What is changed")],
        words=frozenset({1, 2, 3}),
    )  # fmt: skip


def major_words(major: MajorView) -> str:
    """What the disability rate of a group of occupations says."""
    found = major.disability
    if found is None or found.rate is None:
        return _("Too few answers to show a rate.")
    if found.asks_for_review:
        words = _(
            "{percent} %: below seven percent, so what stands in the way is looked for (29 CFR 30.7)."
        )
    else:
        words = _("{percent} %: seven percent or more.")
    return words.format(percent=percent(found.rate * 100))


def plan_paper(
    program: queries.TrainingProgram, view: PlanView, *, at: datetime, language: str, reference: str
) -> TablePaper:
    """The plan as a paper, with room for one signature of each side."""
    parts: list[tuple[Section, Table | None]] = [_calendar(view)]
    none = [] if view.count else [_("Nobody has been counted yet.")]
    parts.append((Section(heading=_("Workforce"), paragraphs=[*none, _words_hidden()]), None))
    tables = [*by_occupation(view), *by_major(view)]
    parts += [(Section(heading=each.caption), each) for each in tables]
    parts += [
        *_goals(view),
        *_disability(view),
        _outreach(view),
        _steps(view),
        _law(view),
        _signed(),
    ]
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


def _goals(view: PlanView) -> list[tuple[Section, Table | None]]:
    said = _(
        "A goal is no quota and gives no ground to prefer anybody. Missing one is no violation; "
        "what counts is effort in good faith."
    )
    parts: list[tuple[Section, Table | None]] = [
        (Section(heading=_("Utilization and goals"), paragraphs=[said]), None)
    ]
    for major in view.majors:
        found = major.availability
        if found is not None:
            words = [f"{found.area} · {found.source} · {found.get_test_display()}"]
            words += [found.own_test] if found.own_test else []
            section = Section(heading=name_of(major), paragraphs=words)
            parts.append((section, goals_table(major) if major.lines else None))
    return parts


def _disability(view: PlanView) -> list[tuple[Section, Table | None]]:
    parts: list[tuple[Section, Table | None]] = []
    for major in view.majors:
        heading = f"{_('Disability')}: {name_of(major)}"
        table = impediments_table(major) if major.impediments else None
        parts.append((Section(heading=heading, paragraphs=[major_words(major)]), table))
    return parts


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
        caption=_("Table 12: what was reviewed and changed"), rows=rows, words=frozenset({1, 2}),
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
