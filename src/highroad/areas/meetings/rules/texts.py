"""The text of the minutes, made of what was entered in the room. One spelling for the same facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from highroad.areas.meetings.vocabulary import NoteKind


@dataclass(frozen=True)
class Written:
    """A note as it goes into the minutes."""

    kind: NoteKind
    text: str
    side: str = ""


@dataclass(frozen=True)
class Topic:
    """An item with everything entered under it."""

    number: int
    topic: str
    heading: str
    outcome: str
    notes: Sequence[Written] = ()
    decisions: Sequence[str] = ()
    commitments: Sequence[str] = ()


@dataclass(frozen=True)
class Sheet:
    """All the facts of the minutes, in words already."""

    title: str
    facts: Sequence[tuple[str, str]]
    attendance: Sequence[tuple[str, Sequence[str]]]
    quorum: Sequence[str]
    topics: Sequence[Topic]
    guests: Sequence[str] = ()
    outcomes: str = ""
    next_on: str = ""


@dataclass(frozen=True)
class Headings:
    """The words between the facts, in the language of the minutes."""

    attendance: str
    guests: str
    outcomes: str
    quorum: str
    decisions: str
    commitments: str
    dissent: str
    next_on: str
    kinds: Mapping[NoteKind, str] = field(default_factory=dict)


def minutes_text(sheet: Sheet, words: Headings) -> str:
    """The minutes as plain text: facts, attendance, quorum, topics; dissent stands by itself."""
    blocks = [sheet.title, _lines(f"{name}: {value}" for name, value in sheet.facts)]
    if sheet.outcomes:
        blocks.append(f"{words.outcomes}\n{sheet.outcomes}")
    people = [f"{side}: {', '.join(names) or '–'}" for side, names in sheet.attendance]
    blocks.append(f"{words.attendance}\n{_lines(people)}")
    if sheet.guests:
        blocks.append(f"{words.guests}\n{_lines(sheet.guests)}")
    blocks.append(f"{words.quorum}\n{_lines(sheet.quorum)}")
    blocks += [_topic(topic, words) for topic in sheet.topics]
    dissent = [
        f"{topic.number}. {note.side}: {note.text}"
        for topic in sheet.topics
        for note in topic.notes
        if note.kind is NoteKind.DISSENT
    ]
    if dissent:
        blocks.append(f"{words.dissent}\n{_lines(dissent)}")
    if sheet.next_on:
        blocks.append(f"{words.next_on}: {sheet.next_on}")
    return "\n\n".join(block for block in blocks if block)


def _topic(topic: Topic, words: Headings) -> str:
    lines = [f"{topic.number}. {topic.topic}", topic.heading]
    for note in topic.notes:
        if note.kind is NoteKind.DISSENT:
            continue
        label = words.kinds.get(note.kind, "")
        lines.append(f"{label}: {note.text}" if label else note.text)
    lines += [f"{words.decisions}: {line}" for line in topic.decisions]
    lines += [f"{words.commitments}: {line}" for line in topic.commitments]
    lines.append(topic.outcome)
    return _lines(line for line in lines if line)


def _lines(lines: Iterable[str]) -> str:
    return "\n".join(lines)
