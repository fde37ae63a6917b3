"""The manual of safecount, made from its spec tests: what is promised, on the very tables that the tests draw.

A test's name is the promise, its docstring the worked example. Where it draws a table, the table stands in the
manual as a reader sees it before and, if the test names a policy, after protection: reckoned here, not copied.
"""

from __future__ import annotations

import ast
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from safecount import BadPolicy, CannotProtect, Crosstab, Policy, ProtectedCrosstab, protect

SAFECOUNT = Path(__file__).parent.parent / "packages/safecount"
CHAPTERS = (
    ("What tells too much", "test_risks"),
    ("How much room each rule asks for", "test_needs"),
    ("What is hidden, and what it costs", "test_protect"),
    ("People in several categories", "test_overlap"),
    ("Editions that remember each other", "test_earlier"),
    ("Several tables of the same people", "test_linked"),
    ("Shares, means and rates", "test_derived"),
    ("Figures, to the last digit", "test_figures"),
    ("Means and rates tie two quantities", "test_tied"),
    ("The attacker", "test_attacker"),
    ("What a reader writes down", "test_reading"),
    ("Insiders", "test_insiders"),
    ("The audit", "test_audit"),
    ("The certificate", "test_verify"),
    ("Certificates written by hand", "test_certificate_by_hand"),
    ("Other ways to protect", "test_ways"),
    ("Pictures and reports", "test_pictures"),
    ("What is refused", "test_bad_input"),
)
HEAD = """# The manual of safecount

Each line is a test that runs with every change; the tables are those of the tests. A lock marks a cell that is hidden
for itself, a dot one that is hidden so that no lock can be reckoned.
"""
WHY = {"": "", "complementary": "·"}


@dataclass(frozen=True)
class Promise:
    """One spec test: what it says, its worked example, and the table it draws, if it draws one."""

    sentence: str
    example: str
    drawing: str
    policy: Policy | None


def manual() -> str:
    """All chapters, as Markdown."""
    return HEAD + "".join(_chapter(title, name) for title, name in CHAPTERS)


def _chapter(title: str, name: str) -> str:
    tree = ast.parse((SAFECOUNT / "tests" / f"{name}.py").read_text(encoding="utf-8"))
    about = (ast.get_docstring(tree) or "").splitlines()
    written = [f"\n## {title}\n\n{about[0] if about else ''}\n"]
    written += [_written(promise) for promise in promises(tree)]
    return "".join(written)


def promises(tree: ast.Module) -> Iterator[Promise]:
    """The tests of a file in order."""
    drawings = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name) and _is_drawing(node.value.value)
    }
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            sentence = node.name.removeprefix("test_").replace("_", " ").capitalize() + "."
            example = " ".join((ast.get_docstring(node) or "").split())
            yield Promise(sentence, example, _drawing(node, drawings), _policy(node))


def _is_drawing(value: Any) -> bool:
    return isinstance(value, str) and value.count("|") > 2 and "\n" in value


def _drawing(test: ast.FunctionDef, known: dict[str, str]) -> str:
    """The table that a test draws itself, or the one of its file that it names."""
    for node in ast.walk(test):
        if isinstance(node, ast.Constant) and _is_drawing(node.value):
            return str(node.value)
        if isinstance(node, ast.Name) and node.id in known:
            return known[node.id]
    return ""


def _policy(test: ast.FunctionDef) -> Policy | None:
    """The first policy that a test writes out in full."""
    for node in ast.walk(test):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Policy":
            try:
                return Policy(
                    **{each.arg: ast.literal_eval(each.value) for each in node.keywords if each.arg}
                )
            except ValueError:
                continue
    return None


def _written(promise: Promise) -> str:
    lines = [f"\n**{promise.sentence}** {promise.example}".rstrip() + "\n"]
    if promise.drawing:
        table = Crosstab.drawn(textwrap.dedent(promise.drawing))
        lines.append(_table(table, _protected(table, promise.policy)))
    return "".join(lines)


def _protected(table: Crosstab, policy: Policy | None) -> ProtectedCrosstab | None:
    try:
        return protect(table, policy, time_limit=5) if policy else None
    except (CannotProtect, BadPolicy):
        return None


def _table(table: Crosstab, safe: ProtectedCrosstab | None) -> str:
    """A drawn table with its margins; where it is protected, each number with the mark of why it is hidden."""
    rows, columns = (sorted(range(len(axis)), key=lambda node: node == 0) for axis in table.axes)
    names = [axis.labels for axis in table.axes]
    head = "| " + " | ".join(["", *(names[1][column] for column in columns)]) + " |"
    lines = [head, "|---" * (len(columns) + 1) + "|"]
    for row in rows:
        keys = [(names[0][row], names[1][column]) for column in columns]
        numbers = [_number(table, safe, key) for key in keys]
        lines.append("| " + " | ".join([names[0][row], *numbers]) + " |")
    return "\n" + "\n".join(lines) + "\n"


def _number(table: Crosstab, safe: ProtectedCrosstab | None, key: tuple[str, ...]) -> str:
    reason = (safe[key].reason or "") if safe else ""
    return f"{table[key].count} {WHY.get(reason, '🔒')}".strip()
