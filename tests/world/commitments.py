"""Promises of the world: asked, open, shown with each kind of evidence, and one within labor."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from highroad.areas.commitments import actions
from highroad.areas.commitments.actions import EvidenceDraft
from highroad.areas.commitments.models import Commitment
from highroad.areas.commitments.vocabulary import CommitmentKind, EvidenceForm
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.refs import Ref
from tests.world.partnerships import START, Builder

DUE = START.date() + timedelta(days=20)


def promise(builder: Builder) -> None:
    """Puts promises into the things of a table."""
    things, people = builder.table.things, builder.table.people
    labor, management = people["labor"], people["management"]
    things["asked"] = _made(builder, owner=Side.MANAGEMENT, by=labor)
    things["promised"] = _made(builder, owner=management, by=management)
    things["shown"] = _made(
        builder, owner=management, by=management, kind=CommitmentKind.REMEDY,
        about=Ref.to(things["decision"]),
    )  # fmt: skip
    for draft in _drafts(builder):
        things["evidence"] = actions.add_evidence(
            commitment=things["shown"], draft=draft, by=management, at=builder.now()
        )
    private = _made(builder, owner=labor, by=labor, is_private=True, zone="labor")
    things["private_promise"] = private
    actions.postpone(
        commitment=private, due_on=DUE + timedelta(days=9), by=labor, at=builder.now(),
        reason=builder.word("labor", "reason"),
    )  # fmt: skip
    things["private_move"] = private.moves.order_by("-number").first()
    things["sponsor"] = actions.name_sponsor(
        body=things["body"], side=Side.LABOR, user=labor, by=labor, at=builder.now()
    )


def _made(builder: Builder, *, zone: str = "joint", **more: Any) -> Commitment:
    given = {"kind": CommitmentKind.FOLLOW_UP, "due_on": DUE, **more}
    has_page = "about" in given or zone == "labor"
    return actions.promise(
        what=builder.word(zone, "promise"),
        detail=builder.word(zone, "detail") if has_page else "",
        where=builder.table.things["body"], at=builder.now(), **given,
    )  # fmt: skip


def _drafts(builder: Builder) -> list[EvidenceDraft]:
    given: dict[str, Any] = {"source": builder.word("joint", "evidence_source"), "on": START.date()}
    return [
        EvidenceDraft(form=EvidenceForm.NOTE, words=builder.word("joint", "evidence"), **given),
        EvidenceDraft(
            form=EvidenceForm.FIGURE, figure=Decimal("7.5"),
            unit=builder.word("joint", "evidence_unit"), **given,
        ),
        EvidenceDraft(
            form=EvidenceForm.FILE, file_name=f"{builder.word('joint', 'evidence_file')}.txt",
            content=builder.word("joint", "evidence_content").encode(), **given,
        ),
    ]  # fmt: skip
