"""A roster file: every fault by line and column, nothing kept before all is right, and all of it in one go."""

from __future__ import annotations

import time
from datetime import date

import pytest
from django.utils import timezone

from highroad.areas.accounts.models import Invitation
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import Body, BodySide, Holder, Party, Seat
from highroad.areas.partnerships.rules import Known, read_roster
from highroad.areas.partnerships.vocabulary import BodyKind, SeatRole, Side
from tests import cast
from tests.cast import NOON
from tests.table import Table, acts, make_table, refused

HEAD = "body,kind,parent,side,organization,organization_kind,seat,role,key,email,alternate,from,to"
GOOD = [
    "National council,council,,labor,Federation,labor,Labor co-chair,co_chair,yes,ana@example.org,,2026-01-01,",
    "National council,council,,management,Health Plan,employer,Management co-chair,co_chair,yes,ben@example.org,,,",
    "North region,council,National council,labor,Federation,,Labor co-chair,co_chair,,,,,",
    'Ward 4,unit_team,North region,labor,Federation,,"Nurse, days",member,,cy@example.org,,,',
    'Ward 4,unit_team,North region,labor,Federation,,"Nurse, days",member,,dee@example.org,yes,,',
    "Ward 4,unit_team,North region,management,Health Plan,,Manager,co_chair,,,,,",
    "Ward 4,unit_team,North region,,Training Fund,training,Trainer,member,no,,,,",
]


def file(*lines: str, head: str = HEAD) -> bytes:
    return "\n".join([head, *lines]).encode()


def faults(raw: bytes, known: Known | None = None) -> list[tuple[int, str, str]]:
    found = read_roster(raw, known or Known()).faults
    return [(fault.line, fault.column, fault.why.reason) for fault in found]


