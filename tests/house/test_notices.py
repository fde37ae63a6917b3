"""Everything people are told stands in the table of events, and says where it happened.

Without a row a message has no line among the choices of mails; without a place it cannot be muted.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from highroad.areas.accounts.vocabulary import EVENTS, event_row
from highroad.areas.accounts.vocabulary.words import Channel, MessageKind
from tests.house.plan import AREAS, modules, named
from tests.house.plan import tree as parsed

pytestmark = pytest.mark.pure
OF_NO_BODY = {"areas/showcase/notices.py"}
"""Stories go to the program office, which sits in no body."""


@cache
def tree(path: Path) -> ast.Module:
    return parsed(path)


@cache
def functions(path: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]


@cache
def telling() -> list[Path]:
    """Modules that put messages into inboxes."""
    return [path for path in modules(AREAS) if any(tells(path))]


def tells(path: Path) -> Iterator[ast.Call]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "accounts.tell":
            yield node


def given(call: ast.Call, name: str) -> ast.expr | None:
    return next((each.value for each in call.keywords if each.arg == name), None)


def constants(path: Path) -> dict[str, str]:
    """The words a module has by name."""
    return {
        ast.unparse(node.targets[0]): str(node.value.value)
        for node in tree(path).body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    }


def events_in(path: Path) -> set[str]:
    """The events a module sends: written out, by a constant, or by a function that names them."""
    known = constants(path)
    makers = {
        each.name: ret.value
        for each in functions(path)
        for ret in ast.walk(each)
        if isinstance(ret, ast.Return) and isinstance(ret.value, ast.JoinedStr)
    }
    area = path.relative_to(AREAS).parts[0]
    beside = [each for each in modules(AREAS / area) if each.name != "notices.py"]
    calls = [
        node
        for each in (path, *(beside if path.name == "notices.py" else ()))
        for node in ast.walk(tree(each))
        if isinstance(node, ast.Call)
    ]
    said = [value for call in calls if (value := given(call, "event")) is not None]
    said += [
        call.args[place] for call in calls if (place := place_of_event(call, path)) is not None
    ]
    return {name for each in said for name in names(each, known, makers, said) if "." in name}


def place_of_event(call: ast.Call, path: Path) -> int | None:
    """Where a call of one of the module's own functions hands in its event, if by place."""
    for each in functions(path):
        order = [arg.arg for arg in each.args.args]
        if ast.unparse(call.func) == each.name and "event" in order:
            place = order.index("event")
            return place if place < len(call.args) else None
    return None


def names(
    value: ast.expr, known: dict[str, str], makers: dict[str, ast.expr], said: list[ast.expr]
) -> Iterator[str]:
    """What an expression may stand for; a parameter is followed to what is handed in for it."""
    if isinstance(value, ast.Constant):
        yield str(value.value)
    elif isinstance(value, ast.Name | ast.Attribute):
        yield known.get(ast.unparse(value).rpartition(".")[2], "")
    elif isinstance(value, ast.Call):
        made = makers.get(ast.unparse(value.func))
        yield from names(made, known, makers, said) if made else ()
    elif isinstance(value, ast.JoinedStr):
        yield from joined(value, known, said)


def joined(value: ast.JoinedStr, known: dict[str, str], said: list[ast.expr]) -> Iterator[str]:
    """`{ANSWER}:{seat}`, `poll.asked:{seat}`, or `filing.{event}` with what is handed in for it."""
    first, rest = value.values[0], [ast.unparse(each) for each in value.values[1:]]
    if isinstance(first, ast.FormattedValue):
        yield known.get(ast.unparse(first.value), "")
    elif isinstance(first, ast.Constant) and any("{event}" in each for each in rest):
        yield from (f"{first.value}{one.value}" for one in said if isinstance(one, ast.Constant))
    elif isinstance(first, ast.Constant):
        yield str(first.value).rstrip(":.")


@cache
def sent() -> dict[str, str]:
    """Every event that is sent, with the module that sends it."""
    found: dict[str, str] = {}
    for path in telling():
        for event in events_in(path):
            found.setdefault(event, named(path))
    return found


def test_every_message_has_a_row_in_the_table_of_events():
    without = {event: place for event, place in sent().items() if event_row(event) is None}

    assert not without, f"Add a row in accounts/vocabulary/events.py: {without}"


def test_every_row_of_the_table_is_sent_by_somebody():
    rows = {row.name for event in sent() if (row := event_row(event))}

    assert {event.name for event in EVENTS} == rows


def test_every_message_says_in_which_body_it_happened():
    """So that a body can be muted."""
    silent = [
        f"{named(path)}:{call.lineno}"
        for path in telling()
        for call in tells(path)
        if not places(call) and not any(str(path).endswith(each) for each in OF_NO_BODY)
    ]

    assert not silent, f"Pass `place=Ref.to(body)` to accounts.tell: {silent}"


def places(call: ast.Call) -> bool:
    place = given(call, "place")
    return place is not None and not (isinstance(place, ast.Constant) and place.value is None)


def test_what_asks_to_act_is_mailed_until_somebody_chooses_otherwise():
    assert not [
        event.name
        for event in EVENTS
        if event.kind is MessageKind.ACT and event.channel is Channel.NONE
    ]
    assert len({event.name for event in EVENTS}) == len(EVENTS)
