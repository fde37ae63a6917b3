"""Credentials as each reader may see them: the person, who coordinates, and the co-chairs who sign."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from highroad.areas.accounts.models import User
from highroad.areas.credentials.models import Credential, CredentialWord, Revocation
from highroad.areas.credentials.rules import standing
from highroad.areas.credentials.rules.reading import Document
from highroad.areas.credentials.vocabulary import CredentialKind, CredentialState
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.areas.partnerships.queries.seats import sits
from highroad.areas.partnerships.vocabulary import SeatRole
from highroad.areas.training.models import Enrollment, TrainingProgram
from highroad.areas.training.queries import enrollments
from highroad.areas.training.queries.enrollments import coordinated, own
from highroad.areas.training.vocabulary.enrollments import EnrollmentStatus

WITH = ("enrollment__participant", "enrollment__program", "enrollment__standards",
        "body__partnership")  # fmt: skip


def chaired(user: User) -> list[UUID]:
    """The bodies for whose sides somebody is co-chair today."""
    found = partnerships.acting_holders().filter(
        sits(user), is_alternate=False, seat__role=SeatRole.CO_CHAIR
    )
    return list(found.values_list("body_id", flat=True))


def _all() -> QuerySet[Credential]:
    found = Credential.objects.select_related(*WITH)
    return found.prefetch_related("words", "revocations__answers")


def visible(seen_by: User) -> QuerySet[Credential]:
    """The person's own, those of programs somebody coordinates, those a co-chair signs."""
    whose = Enrollment.objects.filter(coordinated(seen_by) | own(seen_by))
    return _all().filter(Q(enrollment__in=whose) | Q(body__in=chaired(seen_by)))


def get_credential(key: UUID | str, seen_by: User) -> Credential:
    """One credential. Raises `NotFound`."""
    return partnerships.one(visible(seen_by), key)


def said(words: Iterable[CredentialWord], revocation: UUID | None) -> list[standing.Said]:
    """The words to the issue, or to one revocation."""
    return [
        standing.Said(side=one.side, is_yes=one.is_yes)
        for one in words
        if one.revocation_id == revocation
    ]


def newest_revocation(credential: Credential) -> Revocation | None:
    """The last one that was asked for."""
    return max(credential.revocations.all(), key=lambda one: one.asked_at, default=None)


def state_of(credential: Credential) -> CredentialState:
    """Where it stands, from what was read with it."""
    words, newest = list(credential.words.all()), newest_revocation(credential)
    return standing.state_of(
        said(words, None), is_forgotten=credential.forgotten_at is not None,
        asked_back=said(words, newest.key) if newest else None,
    )  # fmt: skip


def signed_document(credential: Credential) -> Document:
    """The document with every signature it has."""
    proofs = [one.proof for one in credential.words.all() if one.proof]
    return {**credential.document, "proof": proofs}


@dataclass(frozen=True)
class CredentialView:
    """One credential in a list or on its page."""

    key: UUID
    who: str
    title: str
    kind: CredentialKind
    state: CredentialState
    program: str
    program_key: UUID
    credential: Credential
    words: tuple[CredentialWord, ...]
    revocation: Revocation | None

    @property
    def sides(self) -> dict[str, bool | None]:
        """What each side has said to the issue."""
        return {one.side: one.is_yes for one in self.words if one.revocation_id is None}


def view_of(one: Credential) -> CredentialView:
    """It as a value."""
    return CredentialView(
        key=one.key, who=one.enrollment.participant.name, title=one.title or "–",
        kind=CredentialKind(one.kind), state=state_of(one), program=one.enrollment.program.name,
        program_key=one.enrollment.program_id, credential=one, words=tuple(one.words.all()),
        revocation=newest_revocation(one),
    )  # fmt: skip


def list_credentials(program: TrainingProgram, *, seen_by: User) -> list[CredentialView]:
    """Those of a program that the reader may see, the newest first."""
    found = visible(seen_by).filter(enrollment__program=program).order_by("-prepared_at")
    return [view_of(one) for one in found]


def list_own(*, seen_by: User) -> list[CredentialView]:
    """Those about the reader."""
    found = _all().filter(enrollment__in=Enrollment.objects.filter(own(seen_by)))
    return [view_of(one) for one in found.exclude(forgotten_at__isnull=False)]


@dataclass(frozen=True)
class EarnedLine:
    """Something somebody has shown for which there is no credential yet."""

    enrollment: UUID
    who: str
    kind: CredentialKind
    about: str
    title: str
    level: str
    on: date | None


def list_earned(program: TrainingProgram, *, seen_by: User, on: date) -> list[EarnedLine]:
    """What can be issued in a program, for those who coordinate it: levels that two people signed,
    steps that were reached, completion."""
    lines = enrollments.list_apprentices(program, seen_by=seen_by, on=on)
    taken = set(
        Credential.objects.filter(enrollment__program=program, closed_at=None).values_list(
            "enrollment", "kind", "about"
        )
    )
    found = [each for line in lines for each in earned_of(line)]
    return [each for each in found if (each.enrollment, each.kind.value, each.about) not in taken]


def earned_of(line: enrollments.ApprenticeLine) -> Iterable[EarnedLine]:
    """Everything one apprentice has earned, issued or not."""

    def earned(
        kind: CredentialKind, about: str, title: str, level: str = "", on: date | None = None
    ) -> EarnedLine:
        return EarnedLine(line.key, line.name, kind, about, title, level, on)

    if line.status is EnrollmentStatus.COMPLETED:
        yield earned(CredentialKind.COMPLETION, "completion", line.program)
    for each in line.standing.competencies.lines:
        if each.is_shown:
            yield earned(CredentialKind.COMPETENCY, each.key, each.title, str(each.level), each.on)
    if line.standing.step > 1:
        number = line.standing.step
        yield earned(CredentialKind.LEVEL, f"step-{number}", f"{line.program}: step {number}")


def earned_by(enrollment: Enrollment, on: date) -> list[EarnedLine]:
    """The same for one apprentice, whoever asks; for the action alone."""
    found = enrollments.lines_of(
        Enrollment.objects.filter(pk=enrollment.pk).select_related(*enrollments.WITH), on
    )
    return [each for line in found for each in earned_of(line)]


def places_of(body: Body) -> set[int]:
    """The places of the status list that are taken."""
    return set(Credential.objects.filter(body=body).values_list("place", flat=True))


def revoked_places(body: Body) -> list[int]:
    """The places of what both sides revoked, and of what was forgotten."""
    closed = Credential.objects.filter(body=body, closed_at__isnull=False)
    found = closed.prefetch_related("words", "revocations__answers")
    gone = (CredentialState.REVOKED, CredentialState.FORGOTTEN)
    return sorted(one.place for one in found if state_of(one) in gone)
