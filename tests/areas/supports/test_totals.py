"""What leaves: protected, over all employers, only of people who agree, by two keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pytest
from django.db import IntegrityError, transaction

from highroad.areas.decisions.models import Decision
from highroad.areas.participants import actions as participants
from highroad.areas.participants.models import Participant
from highroad.areas.participants.vocabulary import MilestoneKind
from highroad.areas.supports import actions, queries
from highroad.areas.supports.models import Consent, Support, SupportCase, SupportTotal
from highroad.areas.supports.models.keys import mark_of
from highroad.areas.supports.rules.totals import TOTAL, Cell, Share, narrows
from highroad.areas.supports.vocabulary import Purpose, TotalState
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from tests.areas.supports.scene import Scene, make_scene
from tests.cast import NOON
from tests.table import acts, agree, refused

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 3, 1), date(2026, 6, 30)
AFTER: datetime = NOON + timedelta(days=150)


@pytest.fixture
def scene() -> Scene:
    return make_scene()


def people(scene: Scene, number: int, *, state: str = "met", reason: str = "", kind: str = "care", purposes: Any = tuple(Purpose), participant: Any = None) -> None:  # fmt: skip
    """So many people with one settled need each, written down at once."""
    for each in range(number):
        case = SupportCase.objects.create(
            desk=scene.desk, sealed=b"", code_mark=f"{state}{reason}{kind}{each}{bool(participant)}{len(purposes)}",
            participant_mark=mark_of("participant", participant[each].key) if participant else "",
            opened_at=NOON,
        )  # fmt: skip
        Consent.objects.create(case=case, purposes=list(purposes), given_on=NOON.date(), until_on=date(2027, 3, 1), is_own_hand=True)  # fmt: skip
        Support.objects.create(case=case, kind=kind, urgency="week", state=state, reason=reason, found_on=NOON.date(), settled_on=NOON.date(), sealed=b"")  # fmt: skip


def draft(scene: Scene, **more: Any) -> SupportTotal:
    given: dict[str, Any] = {"body": scene.table.body, "first_on": FIRST, "last_on": LAST, "by": scene.table.lena, "at": AFTER, **more}  # fmt: skip
    return actions.draft_total(**given)


def test_small_numbers_and_what_gives_them_away_are_hidden(scene: Scene):
    people(scene, 40)
    people(scene, 14, kind="transport")
    people(scene, 4, state="unmet", reason="full")
    people(scene, 20, state="unmet", reason="full", kind="transport")

    table = queries.get_total(draft(scene).key, scene.table.marcus).table

    assert table.count("care", "full") is None
    assert sum(cell.count is None for cell in table.cells) >= 2, "one alone could be worked out"
    care = [table.count("care", result) for result in ("met", "full", TOTAL)]
    assert sum(count is None for count in care) == 2, "the total less the other would tell"
    assert table.smallest == 11


def test_who_did_not_agree_to_be_counted_is_in_no_total(scene: Scene):
    people(scene, 30)
    people(scene, 25, purposes=(Purpose.HELP, Purpose.SHARE), kind="gear")

    table = queries.get_total(draft(scene).key, scene.table.lena).table

    assert [str(kind) for kind in table.kinds] == ["care"]
    assert table.count("care", "met") == 30


def test_nobody_and_too_few_read_the_same(scene: Scene):
    with refused("Too few people") as _none:
        draft(scene)
    people(scene, 5)
    with refused("Too few people"):
        draft(scene)
    with refused("at least three months"):
        draft(scene, last_on=FIRST)
    with refused("must be over"):
        draft(scene, at=NOON)
    with refused("seat on a side"):
        draft(scene, by=scene.nora)
    assert "supports.total_drafted" not in acts(scene.table.body.log)


def test_who_stayed_is_a_difference_of_protected_numbers(scene: Scene):
    known = []
    for number in range(120):
        record = Participant.objects.create(partnership=scene.table.partnership, number=number + 1, name=f"P{number}", made_by_alias="x", made_at=NOON)  # fmt: skip
        participants.mark(participant=record, kind=MilestoneKind.ENROLLED, on=date(2026, 3, 2), about=Ref.to(record))  # fmt: skip
        if number % 60 >= (45 if number < 60 else 30):
            participants.mark(participant=record, kind=MilestoneKind.LEFT, on=date(2026, 4, 1), about=Ref.to(record))  # fmt: skip
        known.append(record)
    people(scene, 60, participant=known[:60])

    apart = queries.get_total(draft(scene).key, scene.table.lena).table.difference

    assert apart is not None
    assert (apart.helped.count, apart.helped.of) == (45, 60)
    assert (apart.others.count, apart.others.of) == (30, 60)
    assert apart.low < 0.25 < apart.high


def test_totals_are_public_once_both_sides_adopted_this_very_table(scene: Scene):
    people(scene, 30)
    table = scene.table
    total = draft(scene)
    with pytest.raises(NotFound):
        queries.get_total_public(total.key)
    with refused("Both sides must agree"):
        actions.publish_total(total=total, by=table.lena, at=AFTER)

    put = actions.put_total(total=total, by=table.lena, at=AFTER)
    decision = Decision.objects.get(pk=put.decision_key)
    with refused("no draft"):
        actions.put_total(total=total, by=table.lena, at=AFTER)
    agree(decision, table.lena, at=AFTER)
    with refused("Both sides must agree"):
        actions.publish_total(total=total, by=table.lena, at=AFTER)
    agree(decision, table.marcus, at=AFTER)
    assert queries.get_total(total.key, table.lena).is_adopted
    SupportTotal.objects.filter(pk=total.pk).update(content={**total.content, "smallest": 3})
    with refused("another text"):
        actions.publish_total(total=total, by=table.lena, at=AFTER)
    SupportTotal.objects.filter(pk=total.pk).update(content=total.content)
    actions.publish_total(total=total, by=table.marcus, at=AFTER)

    assert queries.get_total_public(total.key).table.count("care", "met") == 30
    assert [view.total.key for view in queries.published_for_guide(table.partnership)] == [
        total.key
    ]
    with refused("have been public"):
        draft(scene, first_on=LAST, last_on=date(2026, 9, 30), at=AFTER + timedelta(days=200))
    with refused("Give a reason"):
        actions.take_back_total(total=total, reason=" ", by=table.marcus, at=AFTER)
    gone = actions.take_back_total(total=total, reason="Counted wrongly", by=table.marcus, at=AFTER)
    assert gone.state == TotalState.WITHDRAWN
    assert queries.published_for_guide(table.partnership) == []
    with refused("have been public"):
        draft(scene)
    assert acts(table.body.log)[-1] == "supports.total_withdrawn"


@pytest.mark.parametrize(
    ("constraint", "change"),
    [
        ("supports_total_days", {"last_on": date(2020, 1, 1)}),
        ("supports_total_after_a_decision", {"state": "published"}),
    ],
)
def test_the_database_has_the_last_word(scene: Scene, constraint: str, change: dict[str, Any]):
    people(scene, 30)
    draft(scene)

    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        SupportTotal.objects.all().update(**change)
    assert constraint in str(caught.value)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("care", "gear", "helped", "expected"),
    [
        (None, 20, 21, True), (None, 20, 20, False), (None, None, 11, True), (14, 20, 40, False),
        (None, 20, None, False), (None, 60, 40, False),
    ],
)  # fmt: skip
def test_who_stayed_is_hidden_where_it_tells_of_hidden_needs(care: Any, gear: Any, helped: Any, expected: bool):  # fmt: skip
    """Two tables, one reader: helped people above the met needs that are shown must be in hidden cells."""
    cells = [Cell("care", "served", care), Cell("gear", "met", gear), Cell("care", "full", None), Cell(TOTAL, "served", 99)]  # fmt: skip
    assert narrows(cells, None if helped is None else Share(1, helped)) is expected


def placed(scene: Scene, number: int, area: str, shift: str, **more: Any) -> None:
    """People with one need each, in an area and on a shift."""
    before = set(SupportCase.objects.values_list("pk", flat=True))
    people(scene, number, **more)
    made = SupportCase.objects.exclude(pk__in=before)
    made.update(area=area, shift=shift)
    for case in made:
        SupportCase.objects.filter(pk=case.pk).update(code_mark=f"{case.pk}")


def spread(scene: Scene) -> None:
    """Three areas, two shifts; few on the hill wait for a place."""
    placed(scene, 30, "Harbor", "day")
    placed(scene, 25, "Harbor", "night", state="unmet", reason="hours")
    placed(scene, 20, "West side", "day", state="unmet", reason="full")
    placed(scene, 24, "West side", "night")
    placed(scene, 4, "Hill", "night", state="unmet", reason="full")
    placed(scene, 22, "Hill", "day")


def test_unmet_needs_stand_by_area_and_shift_each_table_safe_beside_the_others(scene: Scene):
    spread(scene)
    table = queries.get_total(draft(scene).key, scene.table.marcus).table
    area = {(c.kind, c.result): c.count for c in table.by_area}
    shift = {(c.kind, c.result): c.count for c in table.by_shift}

    assert area["Harbor", "all_unmet"] == 25
    assert area["Hill", "all_unmet"] is None
    assert area[TOTAL, TOTAL] == shift[TOTAL, TOTAL] == table.count(TOTAL, TOTAL) == 125
    for name in ("all_met", "all_unmet", "met", "full", "hours"):
        shown = {c for c in (area[TOTAL, name], shift[TOTAL, name], table.count(TOTAL, name)) if c}
        assert len(shown) == 1, f"{name} is the same number in each table that shows it"
    assert solved(table) == [], "what is hidden follows from all three together nowhere"


OUTCOMES = {"all_met": ("met", "served"), "all_unmet": ("full", "hours")}


def sums(cells: Any) -> list[tuple[tuple[str, str], list[tuple[str, str]]]]:
    """Every cell of a table that is a sum, with its parts."""
    lines, results = ({c.kind for c in cells} - {TOTAL}, {c.result for c in cells})
    leaves = [r for r in results if r != TOTAL and r not in OUTCOMES]
    found = [((TOTAL, r), [(line, r) for line in lines]) for r in results]
    for line in (*lines, TOTAL):
        found.append(((line, TOTAL), [(line, r) for r in leaves]))
        for top in results & set(OUTCOMES):
            found.append(((line, top), [(line, r) for r in leaves if r in OUTCOMES[top]]))
    return found


def solved(table: Any) -> list[Any]:
    """Hidden cells that the shown ones of all three tables determine, by plain linear algebra."""
    names: dict[Any, int] = {}
    rows: list[dict[int, int]] = []
    for place, cells in {
        "kind": table.cells,
        "area": table.by_area,
        "shift": table.by_shift,
    }.items():
        at = {(c.kind, c.result): names.setdefault(("all" if c.kind == TOTAL else place, c.kind, c.result), len(names)) for c in cells}  # fmt: skip
        rows += [{at[c.kind, c.result]: 1} for c in cells if c.count is not None]
        rows += [{at[top]: -1, **{at[part]: 1 for part in parts}} for top, parts in sums(cells)]
    matrix = np.zeros((len(rows), len(names)))
    for number, parts in enumerate(rows):
        for column, factor in parts.items():
            matrix[number, column] = factor
    shown = {next(iter(parts)) for parts in rows if len(parts) == 1}
    rank, unit = np.linalg.matrix_rank(matrix), np.eye(len(names))
    return [
        key for key, column in names.items()
        if column not in shown and np.linalg.matrix_rank(np.vstack([matrix, unit[column]])) == rank
    ]  # fmt: skip


def test_without_areas_the_first_table_stands_alone_and_keeps_its_digest(scene: Scene):
    people(scene, 40)
    people(scene, 14, kind="transport")
    table = queries.get_total(draft(scene).key, scene.table.lena).table
    assert list(table.by_area) == list(table.by_shift) == []
    assert not {"by_area", "by_shift"} & set(table.to_dict())
    assert type(table).from_dict(table.to_dict()).digest == table.digest


def test_an_area_is_one_of_the_desks_list(scene: Scene):
    lena, nora = scene.table.lena, scene.nora
    words = {"name": "Help desk", "about": "", "phone": "", "is_open": True, "by": lena, "at": NOON}
    actions.change_desk(desk=scene.desk, areas=["Harbor ", "harbor", "", "West  side"], **words)
    scene.desk.refresh_from_db()
    assert scene.desk.areas == ["Harbor", "West side"]
    with refused("At most 12"):
        actions.change_desk(desk=scene.desk, areas=[f"Part {n}" for n in range(13)], **words)
    with refused("at most 60"):
        actions.change_desk(desk=scene.desk, areas=["Total"], **words)
    case = scene.ask(area="Harbor", shift="night")
    assert (case.area, case.shift) == ("Harbor", "night")
    with refused("no such area"):
        scene.ask(area="Moon")
    moved = actions.say_where(case=case, area="", shift="day", by=nora, at=NOON)
    assert (moved.area, moved.shift) == ("", "day")
    with refused("no such area"):
        actions.say_where(case=case, area="Moon", shift="", by=nora, at=NOON)
    with pytest.raises(NotFound):
        actions.say_where(case=case, area="", shift="", by=lena, at=NOON)
