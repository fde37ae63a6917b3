"""A partnership of many bodies, made in bulk: its roster, its work, and a long joint record.

Every body is alike: ten seats, an adopted charter, three more decisions, three issues, two projects, three
commitments, a meeting. Only their number differs, and the number of entries in the record.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import Model
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.commitments.models import Commitment
from highroad.areas.decisions.models import Decision, SignOff, Wording
from highroad.areas.decisions.rules import digest_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.ledger.models import Entry, Log, Opening, Subtree
from highroad.areas.ledger.rules import tree
from highroad.areas.ledger.rules.entries import Statement, commitment
from highroad.areas.ledger.vocabulary import LogKind
from highroad.areas.meetings.models import Meeting
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import (
    Body,
    BodySide,
    Charter,
    Clause,
    Holder,
    Organization,
    Partnership,
    Party,
    Seat,
)
from highroad.areas.partnerships.vocabulary import Base, CharterTemplate, Side, SideRule
from highroad.areas.problem_solving.models import Assessment, ImprovementProject, Issue, Trial
from highroad.kit.refs import Ref

SEATS = 5
"""On each side of each body."""
FACILITIES = 30
"""So many bodies at most stand in the middle, under the one at the top."""
BATCH = 2_000
WORDS = (
    "shift",
    "handover",
    "staffing",
    "board",
    "cart",
    "alarm",
    "rounds",
    "lift",
    "queue",
    "call",
)
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Made:
    """Where the benchmark looks: a team member's body, a person there, and one at the top."""

    partnership: str
    body: str
    member: str
    top: str
    chair: str


def put(model: type[Row], rows: Sequence[Row]) -> None:
    model._default_manager.bulk_create(rows, batch_size=BATCH)


@transaction.atomic
def make(bodies: int, entries: int) -> Made:
    """The whole world, in one transaction."""
    at = timezone.now() - timedelta(days=200)
    partnership = Partnership(
        name="Many teams", slug="many-teams", status="active", founded_by_alias="u-00000000",
        founded_at=at,
    )  # fmt: skip
    partnership.save(force_insert=True)
    ledger.open_log(name=partnership.log, kind=LogKind.JOINT)
    for side in Side:
        ledger.open_log(name=partnership.side_log(side), kind=LogKind.SIDE)
    made = make_bodies(partnership, bodies, at)
    seats = make_seats(partnership, made, at)
    make_decisions(made, seats, at)
    make_work(partnership, made, seats, at)
    fill_record(Log.objects.get(name=partnership.log), made, seats, entries, at)
    mine, top = made[-1], made[0]
    return Made(
        str(partnership.key), str(mine.key), address(mine, Side.LABOR, 0),
        str(top.key), address(top, Side.LABOR, 0),
    )  # fmt: skip


def address(body: Body, side: str, number: int) -> str:
    return f"{side}{number}.{body.name.replace(' ', '')}@example.org".lower()


