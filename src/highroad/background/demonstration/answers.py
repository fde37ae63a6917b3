"""What the sides answer to the guide: they differ where people would differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from highroad.areas.guide import actions, queries
from highroad.areas.guide.vocabulary import Reply, Voice
from highroad.background.demonstration.founding import Founded


@dataclass(frozen=True)
class Said:
    """The answers to one question; empty where a voice has not spoken."""

    question: str
    labor: str = ""
    management: str = ""
    provider: str = ""
    labor_note: str = ""
    management_note: str = ""
    provider_note: str = ""

    def of(self, voice: Voice) -> tuple[str, str]:
        """Reply and note of one voice."""
        return {
            Voice.LABOR: (self.labor, self.labor_note),
            Voice.MANAGEMENT: (self.management, self.management_note),
            Voice.PROVIDER: (self.provider, self.provider_note),
        }[voice]


def give_all(
    said: Iterable[Said],
    founded: Founded,
    *,
    labor: str,
    management: str,
    provider: str,
    at: datetime,
) -> None:
    """Each voice answers for itself, a minute apart."""
    speakers = {Voice.LABOR: labor, Voice.MANAGEMENT: management, Voice.PROVIDER: provider}
    moment = at
    for one in said:
        for voice, word in speakers.items():
            reply, note = one.of(voice)
            if reply:
                moment += timedelta(minutes=1)
                actions.give_answer(
                    partnership=founded.partnership,
                    question=queries.get_question_public(one.question),
                    voice=voice,
                    reply=Reply(reply),
                    note=note,
                    seen=0,
                    by=founded.people[word],
                    at=moment,
                )
