"""What the tests of agreements share: one agreement with a clause, at the usual table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from highroad.areas.assurances import actions, queries
from highroad.areas.assurances.actions import AgreementTerms, ClauseTerms
from highroad.areas.assurances.models import Agreement, AgreementClause
from highroad.areas.assurances.queries import AgreementLine, ClauseLine
from highroad.areas.assurances.vocabulary import (
    AgreementKind,
    AgreementStance,
    ClauseAct,
    NoticeSector,
)
from highroad.areas.commitments import actions as commitments
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import EvidenceForm
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from tests.cast import NOON
from tests.table import Table, make_table

DAY = NOON.date()
PDF = b"%PDF-1.7\n1 0 obj <</Type /Font>> endobj\n%%EOF\n"


def terms(**more: Any) -> AgreementTerms:
    given: dict[str, Any] = {
        "kind": AgreementKind.NEUTRALITY, "title": "Neutrality at the harbor",
        "signed_on": DAY - timedelta(days=10), "from_on": DAY - timedelta(days=10),
        "to_on": DAY + timedelta(days=600), "sector": NoticeSector.GENERAL,
    }  # fmt: skip
    return AgreementTerms(**{**given, **more})


def clause_terms(**more: Any) -> ClauseTerms:
    given: dict[str, Any] = {
        "act": ClauseAct.NEUTRALITY, "heading": "Managers say nothing for or against a union",
        "text": "The Company shall remain neutral.", "binds": Side.MANAGEMENT,
    }  # fmt: skip
    return ClauseTerms(**{**given, **more})


@dataclass
class Scene:
    table: Table
    agreement: Agreement
    clause: AgreementClause

    def line(self, on: date = DAY) -> AgreementLine:
        found = Agreement.objects.filter(pk=self.agreement.pk).select_related("body__partnership")
        return queries.lines_of(found, on)[0]

    def state(self, on: date = DAY) -> ClauseLine:
        return next(each for each in self.line(on).clauses if each.key == self.clause.key)

    @property
    def promise(self) -> Commitment:
        rows = Commitment.objects.filter(about=str(Ref.to(self.clause)))
        return rows.select_related("body__partnership").latest("made_at")

    def show(self, on: date = DAY, at: datetime = NOON) -> None:
        """Management shows that the clause is kept."""
        commitments.add_evidence(
            commitment=self.promise, by=self.table.marcus, at=at,
            draft=EvidenceDraft(
                form=EvidenceForm.NOTE, words="Supervisors were trained.", source="Training list", on=on,
            ),
        )  # fmt: skip

    def verify(self, on: date = DAY, at: datetime = NOON) -> None:
        """Shown by management, confirmed by labor."""
        self.show(on, at)
        commitments.confirm(commitment=self.promise, by=self.table.lena, at=at)

    def share(self, at: datetime = NOON) -> None:
        """Labor says: this is our agreement."""
        actions.say(
            agreement=self.agreement, stance=AgreementStance.AGREE, by=self.table.lena, at=at
        )

    def keep_text(self) -> None:
        actions.add_document(
            agreement=self.agreement, file_name="signed.pdf", content=PDF, by=self.table.marcus,
            at=NOON,
        )  # fmt: skip


def refused_by(constraint: str, do: Any) -> None:
    """The database refuses, by this constraint."""
    with pytest.raises(IntegrityError) as caught, transaction.atomic():
        do()
    said = str(caught.value)
    assert constraint in said or "UNIQUE constraint failed" in said


def make_scene(**more: Any) -> Scene:
    """Management enters the agreement and a clause that binds it: pledged by its own hand."""
    table = make_table()
    agreement = actions.enter(
        body=table.body, terms=terms(**more), parties=(table.labor, table.management),
        by=table.marcus, at=NOON,
    )  # fmt: skip
    clause = actions.add_clause(agreement=agreement, terms=clause_terms(), by=table.marcus, at=NOON)
    return Scene(table, agreement, clause)
