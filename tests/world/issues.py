"""What the world holds of issues: one new, one referred, a mediation that both sides asked for."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from highroad.areas.partnerships import actions as partnerships
from highroad.areas.partnerships.vocabulary import Side
from highroad.areas.problem_solving import actions, queries
from highroad.areas.problem_solving.models import Nomination, RuleChange, Sharing
from highroad.areas.problem_solving.vocabulary.comparisons import SharedFigure
from highroad.areas.problem_solving.vocabulary.field_work import MarkKind
from highroad.areas.problem_solving.vocabulary.issues import (
    IssueState,
    Neutral,
    ReferralReason,
    Route,
)
from highroad.areas.problem_solving.vocabulary.registers import NomineeKind, RuleSource, RuleStep
from highroad.areas.problem_solving.vocabulary.rounds import FactStance, NoteKind, RoundKind
from highroad.kit.refs import Ref
from tests import cast
from tests.table import agree, make_table

if TYPE_CHECKING:
    from tests.world.partnerships import Builder


def add_issues(builder: Builder) -> None:
    """Everything by actions, every text a canary."""
    things, people = builder.table.things, builder.table.people
    labor, management, body = people["labor"], people["management"], things["body"]
    things["issue"] = actions.raise_issue(
        body=body, question=builder.word("joint", "question"),
        clause=builder.word("joint", "clause_of_issue"), by=labor, at=builder.now(),
    )  # fmt: skip
    held = actions.raise_issue(
        body=body, question=builder.word("joint", "held_question"), by=management, at=builder.now()
    )
    things["held"] = actions.move(
        issue=held, to=IssueState.ON_HOLD, reason=builder.word("joint", "hold_reason"),
        by=labor, at=builder.now(),
    )  # fmt: skip
    things["referral"] = actions.refer(
        body=body, reason=ReferralReason.GRIEVANCE, route=Route.GRIEVANCE_STEPS, by=labor,
        at=builder.now(),
    )  # fmt: skip
    asked = actions.ask_for_mediation(body=body, neutral=Neutral.STATE, by=labor, at=builder.now())
    things["mediation"] = actions.join_mediation(mediation=asked, by=management, at=builder.now())
    things["public_asked"] = actions.ask_for_public(
        issue=things["issue"],
        summary=builder.word("joint", "public_summary"),
        by=labor,
        at=builder.now(),
    )
    show_an_issue(builder)
    register_rules(builder)
    add_disputes(builder)
    add_field_work(builder)
    add_comparison(builder)
    add_rooms(builder)
    add_lists(builder)
    add_options(builder)
    add_facts(builder)


def add_disputes(builder: Builder) -> None:
    """One between labor and management, with terms that management has still to agree to."""
    things, people = builder.table.things, builder.table.people
    opened = actions.open_dispute(
        body=things["body"], about=builder.word("joint", "dispute_about"),
        detail=builder.word("joint", "dispute_detail"),
        parties=[builder.party(Side.LABOR), builder.party(Side.MANAGEMENT)],
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    things["dispute"] = actions.put_terms(
        dispute=opened, terms=builder.word("joint", "dispute_terms"), by=people["labor"],
        at=builder.now(),
    )  # fmt: skip


def add_field_work(builder: Builder) -> None:
    """A stoppage that goes on, a visit, a mark from outside, and a training of both sides."""
    things, people, now = builder.table.things, builder.table.people, builder.now()
    day, labor = timezone.localdate(now), people["labor"]
    things["stoppage"] = actions.note_stoppage(
        dispute=things["dispute"], first_on=day, by=labor, at=now
    )
    things["site_visit"] = actions.log_visit(
        body=things["body"], visited_on=day, site=builder.word("joint", "visit_site"),
        met=[builder.party(Side.LABOR)], looked_at=builder.word("joint", "visit_text"), by=labor,
        at=now,
    )  # fmt: skip
    things["outside_mark"] = actions.note_mark(
        body=things["body"], on=day, kind=MarkKind.RATING, words=builder.word("joint", "mark_words"),
        source=builder.word("joint", "mark_source"), by=labor, at=now,
    )  # fmt: skip
    things["joint_training"] = actions.note_training(
        body=things["body"],
        draft=actions.TrainingDraft(
            day, builder.word("joint", "training_title"), builder.word("joint", "training_by"),
            Decimal(3),
        ),
        seats=queries.seats_named(
            things["body"], [key for key, _title in queries.seat_choices(things["body"])]
        ),
        by=labor, at=now,
    )  # fmt: skip


def add_comparison(builder: Builder) -> None:
    """One that shows figures of the partnership to whoever shows some there."""
    things, people, now = builder.table.things, builder.table.people, builder.now()
    things["comparison"] = actions.begin_comparison(
        body=things["body"], name=builder.word("joint", "comparison_name"), by=people["labor"],
        at=now,
    )  # fmt: skip
    put = actions.propose_sharing(
        comparison=things["comparison"], body=things["body"], figures=list(SharedFigure),
        shown_as=builder.word("joint", "comparison_shown"), by=people["labor"], at=now,
    )  # fmt: skip
    for role in ("labor", "management"):
        agree(put, people[role], at=now)
    things["sharing"] = Sharing.objects.get(comparison=things["comparison"])


def add_rooms(builder: Builder) -> None:
    """Both sides keep something beside the body, the issue and a proposal; labor released once."""
    things, people = builder.table.things, builder.table.people
    for role in ("labor", "management"):
        for beside in ("body", "issue", "decision"):
            room = queries.get_room(beside, things[beside].key, people[role])
            note = actions.write_note(
                room=room, text=builder.word(role, f"{beside}_note"), by=people[role],
                kind=NoteKind.POSITION, at=builder.now(),
            )  # fmt: skip
            things["note"] = note if (role, beside) == ("labor", "issue") else things.get("note")
    room = queries.get_room("issue", things["issue"].key, people["labor"])
    leaves = actions.write_note(
        room=room, text=builder.word("joint", "position"), by=people["labor"],
        kind=NoteKind.POSITION, at=builder.now(),
    )  # fmt: skip
    things["position"] = actions.release(note=leaves, by=people["labor"], at=builder.now())


def add_lists(builder: Builder) -> None:
    """One round still sealed, with a line of each side; one that opened."""
    things, people = builder.table.things, builder.table.people
    sealed = actions.open_round(
        body=things["body"], kind=RoundKind.PROBLEMS, by=people["labor"], at=builder.now()
    )
    opened = actions.open_round(
        body=things["body"], kind=RoundKind.EXPECTATIONS, by=people["labor"], at=builder.now()
    )
    for role in ("management", "labor"):
        things["line"] = actions.write_line(
            round=sealed, text=builder.word(role, "line"), by=people[role], at=builder.now()
        )
        things["open_line"] = actions.write_line(
            round=opened, text=builder.word("joint", "line"), by=people[role], at=builder.now()
        )
        actions.say_ready(round=opened, by=people[role], at=builder.now())
    things["round"] = sealed


def add_options(builder: Builder) -> None:
    """One issue with a draft on the table, one whose criteria are being agreed."""
    things, people = builder.table.things, builder.table.people
    labor, management = people["labor"], people["management"]
    for name in ("drafted", "weighed"):
        issue = actions.raise_issue(
            body=things["body"], question=builder.word("joint", f"{name}_question"), by=labor,
            at=builder.now(),
        )  # fmt: skip
        for to in (IssueState.INTERESTS, IssueState.OPTIONS):
            issue = actions.move(issue=issue, to=to, by=labor, at=builder.now())
        word = builder.word("joint", "option") if name == "drafted" else "An option nobody sees now"
        option = actions.add_option(issue=issue, text=word, by=labor, at=builder.now())
        issue = actions.move(issue=issue, to=IssueState.CRITERIA, by=labor, at=builder.now())
        things["criterion"] = actions.add_criterion(
            issue=issue, text=builder.word("joint", "criterion"), by=management, at=builder.now()
        )
        things[name] = issue
        if name == "drafted":
            things["option"] = option
    # the one that stays with its criteria is `weighed`; the other goes on to its draft
    drafted = things["drafted"]
    for person in (labor, management):
        actions.agree_on_criteria(
            issue=drafted, digest=queries.digest_of_criteria(drafted), by=person, at=builder.now()
        )
    things["drafted"] = actions.move(issue=drafted, to=IssueState.STRAW, by=labor, at=builder.now())
    actions.draft_straw(
        issue=drafted, text=builder.word("joint", "straw"), by=labor, at=builder.now()
    )


def add_facts(builder: Builder) -> None:
    """A fact that labor doubts and that an issue cites, changed since."""
    things, people = builder.table.things, builder.table.people

    def draft(name: str) -> actions.FactDraft:
        source = builder.word("joint", f"{name}_source")
        return actions.FactDraft(text=builder.word("joint", f"{name}_text"), source=source)

    fact = actions.add_fact(
        body=things["body"], draft=draft("fact"), by=people["management"], at=builder.now()
    )
    actions.cite(fact=fact, about=Ref.to(things["issue"]), by=people["labor"], at=builder.now())
    actions.change_fact(fact=fact, draft=draft("new"), by=people["management"], at=builder.now())
    actions.say_of_fact(
        fact=fact, version=2, stance=FactStance.DISPUTED, note=builder.word("joint", "doubt"),
        by=people["labor"], at=builder.now(),
    )  # fmt: skip
    things["fact"] = fact
    things["rung"] = actions.call_impasse(
        issue=things["issue"], by=people["labor"], at=builder.now()
    )


def ask_by_role(builder: Builder) -> None:
    """A survey that runs: labor's tickets are printed, management's are not."""
    things, people = builder.table.things, builder.table.people
    at = timezone.now()
    things["survey"] = actions.open_survey(
        body=things["body"], title=builder.word("joint", "survey"),
        questions=[builder.word("joint", "survey_question")],
        roles=[
            actions.RoleDraft(builder.word("joint", f"role_{side.value}"), builder.party(side))
            for side in (Side.LABOR, Side.MANAGEMENT)
        ],
        closes_on=timezone.localdate(at) + timedelta(days=30), by=people["labor"], at=at,
    )  # fmt: skip
    labor, management = things["survey"].roles.order_by("number")
    things["survey_tickets"] = actions.print_tickets(
        role=labor, tickets=22, by=people["labor"], at=at
    )
    things["survey_role"] = management
    things["survey_tally"] = management.tallies.get()


def register_rules(builder: Builder) -> None:
    """A rule before both sides, and a nomination."""
    things, people = builder.table.things, builder.table.people
    word = builder.word
    put = actions.propose_rule_change(
        body=things["body"], by=people["labor"], at=builder.now(),
        draft=actions.RuleDraft(
            rule=word("joint", "rule"), step=RuleStep.CHANGED, source=RuleSource.SITE,
            in_force_on=timezone.localdate(builder.at), reads_now=word("joint", "rule_reads"),
            place=word("joint", "rule_place"), why=word("joint", "rule_why"),
        ),
    )  # fmt: skip
    things["rule_change"] = RuleChange.objects.get(pk=Ref.parse(put.subject).key)
    put = actions.nominate(
        body=things["body"], by=people["management"], at=builder.now(),
        draft=actions.NominationDraft(
            award=word("joint", "award"), nominee=word("joint", "nominee"),
            kind=NomineeKind.CREW, reason=word("joint", "nomination_reason"),
        ),
    )  # fmt: skip
    things["nomination"] = Nomination.objects.get(pk=Ref.parse(put.subject).key)


def show_an_issue(builder: Builder) -> None:
    """Beside the world stands a partnership the public may see, with one question it shows."""
    lena, marcus = (
        cast.person(
            f"{name} of {builder.where}", email=f"{builder.where}.{name.lower()}@example.org"
        )
        for name in ("Shown", "Seen")
    )
    table = make_table(
        name=builder.word("public", "shown_partnership"),
        at=builder.now(),
        people={"sam": builder.staff, "lena": lena, "marcus": marcus},
    )
    for user in (lena, marcus):
        partnerships.agree_to_listing(partnership=table.partnership, by=user, at=builder.now())
    seen = actions.raise_issue(
        body=table.body, question=builder.word("public", "shown_question"), by=lena,
        at=builder.now(),
    )  # fmt: skip
    shown = actions.ask_for_public(
        issue=seen, summary=builder.word("public", "shown_summary"), by=lena, at=builder.now()
    )
    builder.table.things["public_shown"] = actions.agree_to_public(
        asked=shown, by=marcus, at=builder.now()
    )
