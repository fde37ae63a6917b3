"""The whole world: our partnership, a foreign one, staff, and somebody who sits nowhere near us."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from highroad.areas.accounts import actions as accounts
from highroad.areas.accounts.models import Message, User
from highroad.areas.decisions import actions as decisions
from highroad.areas.decisions.models import Decision
from highroad.areas.decisions.vocabulary import Stance
from highroad.areas.fair_access import actions as access
from highroad.areas.fair_access.actions import DraftTerms, GoalTerms
from highroad.areas.filings import actions as filings
from highroad.areas.filings.models import Filing
from highroad.areas.guide import actions as guide
from highroad.areas.guide.vocabulary import QUESTIONS, Reply, Voice
from highroad.areas.partnerships.models import StatusChange
from highroad.areas.partnerships.vocabulary import Side
from tests.cast import sam
from tests.doors.addresses import Address
from tests.world import commitments, copies, demand, library, placements
from tests.world.acts import act_by_charter
from tests.world.assurances import assure
from tests.world.canaries import Aviary
from tests.world.credentials import vouch
from tests.world.issues import add_issues, ask_by_role
from tests.world.job_quality import rate_jobs
from tests.world.meetings import build_meetings
from tests.world.office import ask_and_offer
from tests.world.partnerships import Builder, Table
from tests.world.projects import add_projects
from tests.world.record import agree_on_witnesses, sign_for_the_record
from tests.world.stories import tell_stories
from tests.world.supports import help_somebody
from tests.world.training import train

HEAD = "project,contractor,week_ending,worker,classification,hours,rate,gross,net,sex,race,overtime_hours"


class WholeBuilder(Builder):
    """Adds what was filed, counted, published and said."""

    def build(self) -> Table:
        super().build()
        self.file()
        self.count()
        commitments.promise(self)
        add_projects(self)
        act_by_charter(self)
        build_meetings(self)
        self.tell()
        add_issues(self)
        self.adopt(agree_on_witnesses(self))
        sign_for_the_record(self)
        tell_stories(self, self.staff)
        library.gather(self)
        ask_and_offer(self, self.staff)
        copies.take_a_copy(self)
        train(self)
        assure(self)
        demand.plan(self)
        placements.place(self)
        rate_jobs(self)
        ask_by_role(self)
        help_somebody(self)
        vouch(self)
        return self.table

    def payroll(self, workers: int, first_week: int) -> bytes:
        """Four weeks of carpenters and welders; every word of it a canary."""
        project, firm = self.word("joint", "project"), self.word("joint", "employer")
        lines = [HEAD]
        for number in range(workers):
            badge = self.word("rows", "worker")
            trade = ("Carpenter Journeyworker", "Carpenter Apprentice")[number % 4 == 0]
            sex, race = ("Female", "Male")[number % 3 > 0], ("White", "Black")[number % 2]
            for week in range(first_week, first_week + 4):
                day = date(2026, 1, 4).toordinal() + 7 * week
                lines.append(
                    f"{project},{firm},{date.fromordinal(day)},{badge},{trade},40,30,1200,900,{sex},{race},0"
                )
        return "\n".join(lines).encode()

    def submit(self, workers: int, first_week: int) -> Filing:
        return filings.submit(
            partnership=self.table.partnership, party=self.party(Side.MANAGEMENT),
            upload=filings.Upload(
                name=f"{self.word('joint', 'file')}.csv", pieces=[self.payroll(workers, first_week)]
            ),
            by=self.table.people["management"], at=self.now(),
        )  # fmt: skip

    def file(self) -> None:
        things, people = self.table.things, self.table.people
        certified = self.submit(64, 0)
        filings.lock(filing=certified, by=people["management"], at=self.now())
        for role in ("labor", "management"):
            fresh = Filing.objects.get(pk=certified.pk)
            filings.certify(
                filing=fresh, digest=fresh.digest, name_typed=people[role].name,
                by=people[role], at=self.now(),
            )  # fmt: skip
        things["certified"] = Filing.objects.get(pk=certified.pk)
        things["filing"] = self.submit(12, 4)

    def adopt(self, decision: Decision) -> None:
        for role in ("management", "labor"):
            decisions.sign(
                decision=decision, wording_number=1, stance=Stance.AGREE,
                by=self.table.people[role], at=self.now(),
            )  # fmt: skip

    def count(self) -> None:
        things, labor = self.table.things, self.table.people["labor"]
        things["goal"] = access.set_goal(
            body=things["body"], by=labor, at=self.now(),
            terms=GoalTerms(
                breakdown="sex", group="women", share=Decimal("0.069"), kind="aspirational",
                source=self.word("public", "goal_source"), from_on=date(2026, 1, 1),
            ),
        )  # fmt: skip
        self.adopt(Decision.objects.get(pk=things["goal"].decision_key))
        for name in ("draft", "published"):
            terms = DraftTerms(
                title=self.word("public" if name == "published" else "joint", name),
                breakdown="sex", by=["level"], period="all",
            )  # fmt: skip
            things[name] = access.draft(body=things["body"], terms=terms, by=labor, at=self.now())
            if name == "published":
                made = access.put_to_both_sides(publication=things[name], by=labor, at=self.now())
                self.adopt(Decision.objects.get(pk=made.decision_key))
                access.publish(publication=made, by=labor, at=self.now())

    def tell(self) -> None:
        things, people = self.table.things, self.table.people
        things["question"] = QUESTIONS[0]
        guide.give_answer(
            partnership=self.table.partnership, question=QUESTIONS[0], voice=Voice.LABOR,
            reply=Reply.YES, note=self.word("joint", "note"), seen=0,
            by=people["labor"], at=self.now(),
        )  # fmt: skip
        things["invitation"], _token = accounts.invite(
            email=f"{self.where}.guest@example.org", about=None, by=self.staff, at=self.now()
        )
        things["change"] = StatusChange.objects.filter(partnership=self.table.partnership).first()
        things["wording"] = things["decision"].wordings.get()
        things["answer"] = things["adopted"].wordings.get().sign_offs.first()
        things["message"] = Message.objects.filter(to=people["labor"]).first()


@dataclass(frozen=True)
class World:
    """Two partnerships with the same furniture."""

    own: Table
    foreign: Table
    staff: User
    aviary: Aviary

    def person(self, role: str) -> User | None:
        """Somebody in a role towards our own partnership."""
        if role == "nobody":
            return None
        if role == "staff":
            return self.staff
        return self.foreign.people["labor"] if role == "other" else self.own.people[role]

    def editor_path(self, address: Address) -> str:
        """Some address of Wagtail's editor that its pattern accepts."""
        import re

        path = re.sub(r"<int:\w+>|<\w+>|\(\\d\+\)|\(\?P<\w+>\\d\+\)", "1", address.route)
        path = re.sub(r"<uuid:\w+>", str(uuid.UUID(int=1)), path)
        path = re.sub(r"<(?:str|slug|path)?:?\w+>", "x", path)
        return "/" + re.sub(r"[\^$]|\(.*?\)|\\.\+?|\.\*", "", path)


def world() -> World:
    aviary, staff = Aviary(), sam()
    own = WholeBuilder("own", aviary, staff).build()
    foreign = WholeBuilder("foreign", aviary, staff).build()
    return World(own=own, foreign=foreign, staff=staff, aviary=aviary)
