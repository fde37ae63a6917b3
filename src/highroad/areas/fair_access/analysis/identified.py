"""What apprentices said of themselves, counted and protected. Nothing of one person leaves this file."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from safecount import TOTAL, CannotProtect, Crosstab, Dimension, Policy, audit, protect

from highroad.areas.self_identification import queries as answers

DECLINED = "declined"
SAID, ALL = "said", "all"
"""Two sums beside the answers: everything that was said, and that with those who would not say."""
SECONDS = 1.5
Counts = Mapping[str, int | None]
Tables = Mapping[str, Counts]
NAMES = ("sex", "ethnicity", "race", "disability")


@dataclass(frozen=True, kw_only=True)
class Place:
    """Apprentices of one occupation, and the group of occupations above it. Words without a space before them."""

    occupation: str
    major: str
    people: Collection[UUID]


def identified_tables(places: Sequence[Place], *, smallest_count: int) -> dict[str, Tables]:
    """By occupation, by group and for all (`""`): a count by answer, None where it is hidden.

    Sex, ethnicity, race and disability are a table each, protected with all its sums at once, so that
    nothing hidden in an occupation follows from its group or from all. Who said nothing is counted as not
    having said. A person counts once in every race they chose.
    """
    rows: dict[str, list[tuple[str, str, int]]] = {name: [] for name in NAMES}
    person = 0
    for place in places:
        for one in answers.answers_for_analysis(place.people):
            person += 1
            rows["sex"].append((place.occupation, one.get("sex") or DECLINED, person))
            rows["ethnicity"].append((place.occupation, one.get("ethnicity") or DECLINED, person))
            races = one.get("races") or [DECLINED]
            rows["race"] += [(place.occupation, race, person) for race in races]
        for said in answers.disabilities_for_analysis(place.people):
            person += 1
            rows["disability"].append((place.occupation, said or DECLINED, person))
    parents = {place.occupation: place.major for place in places if place.people}
    found: dict[str, dict[str, Counts]] = {}
    for name in NAMES:
        for where, counts in _protected(name, rows[name], parents, smallest_count).items():
            found.setdefault(where, {})[name] = counts
    nobody: Counts = {}
    return {**found} if found else {"": dict.fromkeys(NAMES, nobody)}


def _protected(
    name: str, rows: Sequence[tuple[str, str, int]], parents: Mapping[str, str], smallest: int
) -> dict[str, Counts]:
    """The table with its sums by group and of what was said."""
    if not rows:
        return {}
    places: dict[str, str | None] = {**parents, **dict.fromkeys(parents.values())}
    said: dict[str, str | None] = {
        each: None if each == DECLINED else SAID for each in sorted({answer for _p, answer, _n in rows})
    }  # fmt: skip
    if set(said) - {DECLINED}:
        said[SAID] = None
    columns = {
        "place": [place for place, _a, _n in rows], "said": [answer for _p, answer, _n in rows],
        "answer": [1] * len(rows), "person": [str(number) for _p, _a, number in rows],
    }  # fmt: skip
    table = Crosstab.from_columns(
        columns, dimensions=[Dimension("place", parents=places), Dimension("said", parents=said)],
        value="answer", contributors=["person"], about="apprentices",
    )  # fmt: skip
    hidden: dict[str, Counts] = {each: dict.fromkeys([*said, ALL]) for each in ["", *places]}
    try:
        safe = protect(table, Policy(smallest_count=smallest), time_limit=SECONDS)
    except CannotProtect:
        return hidden
    if not audit(safe).safe:
        return hidden
    found: dict[str, dict[str, int | None]] = {each: {} for each in hidden}
    for cell in safe.cells():
        where, answer = ("" if cell.key[0] == TOTAL else cell.key[0]), cell.key[1]
        value = None if cell.value is None else int(cell.value)
        found[where][ALL if answer == TOTAL else answer] = value
    return dict(found)
