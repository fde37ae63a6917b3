"""Partnerships as they are described in the field, each walked through its pages: set up, entered, shown.

Kaiser Permanente, 1199SEIU's project, a committee with federal mediators, a federal forum, a port. Their people here are invented.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.accounts.models import User
from highroad.areas.decisions import queries as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Outcome
from highroad.areas.partnerships import actions, queries
from highroad.areas.partnerships.models import Body, Party, Seat, StatusChange
from highroad.areas.partnerships.vocabulary import (
    BodyKind,
    CharterTemplate,
    PartnershipStatus,
)
from highroad.areas.problem_solving.models import (
    Interest,
    Round,
)
from highroad.areas.problem_solving.vocabulary.issues import (
    Neutral,
    Scope,
)
from highroad.areas.problem_solving.vocabulary.requests import PdiAim, PdiStage
from tests import cast
from tests.areas.commitments.scene import Scene, promise
from tests.table import Table, add_party, agree, fresh, make_table, move, sit

pytestmark = pytest.mark.django_db
TEAMS, REGIONS = 3_000, 10
SITES = (
    ("North Hospital", "Ida Moss", "Paul Reed"),
    ("South Hospital", "Gwen Park", "Omar Nunez"),
    ("West Nursing Home", "Tess Boyd", "Hugo Lang"),
)


def opened(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def page(client: Client, name: str, key: object, *, which: str = "", **asked: Any) -> str:
    """A page as somebody reads it; of a report also which one."""
    answer = client.get(reverse(name, args=[key, which] if which else [key]), asked)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def told(client: Client, name: str, key: object, **given: Any) -> Any:
    """A form that was sent, and taken."""
    answer = client.post(reverse(name, args=[key]), given)
    assert answer.status_code == 302, (name, answer.status_code, answer.content.decode()[:400])
    return answer


def adopt(
    table: Table, template: CharterTemplate, *also: User, without: tuple[str, ...] = ("quorum",)
) -> Decision:
    """The charter of a template, put to the sides and signed by all."""
    keys, now = queries.key_sides(table.body), timezone.now()
    clauses = [
        clause
        for clause in queries.clauses_of_template(template, "en", keys)
        if not clause.kind.value.startswith(without)
    ]
    charter = actions.draft_charter(body=table.body, by=table.lena, at=now, clauses=clauses)
    told(opened(table.lena), "partnerships:propose_charter", charter.key)
    decision = Decision.objects.get(subject=f"partnerships.charter:{charter.key}")
    for person in (table.lena, table.marcus, *also):
        agree(decision, person, at=now)
    assert decisions.state_of(fresh(decision)) is Outcome.ADOPTED
    return decision


def roster() -> bytes:
    """A council, ten regions, three thousand teams; every fourth team is the alliance's."""
    lines = [
        "body,kind,parent,side,organization,organization_kind,seat,role,key,email,alternate,from,to"
    ]

    def two(body: str, kind: str, parent: str, union: str) -> None:
        lines.append(f"{body},{kind},{parent},labor,{union},labor,Labor co-lead,co_chair,yes,,,,")
        lines.append(
            f"{body},{kind},{parent},management,Health Plan,employer,Manager,co_chair,yes,,,,"
        )

    two("National council", "council", "", "Coalition")
    for region in range(REGIONS):
        two(f"Region {region}", "council", "National council", "Coalition")
    for team in range(TEAMS):
        union = "Alliance" if team % 4 == 0 else "Coalition"
        two(f"Team {team:04}", "unit_team", f"Region {team % REGIONS}", union)
    return "\n".join(lines).encode()


