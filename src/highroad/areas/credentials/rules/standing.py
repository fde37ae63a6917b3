"""Where a credential stands, by the words of both sides; and who may say the next one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from highroad.areas.credentials.vocabulary import CredentialState
from highroad.areas.partnerships.vocabulary import Side
from highroad.kit.answers import Answer, no, yes

BOTH = frozenset({Side.LABOR.value, Side.MANAGEMENT.value})


@dataclass(frozen=True, kw_only=True)
class Said:
    """What one side said."""

    side: str
    is_yes: bool


def is_agreed(words: Iterable[Said]) -> bool:
    """Whether both sides have said yes."""
    return {one.side for one in words if one.is_yes} >= BOTH


def is_refused(words: Iterable[Said]) -> bool:
    """Whether a side has said no."""
    return any(not one.is_yes for one in words)


def state_of(
    words: Iterable[Said], *, asked_back: Iterable[Said] | None, is_forgotten: bool
) -> CredentialState:
    """The state; `asked_back` are the words to the newest revocation, none without one."""
    said = list(words)
    if is_forgotten:
        return CredentialState.FORGOTTEN
    if is_refused(said):
        return CredentialState.DECLINED
    if not is_agreed(said):
        return CredentialState.PREPARED
    if asked_back is None:
        return CredentialState.ISSUED
    answers = list(asked_back)
    if is_agreed(answers):
        return CredentialState.REVOKED
    return CredentialState.ISSUED if is_refused(answers) else CredentialState.ASKED_BACK


def may_say(
    side: str, words: Iterable[Said], *, digest: str, signed: str, is_yes: bool, reason: str
) -> Answer:
    """A side says its word once, to exactly the text that was read; a no has its reason."""
    said = list(words)
    if is_refused(said):
        return no("This was declined already.")
    if side in {one.side for one in said}:
        return no("Your side has said its word already.")
    if digest != signed:
        return no("This is not the text you read. Look at it again.")
    if not is_yes and not reason.strip():
        return no("Say why not, so that it can be made right.")
    return yes
