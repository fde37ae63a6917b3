"""Nia has shown two competencies; Local 9 and Harbor Builders sign for their sides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from highroad.areas.accounts.models import User
from highroad.areas.credentials import queries
from highroad.areas.credentials.actions import issuing, keys
from highroad.areas.credentials.models import Credential
from highroad.areas.credentials.vocabulary import CredentialKind
from highroad.areas.training.actions import learning
from highroad.areas.training.actions.learning import RatingDraft
from highroad.areas.training.rules import lines
from tests.areas.training.scene import Scene, make_scene
from tests.cast import NOON

COMPETENCIES = "Aligns a shaft\nReads a plan\nWelds; optional"


@dataclass
class Issued:
    """The scene of training, and what can be done in it with credentials."""

    scene: Scene

    @property
    def lena(self) -> User:
        return self.scene.table.lena

    @property
    def marcus(self) -> User:
        return self.scene.table.marcus

    def prepare(self, about: str = "aligns-a-shaft", **more: Any) -> Credential:
        given = {"kind": CredentialKind.COMPETENCY, "by": self.lena, "at": NOON, **more}
        return issuing.prepare(enrollment=self.scene.enrollment, about=about, **given)

    def say(self, one: Credential, by: User, *, is_yes: bool = True, **more: Any) -> Any:
        given = {"digest": one.digest, "at": NOON + timedelta(minutes=1), "reason": "", **more}
        return issuing.answer(credential=one, is_yes=is_yes, by=by, **given)

    def issue(self, about: str = "aligns-a-shaft") -> Credential:
        one = self.prepare(about)
        self.say(one, self.lena)
        self.say(one, self.marcus)
        return self.fresh(one)

    def fresh(self, one: Credential) -> Credential:
        return queries.get_credential(one.key, self.lena)


def rate(scene: Scene, competency: str, level: int) -> None:
    rating = learning.rate(
        enrollment=scene.enrollment, by=scene.ben, at=NOON,
        draft=RatingDraft(competency=competency, level=level, on=NOON.date(), note=""),
    )  # fmt: skip
    learning.answer_rating(rating=rating, is_signed=True, by=scene.nia, at=NOON)


def make_issued(*, with_signers: bool = True) -> Issued:
    scene = make_scene(competencies=lines.read_competencies(COMPETENCIES).rows)
    rate(scene, "aligns-a-shaft", 4)
    rate(scene, "reads-a-plan", 3)
    rate(scene, "welds", 2)
    if with_signers:
        table = scene.table
        for by, party in ((table.lena, table.labor), (table.marcus, table.management)):
            keys.name_signatory(body=table.body, party=party, by=by, at=NOON)
    return Issued(scene)
