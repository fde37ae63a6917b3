"""One thing of this area that waits for somebody's side."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from highroad.areas.assurances.vocabulary import WaitingTask
from highroad.kit.refs import Ref


@dataclass(frozen=True)
class WaitingLine:
    """One thing that waits for somebody's side."""

    task: WaitingTask
    about: Ref
    title: str
    partnership_name: str
    since: datetime
    due_on: date | None = None