def make_bodies(partnership: Partnership, count: int, at: datetime) -> list[Body]:
    """One at the top, a few in the middle, and the teams below these."""
    top = Body(partnership=partnership, name="Strategy group", kind="steering", made_at=at)
    middle = [
        Body(partnership=partnership, parent=top, name=f"Facility {n}", kind="steering", made_at=at)
        for n in range(min(FACILITIES, max(1, count // 10)))
    ]  # fmt: skip
    teams = [
        Body(
            partnership=partnership, parent=middle[n % len(middle)], name=f"Team {n}",
            kind="unit_team", made_at=at,
        )
        for n in range(count - 1 - len(middle))
    ]  # fmt: skip
    for level in ([top], middle, teams):
        put(Body, level)
    made = [top, *middle, *teams]
    put(BodySide, [BodySide(body=body, side=side) for body in made for side in partnership_sides()])
    return made


def partnership_sides() -> tuple[Side, Side]:
    return (Side.LABOR, Side.MANAGEMENT)


Seats = dict[uuid.UUID, list[tuple[Seat, User]]]


def make_seats(partnership: Partnership, bodies: list[Body], at: datetime) -> Seats:
    """Ten confirmed people in each body; the first of each side is its co-chair."""
    parties = {}
    for side, kind in ((Side.LABOR, "labor"), (Side.MANAGEMENT, "employer")):
        organization = Organization.objects.create(name=f"The {kind} party", kind=kind)
        parties[side] = Party.objects.create(
            partnership=partnership, organization=organization, side=side, is_core=True,
            from_on=at.date(),
        )  # fmt: skip
    found: Seats = {}
    for body in bodies:
        found[body.pk] = [
            (
                Seat(
                    body=body, party=parties[side], side=side, title=f"{side.label} {n}",
                    role="member" if n else "co_chair", carries_key=True, made_at=at,
                ),
                User(email=address(body, side, n), name=f"{side.label} {n} of {body.name}", password="!"),
            )
            for side in partnership_sides()
            for n in range(SEATS)
        ]  # fmt: skip
    pairs = [pair for rows in found.values() for pair in rows]
    put(User, [user for _, user in pairs])
    put(Seat, [seat for seat, _ in pairs])
    put(
        Holder,
        [
            Holder(
                seat=seat, body=seat.body, user=user, from_on=at.date(), appointed_by_alias="u-00000000",
                appointed_at=at, confirmed_by_alias="u-00000000", confirmed_at=at,
            )
            for seat, user in pairs
        ],
    )  # fmt: skip
    return found


def make_decisions(bodies: list[Body], seats: Seats, at: datetime) -> None:
    """A charter that both sides adopted, two decisions that are adopted too, and one that is open."""
    clauses = partnerships.clauses_of_template(CharterTemplate.UNIT_TEAM, "en", partnership_sides())
    charters = [
        Charter(
            body=body, number=1, title=f"Charter of {body.name}", made_by_alias="u-00000000", made_at=at,
            text=partnerships.charter_in_words(f"Charter of {body.name}", clauses, "en"),
        )
        for body in bodies
    ]  # fmt: skip
    put(Charter, charters)
    put(
        Clause,
        [
            Clause(
                charter=charter, kind=clause.kind, number=n, text=clause.text,
                parameters=dict(clause.parameters), source=clause.source,
            )
            for charter in charters
            for n, clause in enumerate(clauses, start=1)
        ],
    )  # fmt: skip
    decisions: list[Decision] = []
    wordings: list[Wording] = []
    answers: list[SignOff] = []
    for charter in charters:
        pairs = seats[charter.body_id]
        rules = rules_of(pairs)
        for n in range(4):
            text = charter.text if n == 0 else f"We do {n}."
            opened = at + timedelta(days=n)
            decision = Decision(
                body=charter.body, subject=str(Ref.to(charter)) if n == 0 else "",
                title=charter.title if n == 0 else f"Decision {n}", rules=rules, keys=list(rules),
                proposed_by_alias="u-00000000", proposed_side=Side.LABOR, opened_at=opened,
            )  # fmt: skip
            wording = Wording(
                decision=decision, number=1, text=text, digest=digest_of(text), made_at=opened,
                made_by_alias="u-00000000",
            )  # fmt: skip
            decisions.append(decision)
            wordings.append(wording)
            answers += [
                SignOff(
                    wording=wording, seat=seat, side=seat.side, stance="agree", signed_by=user,
                    signed_at=opened,
                )
                for seat, user in pairs
                if n < 3
            ]  # fmt: skip
    put(Decision, decisions)
    put(Wording, wordings)
    put(SignOff, answers)


def rules_of(pairs: list[tuple[Seat, User]]) -> dict[str, Any]:
    """Nobody of either side opposed: how each side decides, frozen with a proposal."""
    return {
        side.value: {
            "rule": SideRule.NOBODY_OPPOSED.value, "base": Base.ENTITLED.value, "quorum": 3,
            "entitled": [str(seat.key) for seat, _ in pairs if seat.side == side],
        }
        for side in partnership_sides()
    }  # fmt: skip


def make_work(partnership: Partnership, bodies: list[Body], seats: Seats, at: datetime) -> None:
    """Issues, projects with tests of which one was adopted, promises that run, meetings held and planned."""
    draw, today = random.Random(7), timezone.localdate()
    issues, projects, trials, promises, meetings = [], [], [], [], []
    levels = [
        Assessment(
            body=body, number=n, level=draw.randint(1, 5), version="1", digest="0" * 64,
            made_at=at + timedelta(days=120 * n - 100), agreed_at=at + timedelta(days=120 * n - 100),
        )
        for body in bodies
        for n in (1, 2)
    ]  # fmt: skip
    for body in bodies:
        seat, user = seats[body.pk][0]
        for n in range(1, 4):
            words = " ".join(draw.sample(WORDS, 4))
            issues.append(
                Issue(
                    body=body,
                    number=n,
                    question=f"How can we better the {words}?",
                    raised_side=Side.LABOR,
                    raised_by_alias=seat.alias,
                    raised_at=at,
                    state="interests",
                    moved_at=at,
                )
            )
            promises.append(
                Commitment(
                    partnership=partnership,
                    body=body,
                    kind="step",
                    what=f"Try the {words}",
                    owner_seat=seat,
                    owning_side=seat.side,
                    state="open",
                    made_by=user,
                    made_at=at,
                    due_on=today + timedelta(days=7 * n),
                )
            )
        for n in range(1, 3):
            project = ImprovementProject(
                body=body,
                number=n,
                title=f"Better {draw.choice(WORDS)}",
                goal="Halve it.",
                measure="Per month",
                direction="down",
                baseline=10,
                baseline_on=at.date(),
                baseline_source="the log",
                target=5,
                by_when=today + timedelta(days=90),
                values=["quality"],
                side=Side.LABOR,
                made_by_alias=seat.alias,
                made_at=at,
                recorded_at=timezone.now() - timedelta(days=30 if n == 1 else 120),
            )
            projects.append(project)
            trials.append(
                Trial(
                    project=project,
                    number=1,
                    idea="A board",
                    prediction="Fewer",
                    start_on=at.date(),
                    until_on=at.date(),
                    done="Yes",
                    results="Fewer",
                    learned="It helps",
                    verdict="adopt" if n == 1 else "adapt",
                    side=Side.LABOR,
                    made_by_alias=seat.alias,
                    made_at=at,
                    studied_at=at,
                )
            )
        meetings.append(
            Meeting(
                body=body, title="Monthly", starts_at=timezone.now() + timedelta(days=7),
                ends_at=timezone.now() + timedelta(days=7, hours=1), time_zone="America/Los_Angeles",
                agenda_closes_at=timezone.now() + timedelta(days=1), called_at=at,
                made_by_alias=seat.alias, made_at=at,
            )
        )  # fmt: skip
    for model, rows in (
        (Issue, issues), (Commitment, promises), (ImprovementProject, projects), (Trial, trials),
        (Meeting, meetings), (Assessment, levels),
    ):  # fmt: skip
        model._default_manager.bulk_create(rows, batch_size=BATCH)


def fill_record(log: Log, bodies: list[Body], seats: Seats, count: int, at: datetime) -> None:
    """Entries about issues, one after the other, each with the content that it commits to.

    The rows go past the models, many at a time; the tree is the ledger's own.
    """
    grown, drawn = tree.Tree(), random.Random(11)
    pairs = [(body, seats[body.pk][0][0]) for body in bodies]
    salts, second = drawn.randbytes, timedelta(seconds=16)

    def rows() -> Iterator[tuple[tuple[Any, ...], tuple[Any, ...]]]:
        for number in range(1, count + 1):
            body, seat = pairs[number % len(pairs)]
            salt, content = salts(32), f'{{"note":"step {number}"}}'
            line = Statement(
                number=number, act="issue.moved", actor=seat.alias, at=at + second * (number // 10),
                side="labor", about=f"problem_solving.issue:{body.key}",
                commit=commitment(salt, content),
            ).line  # fmt: skip
            leaf = tree.leaf_hash(line.encode())
            for place, root in grown.append(leaf):
                if place.level >= Subtree.LOWEST:
                    subtrees.append(
                        Subtree(log=log, level=place.level, index=place.index, digest=root.hex())
                    )
            entry = uuid.UUID(bytes=salts(16))
            about = f"problem_solving.issue:{body.key}"
            yield (
                (key(entry), key(log.pk), number, line, leaf.hex(), about),
                (key(uuid.UUID(bytes=salts(16))), key(entry), salt.hex(), content, None),
            )

    subtrees: list[Subtree] = []
    for batch in batches(rows(), 20_000):
        insert(Entry, ("key", "log", "number", "line", "leaf", "about"), [row for row, _ in batch])
        insert(Opening, ("key", "entry", "salt", "content", "erased_at"), [row for _, row in batch])
    put(Subtree, subtrees)
    log.size, log.peaks = grown.size, [peak.hex() for peak in grown.peaks]
    log.save(update_fields=["size", "peaks"])


def key(found: uuid.UUID) -> Any:
    """A key as this database keeps it."""
    return found if connection.features.has_native_uuid_field else found.hex


def batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    found = iter(rows)
    while batch := list(islice(found, size)):
        yield batch


def insert(model: type[Model], fields: Sequence[str], rows: list[tuple[Any, ...]]) -> None:
    """Rows as they are, past the models."""
    meta = model._meta
    columns = ", ".join(connection.ops.quote_name(meta.get_field(name).column) for name in fields)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {connection.ops.quote_name(meta.db_table)} ({columns}) VALUES ({places})",
            rows,
        )
