"""Agreements of the world: one with texts, clauses in several states, a breach, a register that is public."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from highroad.areas.assurances import actions
from highroad.areas.assurances.actions import AgreementTerms, ClauseTerms, choice, postings
from highroad.areas.assurances.actions.choice import Count
from highroad.areas.assurances.actions.postings import PostingCheck
from highroad.areas.assurances.models import AgreementClause
from highroad.areas.assurances.rules.choice import LadderTerms
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    BreachAct,
    ClauseAct,
)
from highroad.areas.assurances.vocabulary.choice import (
    AccessReply,
    IncidentKind,
    LadderAct,
    PostingForm,
)
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import EvidenceForm
from highroad.areas.decisions.models import Decision
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref

if TYPE_CHECKING:
    from tests.world.everything import WholeBuilder


def assure(builder: WholeBuilder) -> None:
    """Everything by actions, every text a canary."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    labor, management = people["labor"], people["management"]
    day = timezone.localdate(builder.now())
    made = actions.enter(
        body=things["body"], by=management, at=builder.now(),
        terms=AgreementTerms(
            kind=AgreementKind.LABOR_PEACE, title=word("public", "agreement"), signed_on=day,
            from_on=day, to_on=day + timedelta(days=4000), covers=word("public", "covers"),
        ),
        parties=(builder.party(Side.LABOR), word("public", "other_party")),
    )  # fmt: skip
    things["agreement"] = made
    actions.say(agreement=made, stance=AgreementStance.AGREE, by=labor, at=builder.now())
    things["agreement_document"] = actions.add_document(
        agreement=made, file_name=f"{word('joint', 'agreement_file')}.txt",
        content=word("joint", "agreement_text").encode(), by=labor, at=builder.now(),
    )  # fmt: skip
    things["lapsed_clause"] = _clause(builder, ClauseAct.ACCESS)
    _verify(builder, things["lapsed_clause"])
    things["agreement_clause"] = _clause(builder, ClauseAct.NEUTRALITY)
    _register(builder)
    _choose(builder)
    things["breach"] = actions.report_breach(
        clause=things["agreement_clause"], happened_on=day, words=word("joint", "breach"), by=labor,
        at=builder.now(),
    )  # fmt: skip
    actions.say_of_breach(
        breach=things["breach"], act=BreachAct.FIND, words=word("joint", "finding"),
        neutral=word("joint", "neutral"), by=labor, at=builder.now(),
    )  # fmt: skip


def _clause(builder: WholeBuilder, act: ClauseAct) -> AgreementClause:
    return actions.add_clause(
        agreement=builder.table.things["agreement"], by=builder.table.people["management"],
        at=builder.now(),
        terms=ClauseTerms(
            act=act, heading=builder.word("public", "clause"), text=builder.word("joint", "clause_text"),
            binds=Side.MANAGEMENT, fresh_days=30,
        ),
    )  # fmt: skip


def _verify(builder: WholeBuilder, clause: AgreementClause) -> None:
    """Shown and confirmed in a spring long gone, so that its evidence has grown old."""
    promise = Commitment.objects.get(about=str(Ref.to(clause)))
    commitments.add_evidence(
        commitment=promise, by=builder.table.people["management"], at=builder.now(),
        draft=EvidenceDraft(
            form=EvidenceForm.NOTE, words=builder.word("joint", "evidence"),
            source=builder.word("joint", "evidence_source"), on=timezone.localdate(builder.now()),
        ),
    )  # fmt: skip
    commitments.confirm(commitment=promise, by=builder.table.people["labor"], at=builder.now())


def _register(builder: WholeBuilder) -> None:
    things, labor = builder.table.things, builder.table.people["labor"]
    public = actions.put_register(body=things["body"], by=labor, at=builder.now())
    builder.adopt(Decision.objects.get(pk=public.decision_key))
    things["public_register"] = actions.publish_register(
        register=public, by=labor, at=builder.now()
    )
    things["register"] = actions.put_register(body=things["body"], by=labor, at=builder.now())


def _choose(builder: WholeBuilder) -> None:
    """Access, an incident, a count with its ladder, a posting, a subcontract; every text a canary."""
    things, people, word = builder.table.things, builder.table.people, builder.word
    labor, management, body = people["labor"], people["management"], things["body"]
    day = timezone.localdate(builder.now())
    things["access"] = choice.ask_access(
        body=body, place=word("joint", "access_place"), hours=word("joint", "access_hours"),
        asked_on=day, clause=things["lapsed_clause"], by=labor, at=builder.now(),
    )  # fmt: skip
    choice.answer_access(
        request=things["access"], reply=AccessReply.CHANGED, words=word("joint", "access_reply"),
        by=management, at=builder.now(),
    )  # fmt: skip
    made = choice.report_incident(
        body=body, kind=IncidentKind.MEETING, happened_on=day, site=word("joint", "incident_site"),
        words=word("joint", "incident"), by=labor, at=builder.now(),
    )  # fmt: skip
    choice.answer_incident(
        incident=made, response=word("joint", "incident_reply"), by=management, at=builder.now()
    )
    choice.find_on_incident(
        incident=made, neutral=word("joint", "incident_neutral"), by=labor, at=builder.now(),
        finding=word("joint", "incident_finding"),
    )  # fmt: skip
    things["incident"] = made
    things["recognition"] = choice.enter_count(
        body=body, by=labor, at=builder.now(),
        count=Count(
            union=word("joint", "union"), unit=word("joint", "unit"), unit_size=128, signed=65,
            neutral=word("joint", "count_neutral"), counted_on=day,
        ),
    )  # fmt: skip
    choice.recognize(
        recognition=things["recognition"], on=day, terms=LadderTerms(), by=management,
        source=word("joint", "ladder_source"), at=builder.now(),
    )  # fmt: skip
    choice.enter_step(
        recognition=things["recognition"], act=LadderAct.MET, on=day, words=word("joint", "step"),
        by=labor, at=builder.now(),
    )  # fmt: skip
    things["posting"] = postings.check_posting(
        body=body, by=labor, at=builder.now(),
        check=PostingCheck(
            site=word("joint", "posting_site"), place=word("joint", "posting_place"),
            language=word("joint", "posting_language"), version=word("joint", "posting_version"),
            form=PostingForm.SCREEN, checked_on=day, is_up=False, note=word("joint", "posting_note"),
            photo=b"\x89PNG\r\n\x1a\n" + word("joint", "posting_photo").encode(),
        ),
    )  # fmt: skip
    postings.enter_subcontract(
        body=body, firm=word("joint", "subcontractor"), dollars=Decimal(20_000), has_clause=True,
        seen_on=day, by=labor, at=builder.now(),
    )  # fmt: skip
