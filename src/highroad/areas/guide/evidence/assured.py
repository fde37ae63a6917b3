"""Evidence of free and fair choice: agreements, their verified clauses, posted notices."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from highroad.areas.assurances.queries import choice as free_choice
from highroad.areas.assurances.vocabulary import ClauseAct
from highroad.areas.guide.evidence.asked import Asked
from highroad.areas.guide.rules import EvidenceLine
from highroad.areas.guide.vocabulary import EvidenceKind
from highroad.kit.refs import Ref


def agreements_are_in_force(asked: Asked) -> list[EvidenceLine]:
    """Signed agreements, of the newest day that speaks for them: signed, agreed anew, or evidenced."""
    return [
        EvidenceLine(
            EvidenceKind.AGREEMENT,
            line.shown_on,
            _("{kind}: {title}, both sides agree; {verified} of {all} clauses verified"),
            _("Register of agreements"),
            Ref("assurances.agreement", str(line.key)),
            {
                "kind": line.kind.label, "title": line.title, "verified": line.verified,
                "all": len(line.clauses),
            },
        )
        for line in asked.agreements
    ]  # fmt: skip


def _clauses(asked: Asked, act: ClauseAct, kind: EvidenceKind) -> list[EvidenceLine]:
    """Verified clauses of one act, of the day of their evidence, with who confirmed it."""
    return [
        EvidenceLine(
            kind,
            clause.verified_on,
            _("{heading} ({title}), confirmed by {side}"),
            _("Clause of an agreement"),
            Ref("assurances.agreementclause", str(clause.key)),
            {"heading": clause.heading, "title": line.title, "side": clause.verifier},
        )
        for line in asked.agreements
        for clause in line.clauses
        if clause.act is act and clause.counts and clause.verified_on is not None
    ]


def organizers_have_access(asked: Asked) -> list[EvidenceLine]:
    """Access of organizers, shown and confirmed."""
    return _clauses(asked, ClauseAct.ACCESS, EvidenceKind.COMMITMENT)


def employers_keep_out(asked: Asked) -> list[EvidenceLine]:
    """Neutrality, shown and confirmed."""
    return _clauses(asked, ClauseAct.NEUTRALITY, EvidenceKind.COMMITMENT)


def sign_up_is_recognized(asked: Asked) -> list[EvidenceLine]:
    """Recognition by majority sign-up, shown and confirmed."""
    return _clauses(asked, ClauseAct.SIGN_UP, EvidenceKind.COMMITMENT)


def first_contracts_are_settled(asked: Asked) -> list[EvidenceLine]:
    """A way to a first contract, shown and confirmed."""
    return _clauses(asked, ClauseAct.FIRST_CONTRACT, EvidenceKind.COMMITMENT)


def hires_are_promised(asked: Asked) -> list[EvidenceLine]:
    """Hires from named programs, shown and confirmed."""
    return _clauses(asked, ClauseAct.HIRES, EvidenceKind.AGREEMENT)


def notices_are_posted(asked: Asked) -> list[EvidenceLine]:
    """The newest check of each place in which the notice of workers' rights hung."""
    return [
        EvidenceLine(
            EvidenceKind.POSTING,
            row.checked_on,
            _("{site}, {place} ({language}, {version}), seen by {side}"),
            _("Check of a posted notice"),
            Ref.to(row),
            {
                "site": row.site, "place": row.place, "language": row.language,
                "version": row.version, "side": row.get_side_display(),
            },
        )
        for row in free_choice.postings_of(asked.partnership, asked.seen_by)
    ]  # fmt: skip