def test_three_thousand_teams_from_one_file_and_one_unions_pause() -> None:
    """Kaiser Permanente: a tree of three levels in one go; the pause freezes its bodies and no other."""
    table = make_table(name="Health Partnership")
    client, key = opened(table.lena), table.partnership.key
    shown = client.post(
        reverse("partnerships:roster", args=[key]),
        {"file": SimpleUploadedFile("teams.csv", roster(), "text/csv")},
    )
    assert (shown.status_code, shown.context["depth"]) == (200, 3)
    assert Body.objects.filter(kind=BodyKind.UNIT_TEAM).count() == 0, (
        "nothing is kept before the yes"
    )

    told(client, "partnerships:accept_roster", key, packed=shown.context["packed"])

    teams = Body.objects.filter(kind=BodyKind.UNIT_TEAM)
    alliance = teams.filter(seats__party__organization__name="Alliance")
    assert (teams.count(), alliance.count()) == (TEAMS, TEAMS // 4)
    assert teams.first().parent.parent.name == "National council"  # type: ignore[union-attr]
    told(
        client, "partnerships:pause", key, reason="A strike is noticed.",
        parties=[str(Party.objects.get(organization__name="Alliance").pk)],
    )  # fmt: skip
    frozen = queries.paused_among(list(teams.values_list("pk", flat=True)))
    assert frozen == frozenset(alliance.values_list("pk", flat=True))
    assert not queries.is_paused(table.body)
    its_own = alliance.first()
    assert its_own is not None
    assert "Paused" in page(client, "partnerships:body", its_own.key)
    told(client, "decisions:propose", table.body.key, title="Go on", text="The council works on.")
    change = StatusChange.objects.get(partnership=key, status=PartnershipStatus.PAUSED)
    assert (
        opened(table.marcus).post(reverse("partnerships:resume", args=[change.key])).status_code
        == 403
    )
    told(client, "partnerships:resume", change.key)
    assert not queries.paused_among(list(alliance.values_list("pk", flat=True)))


def test_many_institutions_each_behind_its_own_wall() -> None:
    """1199SEIU's project: its consultant sees the sites they sit in; a site sees itself."""
    sam, consultant = cast.sam(), cast.person("Noor Haddad")
    sites = [
        make_table(
            name=name,
            people={"sam": sam, "lena": cast.person(chair), "marcus": cast.person(chief)},
        )
        for name, chair, chief in SITES
    ]  # fmt: skip
    for site in sites[:2]:
        party = add_party(site.partnership, "Labor Management Project", "", by=site.lena)
        seat = actions.add_seat(
            body=site.body, party=party, title="Consultant", by=site.lena, at=cast.NOON
        )
        sit(site, seat, consultant)
    for site in sites:
        promise(
            Scene(site, site.lena, site.marcus),
            what=f"Quiet nights at {site.partnership.name}",
            at=cast.NOON,
        )

    mine = opened(consultant)
    for site in sites[:2]:
        text = page(mine, "commitments:partnership", site.partnership.key)
        assert f"Quiet nights at {site.partnership.name}" in text
        assert "Late" in text
    north = opened(sites[0].lena)
    for name in ("partnerships:detail", "partnerships:search", "commitments:partnership"):
        for reader, site in ((mine, sites[2]), (north, sites[1])):
            assert reader.get(reverse(name, args=[site.partnership.key])).status_code == 404
    text = north.get(reverse("partnerships:list")).content.decode()
    assert "North Hospital" in text
    assert "South Hospital" not in text
    assert "Quiet nights at South" not in page(
        north, "partnerships:search", sites[0].partnership.key, q="Quiet nights"
    )


def test_private_lists_are_revealed_together_and_become_objectives() -> None:
    """A committee with federal mediators: each side alone, then both at once, then issues with owners."""
    table = make_table(name="County Committee")
    adopt(table, CharterTemplate.LABOR_MANAGEMENT_COMMITTEE)
    lena, marcus = opened(table.lena), opened(table.marcus)
    told(lena, "problem_solving:rounds", table.body.key, kind="problems")
    asked = Round.objects.get()
    told(lena, "problem_solving:write_line", asked.key, text="Schedules come too late")
    told(marcus, "problem_solving:write_line", asked.key, text="Nobody reads the board")
    told(lena, "problem_solving:ready", asked.key)
    assert "Schedules come too late" not in page(marcus, "problem_solving:round", asked.key)
    assert "Nobody reads the board" not in page(lena, "problem_solving:round", asked.key)

    told(marcus, "problem_solving:ready", asked.key)

    for client in (lena, marcus):
        text = page(client, "problem_solving:round", asked.key)
        assert "Schedules come too late" in text
        assert "Nobody reads the board" in text
    line = Interest.objects.get(side="labor")
    told(
        lena, "problem_solving:make_issue", line.key, scope=Scope.PARTNERSHIP.value,
        question="How can schedules be known two weeks ahead?",
    )  # fmt: skip
    promise(Scene(table, table.lena, table.marcus), what="A schedule two weeks ahead")
    told(lena, "problem_solving:ask_mediation", table.body.key, neutral=Neutral.STATE.value)
    told(
        marcus, "problem_solving:trainings", table.body.key, given_by="A federal mediator",
        held_on=timezone.localdate().isoformat(), title="Problem solving by interests", hours="6",
        seats=[str(key) for key in Seat.objects.filter(body=table.body).values_list("pk", flat=True)],
    )  # fmt: skip
    one = page(lena, "problem_solving:report", table.body.key, which="plan")
    for words in (
        "How can schedules be known two weeks ahead?", "A schedule two weeks ahead",
        "Problem solving by interests", "A federal mediator", "A state agency",
    ):  # fmt: skip
        assert words in one, words
    plan = page(marcus, "commitments:body", table.body.key)
    assert "A schedule two weeks ahead" in plan
    assert "two weeks ahead?" in page(marcus, "problem_solving:issues", table.body.key)


def test_the_records_of_a_forum_survive_its_end() -> None:
    """A federal forum: involvement with its dates and stage; ended, all of it is read and nothing added."""
    table = make_table(name="Agency Forum")
    decision = adopt(table, CharterTemplate.FEDERAL_FORUM)
    lena, marcus = opened(table.lena), opened(table.marcus)
    today = timezone.localdate()
    told(
        marcus, "problem_solving:add_involvement", table.body.key, topic="A new case system",
        notified_on=(today - timedelta(days=30)).isoformat(),
        deadline_on=(today + timedelta(days=60)).isoformat(), initiator="management",
        stage=PdiStage.values[0], aim=PdiAim.values[0],
    )  # fmt: skip
    Body.objects.filter(pk=table.body.pk).update(kind=BodyKind.FEDERAL_FORUM)
    move(table, PartnershipStatus.ENDED, at=timezone.now(), reason="The order was revoked.")

    for client in (lena, marcus):
        assert "A new case system" in page(client, "problem_solving:involvements", table.body.key)
        assert "Agency Forum" in page(client, "partnerships:detail", table.partnership.key)
        page(client, "decisions:detail", decision.key)
        page(client, "ledger:record", table.partnership.key)
        report = page(client, "problem_solving:report", table.body.key, which="forum")
        for words in ("A new case system", "E.O. 14119", "Message of the co-chairs", "Members"):
            assert words in report, words
        pack = page(client, "problem_solving:pack", table.body.key)
        for words in ("A new case system", "E.O. 14119", "Lena Ortiz", "deadline from outside"):
            assert words in pack, words
    refused = lena.post(
        reverse("decisions:propose", args=[table.body.key]), {"title": "More", "text": "More."}
    )
    assert refused.status_code == 403
    assert Decision.objects.filter(body=table.body).count() == 1


def test_a_port_listens_without_a_charter_and_is_no_partnership_in_public() -> None:
    """Los Angeles: attendees, topics, a question of each side; no consensus is claimed, nothing is public."""
    table = make_table(name="Port Conversation", is_active=False)
    lena = opened(table.lena)
    told(
        lena, "problem_solving:raise", table.body.key, scope=Scope.PARTNERSHIP.value,
        question="How can waiting at the gate be shorter?",
    )  # fmt: skip
    text = page(lena, "partnerships:detail", table.partnership.key)

    answer = lena.post(
        reverse("partnerships:listing", args=[table.partnership.key]), {"show": "yes"}
    )

    assert "Exploratory" in text
    assert answer.status_code in (302, 403)
    assert queries.list_partnerships_public() == []
    assert (
        "Port Conversation" not in Client().get(reverse("showcase:partnerships")).content.decode()
    )
    assert decisions.charter_in_force(table.body) is None
