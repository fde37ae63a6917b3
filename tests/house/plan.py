"""What the house tests share: the floors as `.importlinter` draws them, and the files of the house."""

from __future__ import annotations

import ast
import configparser
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "highroad"
AREAS = SOURCE / "areas"


@cache
def floors() -> dict[str, int]:
    """Area to height: the ledger stands lowest."""
    plan = configparser.ConfigParser()
    plan.read(ROOT / ".importlinter")
    lines = plan["importlinter:contract:floors"]["layers"].strip().splitlines()
    return {
        area.strip(): height
        for height, line in enumerate(reversed(lines))
        for area in line.split("|")
    }


def modules(folder: Path = SOURCE) -> Iterator[Path]:
    """Every module of the house, without migrations."""
    for path in sorted(folder.rglob("*.py")):
        if "migrations" not in path.parts:
            yield path


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))
