"""A yes, or a no that carries its reason; and the two refusals every door turns into a page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext


@dataclass(frozen=True)
class Answer:
    """Yes, or no with a sentence and the values that stand in it.

    The sentence is a message id: `reason` gives it in the reader's language.
    """

    is_yes: bool
    sentence: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.is_yes

    @property
    def reason(self) -> str:
        """The reason in the active language, or nothing for a yes."""
        if not self.sentence:
            return ""
        return gettext(self.sentence).format(**self.values)

    def __str__(self) -> str:
        return self.reason


yes = Answer(is_yes=True)


def no(sentence: str, /, **values: Any) -> Answer:
    """Say no, with the reason as a sentence and its values: `no("{side} has already signed.", side=…)`."""
    return Answer(is_yes=False, sentence=sentence, values=values)


class Refused(Exception):
    """This act may not happen; the answer says why. Doors show it as 403 with its reason.

    A file can be wrong in several places: `more` are the answers after the first.
    """

    def __init__(self, answer: Answer, *more: Answer) -> None:
        super().__init__(answer.sentence)
        self.answer = answer
        self.answers = (answer, *more)

    @property
    def reason(self) -> str:
        return self.answer.reason

    @property
    def reasons(self) -> list[str]:
        """Every reason in the active language, the first one first."""
        return [answer.reason for answer in self.answers]


class NotFound(Exception):
    """There is no such record for this reader. Doors show it as 404, the same whether it exists or not."""


def require(answer: Answer) -> None:
    """Go on if the answer is yes. Raises `Refused` with its reason if it is no."""
    if not answer:
        raise Refused(answer)