@pytest.mark.pure
def test_a_right_file_has_no_fault_and_is_a_tree_of_three_levels() -> None:
    found = read_roster(file(*GOOD), Known())

    assert found.faults == ()
    assert (len(found.bodies), len(found.seats), len(found.people)) == (3, 6, 4)
    assert found.depth() == 3
    assert found.rows[3].seat == "Nurse, days"
    assert found.rows[0].from_on == date(2026, 1, 1)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("line", "column", "why"),
    [
        ("Team,unit_team,,workers,Local 9,,Nurse,,,,,,", "side", "“workers” is not known here. Known: labor, management, third."),
        ("Team,unit_team,,labor,,,Nurse,,,,,,", "organization", "“Nurse” belongs to no organization"),
        ("Team,unit_team,,labor,Local 9,,,,,,,,", "seat", "The name of the seat is missing"),
        ("Team,unit_team,Nowhere,labor,Local 9,,Nurse,,,,,,", "parent", "no body named “Nowhere”"),
        ("Team,unit_team,Team,labor,Local 9,,Nurse,,,,,,", "parent", "goes round in a circle"),
        ("Team,squad,,labor,Local 9,,Nurse,,,,,,", "kind", "“squad” is not known here"),
        ("Team,unit_team,,labor,Local 9,guild,Nurse,,,,,,", "organization_kind", "“guild” is not known here"),
        ("Team,unit_team,,labor,Local 9,,Nurse,boss,,,,,", "role", "“boss” is not known here"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,maybe,,,,", "key", "Write yes or no, not “maybe”"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,,nurse at ward,,,", "email", "is no e-mail address"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,,,,03/31/2026,", "from", "“03/31/2026” is no day. Write year-month-day"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,,,,2026-02-30,", "from", "“2026-02-30” is no day"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,,,,2026-02-03,2026-02-01", "to", "last day is before the first"),
        ("Team,unit_team,,,Local 9,,Nurse,co_chair,,,,,", "side", "A co-chair leads a side"),
        ("Team,unit_team,,,Local 9,,Nurse,,yes,,,,", "key", "has a voice and no key"),
        ('Ward 4,unit_team,North region,labor,Federation,,"Nurse, days",,,,yes,,', "email", "An alternate needs an e-mail address"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,,a@b.org,yes,,", "alternate", "no seat “Nurse” to stand in for"),
        (",unit_team,,labor,Local 9,,Nurse,,,,,,", "body", "The name of the body is missing"),
        ("Team,unit_team,,labor,Local 9,,Nurse,,", "", "9 cells, but 13 columns"),
        (f"{'T' * 161},unit_team,,labor,Local 9,,Nurse,,,,,,", "body", "At most 160 characters"),
        ('Team,unit_team,,labor,"Local 9,,Nurse', "", "cannot be read"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_line_is_named_by_line_and_column(
    line: str, column: str, why: str
) -> None:
    found = faults(file(*GOOD, line))

    assert [(number, place) for number, place, _why in found] == [(9, column)]
    assert why in found[0][2]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["T,unit_team,,labor,L,,Nurse,,,,,,", "T,unit_team,,labor,L,,nurse,,,,,,"], (3, "seat", "has a holder already, on line 2")),
        (["T,unit_team,,labor,L,,A,,,a@b.org,,,", "T,unit_team,,management,M,,B,,,A@b.org,,,"], (3, "email", "sits in this body already, on line 2")),
        (["T,unit_team,,labor,L,,A,co_chair,,,,,", "T,unit_team,,labor,L,,B,co_chair,,,,,"], (3, "role", "has a co-chair in this body already, on line 2")),
        (["T,unit_team,,labor,L,,A,,,,,,", "U,unit_team,,management,L,,A,,,,,,"], (3, "side", "On line 2 “L” is on another side: Labor")),
        (["T,unit_team,,labor,L,,A,,,,,,", "T,council,,management,M,,A,,,,,,"], (3, "kind", "On line 2 this body is of another kind")),
        (["U,unit_team,,,,,,,,,,,", "T,unit_team,,labor,L,,A,,,,,,", "T,unit_team,U,management,M,,A,,,,,,"], (4, "parent", "On line 3 this body has another parent")),
    ],
)  # fmt: skip
def test_what_does_not_fit_between_lines(lines: list[str], expected: tuple[int, str, str]) -> None:
    found = faults(file(*lines))

    assert [row[:2] for row in found] == [expected[:2]]
    assert expected[2] in found[0][2]


@pytest.mark.pure
@pytest.mark.parametrize(
    ("raw", "line", "column", "why"),
    [
        (b"", 1, "", "The file is empty"),
        (file(head="body,kind,side,organization"), 1, "seat", "The column “seat” is missing"),
        (file(head=HEAD + ",shoe size"), 1, "shoe size", "The column “shoe size” is not known"),
        (file(head=HEAD + ",body"), 1, "body", "is there twice"),
        ((HEAD + "\nTeam,unit_team,,labor,Caf\xe9,,Nurse,,,,,,").encode("latin-1"), 2, "", "place 26 is not UTF-8"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_the_file(raw: bytes, line: int, column: str, why: str) -> None:
    found = faults(raw)

    assert [row[:2] for row in found] == [(line, column)]
    assert why in found[0][2]


@pytest.mark.pure
@pytest.mark.parametrize(
    "raw",
    [
        file(*GOOD).replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + file(*GOOD),
        file(*GOOD).decode().encode("utf-16"),
        file(*(line.replace(",", ";") for line in GOOD if '"' not in line), head=HEAD.replace(",", ";")),
        file(*GOOD, ",,,,,,,,,,,,", head=HEAD.upper()),
    ],
)  # fmt: skip
def test_files_as_spreadsheets_write_them(raw: bytes) -> None:
    assert faults(raw) == []


@pytest.mark.pure
def test_a_line_is_counted_as_an_editor_does_when_a_cell_holds_a_line_end() -> None:
    found = faults(
        file('Team,unit_team,,labor,Local 9,,"Nurse\nby night",,,,,,', "X,squad,,,,,,,,,,,")
    )

    assert found[0][:2] == (4, "kind")


@pytest.mark.pure
def test_each_side_names_its_own_people() -> None:
    known = Known(bodies={"Ward 9"}, parties={"Federation": "labor"}, may_name={"", "labor"})
    other = "Team,unit_team,Ward 9,management,Health Plan,,Manager,,,boss@example.org,,,"
    again = "Ward 9,unit_team,,labor,Federation,,Nurse,,,,,,"
    moved = "Team,unit_team,Ward 9,management,Federation,,Nurse,,,,,,"

    assert [row[1:] for row in faults(file(other), known)] == [
        ("email", "Only Management names its own people.")
    ]
    assert "“Ward 9” already" in faults(file(again), known)[0][2]
    assert "“Federation” is a party on another side" in faults(file(moved), known)[0][2]


@pytest.fixture
def empty(db: None) -> Table:
    """A partnership without a body or a co-chair: only founded."""
    sam = cast.sam()
    partnership = actions.found_partnership(name="Care Together", by=sam, at=NOON)
    return Table(partnership, None, None, None, cast.lena(), cast.marcus(), sam)  # type: ignore[arg-type]


def test_a_file_makes_bodies_seats_and_people_who_do_not_act_yet(empty: Table) -> None:
    ana, cy = cast.person("Ana Ruiz"), cast.person("Cy Park")

    found = actions.import_roster(
        partnership=empty.partnership, raw=file(*GOOD), by=empty.sam, at=NOON
    )

    ward = Body.objects.get(name="Ward 4")
    assert (found.bodies, found.seats, found.people) == (3, 6, 4)
    assert (ward.parent.name, ward.parent.parent.name) == ("North region", "National council")  # type: ignore[union-attr]
    assert ward.kind == BodyKind.UNIT_TEAM
    assert BodySide.objects.filter(body=ward, holds_key=True).count() == 2
    assert set(Party.objects.values_list("side", flat=True)) == {"labor", "management", ""}
    assert Seat.objects.get(title="Trainer").carries_key is False
    assert Invitation.objects.filter(email="dee@example.org").count() == 1
    assert queries.chairs_of_partnership(ana, empty.partnership) == {Side.LABOR}
    assert queries.seat_of(cy, body=ward) is None
    assert "roster.imported" in acts(empty.partnership.log)


def test_a_side_confirms_its_own_people_at_once_and_nobody_elses(empty: Table) -> None:
    ana, ben, cy = (cast.person(f"{name} X") for name in ("Ana", "Ben", "Cy"))
    actions.import_roster(partnership=empty.partnership, raw=file(*GOOD), by=empty.sam, at=NOON)
    ward = Body.objects.get(name="Ward 4")

    with refused("Only a co-chair of Labor"):
        actions.confirm_roster(partnership=empty.partnership, side=Side.LABOR, by=ben, at=NOON)
    number = actions.confirm_roster(partnership=empty.partnership, side=Side.LABOR, by=ana, at=NOON)

    seat = queries.seat_of(cy, body=ward)
    assert number == 1
    assert seat is not None
    assert seat.title == "Nurse, days"


def test_one_fault_and_nothing_is_kept(empty: Table) -> None:
    with refused("Line 9, side"):
        actions.import_roster(
            partnership=empty.partnership, by=empty.sam, at=NOON,
            raw=file(*GOOD, "Team,unit_team,,workers,Local 9,,Nurse,,,,,,"),
        )  # fmt: skip

    assert not Body.objects.exists()
    assert not Invitation.objects.exists()


def test_a_co_chair_loads_the_own_sides_people_and_not_the_others(db: None) -> None:
    table = make_table()
    own = "Ward 9,unit_team,Joint Committee,labor,Local 9,,Nurse,,,new@example.org,,,"
    other = (
        "Ward 9,unit_team,Joint Committee,management,Harbor Builders,,Boss,,,boss@example.org,,,"
    )

    with refused("Only Management names its own people"):
        actions.import_roster(
            partnership=table.partnership, raw=file(own, other), by=table.lena, at=NOON
        )
    actions.import_roster(partnership=table.partnership, raw=file(own), by=table.lena, at=NOON)

    holder = Holder.objects.get(invitation__email="new@example.org")
    assert holder.confirmed_at is None
    with refused("Only a co-chair may do this"):
        actions.import_roster(partnership=table.partnership, raw=file(own), by=cast.olu(), at=NOON)


def big_file(teams: int) -> bytes:
    """A council, regions, and teams under them, four seats each, two of them with a person."""
    lines = []
    for side, party in (("labor", "Federation"), ("management", "Health Plan")):
        lines.append(
            f"Council,council,,{side},{party},,{side} chair,co_chair,,top.{side}@example.org,,,"
        )
    for region in range(12):
        lines.append(f"Region {region},council,Council,labor,Federation,,Chair,co_chair,,,,,")
    for team in range(teams):
        head = f"Team {team},unit_team,Region {team % 12}"
        for side, party in (("labor", "Federation"), ("management", "Health Plan")):
            lines.append(
                f"{head},{side},{party},,{side} co-lead,co_chair,,{side}{team}@example.org,,,"
            )
            lines.append(f"{head},{side},{party},,{side} member,member,,,,,")
    return file(*lines)


def test_three_thousand_teams_in_one_go(empty: Table) -> None:
    raw = big_file(3000)
    started = time.process_time()

    found = actions.import_roster(partnership=empty.partnership, raw=raw, by=empty.sam, at=NOON)

    seconds = time.process_time() - started
    assert (found.bodies, found.seats, found.people) == (3013, 12014, 6002)
    assert Seat.objects.filter(role=SeatRole.CO_CHAIR).count() == 6014
    assert seconds < 40, f"{seconds:.1f} s of processor time"
    assert timezone.localdate(NOON) == Holder.objects.order_by("from_on")[0].from_on
