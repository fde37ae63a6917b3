"""Where one version of the standards stands, from its decision and the versions beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from highroad.areas.training.vocabulary.standards import StandardsState
from highroad.kit.answers import Answer, no, yes


@dataclass(frozen=True)
class Version:
    """One version: was it put, is it adopted as it reads, is it still being answered."""

    number: int
    is_put: bool = False
    is_open: bool = False
    is_adopted: bool = False


def in_force(versions: Sequence[Version]) -> int | None:
    """The number of the newest adopted version."""
    adopted = [each.number for each in versions if each.is_adopted]
    return max(adopted, default=None)


def state_of(version: Version, versions: Sequence[Version]) -> StandardsState:
    """Adopted holds until a later one is adopted; what was put and is no longer open has fallen."""
    if version.is_adopted:
        newest = in_force(versions)
        return StandardsState.IN_FORCE if newest == version.number else StandardsState.REPLACED
    if version.is_open:
        return StandardsState.PUT
    return StandardsState.FALLEN if version.is_put else StandardsState.DRAFT


def may_be_drafted(versions: Sequence[Version], *, own_proposal: bool) -> Answer:
    """A text under the other side's open proposal is not changed: answer it, or have it withdrawn."""
    if any(each.is_open for each in versions) and not own_proposal:
        return no(
            "The other side has put the last version to both sides. Answer it, or ask them to "
            "withdraw it; then change the text."
        )
    return yes


def may_be_put_once(version: Version, newest: int) -> Answer:
    """Only the newest version is put, and each version once."""
    if version.number != newest:
        return no("There is a later version. Put that one to both sides.")
    if version.is_put:
        return no("This version has been put to both sides already.")
    return yes
