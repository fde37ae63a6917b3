"""How a promise moves, when it is late, and what can be kept as evidence."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import PurePath

from highroad.areas.commitments.vocabulary import (
    CommitmentAct as Act,
)
from highroad.areas.commitments.vocabulary import (
    CommitmentKind,
    EvidenceForm,
)
from highroad.areas.commitments.vocabulary import (
    CommitmentState as State,
)
from highroad.kit.answers import Answer, no, yes

LONGEST_WHAT = 240
LONGEST_WORDS = 5_000
LARGEST_FILE = 10 * 1024 * 1024
"""Bytes of one file."""
GRACE = timedelta(days=7)
"""So long after its due day a late promise is put before the sponsors."""
NOTICE = timedelta(days=3)
"""So long before its due day the owner is reminded."""

TRANSITIONS: Mapping[tuple[State, Act], State] = {
    (State.ASKED, Act.ACCEPT): State.OPEN,
    (State.ASKED, Act.DECLINE): State.DECLINED,
    (State.ASKED, Act.WITHDRAW): State.WITHDRAWN,
    (State.ASKED, Act.ESCALATE): State.ASKED,
    (State.DECLINED, Act.ACCEPT): State.OPEN,
    (State.OPEN, Act.SHOW): State.EVIDENCED,
    (State.OPEN, Act.POSTPONE): State.OPEN,
    (State.OPEN, Act.HAND_OVER): State.OPEN,
    (State.OPEN, Act.WITHDRAW): State.WITHDRAWN,
    (State.OPEN, Act.ESCALATE): State.OPEN,
    (State.EVIDENCED, Act.SHOW): State.EVIDENCED,
    (State.EVIDENCED, Act.CONFIRM): State.CONFIRMED,
    (State.EVIDENCED, Act.NOT_RIGHT): State.OPEN,
    (State.EVIDENCED, Act.WITHDRAW): State.WITHDRAWN,
}
"""Every move there is; what does not stand here may not happen."""
WITH_REASON = frozenset({Act.DECLINE, Act.NOT_RIGHT, Act.POSTPONE, Act.WITHDRAW})
UNKEPT = frozenset({State.ASKED, State.OPEN})
"""The states in which a passed due day makes a promise late."""
RUNNING = UNKEPT | {State.EVIDENCED}

MEDIA: Mapping[str, str] = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
}
"""The files that can be kept, by their ending. They are handed back, never opened."""


@dataclass(frozen=True, kw_only=True)
class EvidenceDraft:
    """What somebody puts forward to show that a promise was kept."""

    form: EvidenceForm
    source: str
    on: date
    words: str = ""
    figure: Decimal | None = None
    unit: str = ""
    file_name: str = ""
    content: bytes = b""

    @property
    def media_type(self) -> str:
        """What kind of file it is; nothing for notes and figures."""
        return MEDIA.get(PurePath(self.file_name).suffix.lower(), "")

    @property
    def digest(self) -> str:
        """SHA-256 of the file's bytes; of a note or a figure, of its fields in a fixed order."""
        if self.form is EvidenceForm.FILE:
            return hashlib.sha256(self.content).hexdigest()
        fields = [
            self.form.value, self.words, "" if self.figure is None else str(self.figure.normalize()),
            self.unit, self.source, self.on.isoformat(),
        ]  # fmt: skip
        written = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(written.encode()).hexdigest()


def after(state: State, act: Act) -> State | None:
    """Where an act leads from a state, or nothing where it may not happen."""
    return TRANSITIONS.get((state, act))


def may_move(state: State, act: Act, reason: str = "") -> Answer:
    """Whether an act may happen to a promise in this state, with the reason it needs."""
    if after(state, act) is None:
        return no("This cannot be done with a promise that is: {state}.", state=state.label)
    if act in WITH_REASON and not reason.strip():
        return no("Give a reason: both sides will read it.")
    if len(reason) > LONGEST_WORDS:
        return no("A reason has at most {most} characters.", most=LONGEST_WORDS)
    return yes


def may_be_promised(what: str, kind: CommitmentKind, due_on: date | None, on: date) -> Answer:
    """A promise says what, and by when; only a pledge may be open-ended."""
    if not what.strip():
        return no("Say what is promised.")
    if len(what) > LONGEST_WHAT:
        return no("Say it in at most {most} characters; the rest fits below.", most=LONGEST_WHAT)
    if due_on is None and kind is not CommitmentKind.PLEDGE:
        return no("Say by when. Only a pledge may be open-ended.")
    if due_on is not None and due_on < on:
        return no("The due date has passed already.")
    return yes


def may_be_postponed(due_on: date | None, new: date, on: date) -> Answer:
    """A new due date lies ahead and differs from the old one."""
    if new < on:
        return no("The due date has passed already.")
    if new == due_on:
        return no("This is the due date already.")
    return yes


def may_be_kept(draft: EvidenceDraft, on: date) -> Answer:
    """Whether this is evidence: it says where it comes from, from when it is, and something."""
    if not draft.source.strip():
        return no("Say where this comes from.")
    if draft.on > on:
        return no("Evidence cannot be from a day ahead.")
    if draft.form is EvidenceForm.NOTE and not draft.words.strip():
        return no("Say what was done.")
    if draft.form is EvidenceForm.FIGURE and draft.figure is None:
        return no("Give the figure.")
    return _may_be_file(draft) if draft.form is EvidenceForm.FILE else yes


def _may_be_file(draft: EvidenceDraft) -> Answer:
    if not draft.content:
        return no("Choose a file that is not empty.")
    if len(draft.content) > LARGEST_FILE:
        return no("A file may have at most {most} MB.", most=LARGEST_FILE // 1024**2)
    if not draft.media_type:
        return no("Files of this kind cannot be kept. Use one of: {kinds}.", kinds=" ".join(MEDIA))
    return yes


def is_late(state: State, due_on: date | None, on: date) -> bool:
    """Whether its day has passed and nothing was shown."""
    return state in UNKEPT and due_on is not None and due_on < on


def standing(state: State, due_on: date | None, on: date) -> State:
    """The state as people see it on a day."""
    return State.LATE if is_late(state, due_on, on) else state


def days_late(state: State, due_on: date | None, on: date) -> int:
    """How many days have passed since the due day; none if it is not late."""
    return (on - due_on).days if due_on is not None and is_late(state, due_on, on) else 0


def is_for_sponsors(state: State, due_on: date | None, on: date) -> bool:
    """Whether it has been late for longer than the grace."""
    return timedelta(days=days_late(state, due_on, on)) > GRACE
