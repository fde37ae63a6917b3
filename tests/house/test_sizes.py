"""No room is too large: 400 lines a module, 40 a function."""

from __future__ import annotations

import pytest

from tests.house.plan import ROOT, functions, modules, named

pytestmark = pytest.mark.pure
EVERYWHERE = [ROOT / "src", ROOT / "packages", ROOT / "tests", ROOT / "benchmarks"]


ONE_FILE_BY_PROMISE = {"packages/witness/src/witness/verify.py"}
"""What a party runs offline is one file of the standard library: see docs/adr/0002-the-record.md."""


def test_no_module_has_more_than_400_lines():
    long = {
        named(path): count
        for folder in EVERYWHERE
        for path in modules(folder)
        if (count := len(path.read_text().splitlines())) > 400
        and named(path) not in ONE_FILE_BY_PROMISE
    }

    assert not long, f"Make it a folder of the same name, one file per noun: {long}"


def test_no_function_has_more_than_40_lines():
    long = {
        f"{named(path)}:{function.name}": length
        for folder in EVERYWHERE[:2]
        for path in modules(folder)
        if "tests" not in path.parts
        for function in functions(path)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > 40
    }

    assert not long, f"Give its parts names: {long}"
