"""The way of a story, its digest, and when its consents are enough."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from highroad.areas.showcase.vocabulary import ConsentParty, ConsentState, StoryAct, StoryStatus
from highroad.kit.answers import Answer, no, yes

S, A = StoryStatus, StoryAct
MOST_WORDS: Final = 500
"""Words in each of the three parts: what a reader on a phone reads to its end."""
CONSENT_LASTS_AT_MOST: Final = timedelta(days=5 * 365)
FORGOTTEN_AFTER: Final = timedelta(days=30)
"""A story that was withdrawn, not taken, or whose consent ended is emptied after so long."""
DRAFT_KEPT_FOR: Final = timedelta(days=60)
"""A draft nobody touched is thrown away after so long."""
NAMED: Final = (ConsentParty.WORKER, ConsentParty.UNION, ConsentParty.EMPLOYER)

TRANSITIONS: Mapping[tuple[StoryStatus, StoryAct], StoryStatus] = {
    (S.DRAFT, A.CHANGE): S.DRAFT,
    (S.DRAFT, A.SUBMIT): S.SUBMITTED,
    (S.DRAFT, A.WITHDRAW): S.WITHDRAWN,
    (S.SUBMITTED, A.TAKE_UP): S.SUBMITTED,
    (S.SUBMITTED, A.RETURN): S.RETURNED,
    (S.SUBMITTED, A.DECLINE): S.DECLINED,
    (S.SUBMITTED, A.ACCEPT): S.ACCEPTED,
    (S.SUBMITTED, A.WITHDRAW): S.WITHDRAWN,
    (S.RETURNED, A.CHANGE): S.RETURNED,
    (S.RETURNED, A.SUBMIT): S.SUBMITTED,
    (S.RETURNED, A.WITHDRAW): S.WITHDRAWN,
    (S.ACCEPTED, A.ASK): S.ACCEPTED,
    (S.ACCEPTED, A.CONSENT): S.ACCEPTED,
    (S.ACCEPTED, A.REFUSE): S.ACCEPTED,
    (S.ACCEPTED, A.RETURN): S.RETURNED,
    (S.ACCEPTED, A.DECLINE): S.DECLINED,
    (S.ACCEPTED, A.PUBLISH): S.PUBLISHED,
    (S.ACCEPTED, A.WITHDRAW): S.WITHDRAWN,
    (S.PUBLISHED, A.CONSENT): S.PUBLISHED,
    (S.PUBLISHED, A.UNPUBLISH): S.ACCEPTED,
    (S.PUBLISHED, A.WITHDRAW): S.WITHDRAWN,
    (S.PUBLISHED, A.EXPIRE): S.EXPIRED,
    (S.EXPIRED, A.ASK): S.ACCEPTED,
    (S.EXPIRED, A.WITHDRAW): S.WITHDRAWN,
}


def may_move(status: str, act: StoryAct) -> Answer:
    """Whether the table lets this act happen in this state."""
    if (StoryStatus(status), act) in TRANSITIONS:
        return yes
    return no(
        "This story is “{status}”. What you asked for cannot be done in that state.",
        status=StoryStatus(status).label,
    )


def moved(status: str, act: StoryAct) -> StoryStatus:
    """The state after the act. Raises `KeyError` if the table does not have it."""
    return TRANSITIONS[StoryStatus(status), act]


def drawn() -> str:
    """The table as a state diagram, for the manual."""
    lines = [
        f"    {start.value} --> {end.value}: {act.value}"
        for (start, act), end in TRANSITIONS.items()
    ]
    return "\n".join(["stateDiagram-v2", *lines]) + "\n"


def digest_of(parts: Mapping[str, object]) -> str:
    """SHA-256 over everything a reader would see, so that a consent is to exactly that."""
    spelled = json.dumps(parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(spelled.encode()).hexdigest()


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


@dataclass(frozen=True)
class Consent:
    """One consent as far as rules care."""

    party: ConsentParty
    digest: str = ""
    given_on: date | None = None
    ends_on: date | None = None
    is_refused: bool = False
    is_withdrawn: bool = False
    photo_too: bool = False


def consent_state(consent: Consent, *, digest: str, on: date) -> ConsentState:
    """A consent holds for the very text it was given to, until its last day, unless taken back."""
    if consent.is_withdrawn:
        return ConsentState.WITHDRAWN
    if consent.is_refused:
        return ConsentState.REFUSED
    if consent.given_on is None:
        return ConsentState.ASKED
    if consent.ends_on is not None and consent.ends_on < on:
        return ConsentState.ENDED
    return ConsentState.GIVEN if consent.digest == digest else ConsentState.STALE


def parties_needed(*, names_people: bool, others_pictured: bool) -> tuple[ConsentParty, ...]:
    """A story that names people needs worker, union and employer; a photo of others needs them too."""
    named = NAMED if names_people else ()
    return (*named, ConsentParty.PICTURED) if others_pictured else named


def missing_consents(
    consents: Iterable[Consent], needed: Iterable[ConsentParty], *, digest: str, on: date
) -> list[ConsentParty]:
    """Whose yes is still wanted. Every consent of a party that was asked must hold, not just one."""
    kept = list(consents)
    states = [(each.party, consent_state(each, digest=digest, on=on)) for each in kept]
    wanted = dict.fromkeys([*needed, *(each.party for each in kept)])
    return [
        party
        for party in wanted
        if not any(state is ConsentState.GIVEN for whose, state in states if whose == party)
        or any(state is not ConsentState.GIVEN for whose, state in states if whose == party)
    ]


def may_be_public(
    consents: Iterable[Consent], needed: Iterable[ConsentParty], *, digest: str, on: date
) -> Answer:
    """Nothing that names people goes out before each of them said yes to exactly this text."""
    missing = missing_consents(consents, needed, digest=digest, on=on)
    if missing:
        return no(
            "Consent is still missing: {who}.", who=", ".join(str(party.label) for party in missing)
        )
    return yes


def photos_may_show(consents: Iterable[Consent]) -> bool:
    """Photos are shown only where everybody who consented, consented to photos as well."""
    return all(each.photo_too for each in consents)


def may_end_on(ends_on: date, *, on: date) -> Answer:
    """A consent has an end: after today, and within five years."""
    if ends_on <= on:
        return no("Choose an end after today.")
    if ends_on > on + CONSENT_LASTS_AT_MOST:
        return no("Choose an end within five years. You can renew it then.")
    return yes


def part_fits(text: str) -> Answer:
    """A part of a story has something in it, and no more than a reader reads."""
    count = words_in(text)
    if not count:
        return no("Write a sentence or two here.")
    if count > MOST_WORDS:
        return no(
            "This part has {count} words. Shorten it to {most} or fewer; your text is still here.",
            count=count, most=MOST_WORDS,
        )  # fmt: skip
    return yes
