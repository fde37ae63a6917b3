"""The rooms: extras stand where the plan names them, the map equals the house, queries start from a reader."""

from __future__ import annotations

import re

import pytest

from tests.house.plan import AREAS, ROOT, SOURCE, floors, functions, modules, named, tree

pytestmark = pytest.mark.pure
EXTRAS = {
    "requests": {"accounts"},
    "rows": {"filings"},
    "evidence": {"guide"},
    "blocks": {"showcase", "library"},
    "wagtail_hooks": {"showcase", "library"},
}
READS = re.compile(r"^(get|list)_")
OPEN = re.compile(r"_(public|for_system)$")


def test_extra_pieces_stand_only_in_the_rooms_the_plan_names():
    stray = [
        f"{area.name}/{extra}"
        for area in AREAS.iterdir()
        for extra, allowed in EXTRAS.items()
        if ((area / extra).is_dir() or (area / f"{extra}.py").exists()) and area.name not in allowed
    ]

    assert not stray, f"See section 'The uniform room' in ARCHITECTURE.md: {stray}"


def test_every_area_has_a_floor_and_its_line_in_the_map():
    text = (ROOT / "ARCHITECTURE.md").read_text()
    missing = []
    for area in floors():
        sentence = (tree(AREAS / area / "__init__.py").body[0].value.value).rstrip(".")  # type: ignore[attr-defined]
        line = re.search(rf"^\s*{area}/\s+(.+)$", text, re.MULTILINE)
        if line is None or line.group(1).lower().rstrip(".") != sentence.lower():
            missing.append(area)

    assert not missing, f"The sentence in __init__.py is the line in ARCHITECTURE.md: {missing}"


def test_an_area_has_no_code_in_its_init():
    furnished = [
        named(AREAS / area / "__init__.py")
        for area in floors()
        if len(tree(AREAS / area / "__init__.py").body) > 1
    ]

    assert not furnished


def test_reading_starts_from_the_reader():
    blind = [
        f"{named(path)}:{function.name}"
        for path in modules(AREAS)
        if path.stem == "queries" or "queries" in path.parts
        for function in functions(path)
        if READS.match(function.name)
        and not OPEN.search(function.name)
        and "seen_by"
        not in {argument.arg for argument in [*function.args.args, *function.args.kwonlyargs]}
    ]

    assert not blind, f"Take seen_by, or end the name in _public or _for_system: {blind}"


def test_every_module_begins_with_a_sentence():
    silent = [
        named(path)
        for path in modules()
        if path.read_text().strip() and not (tree(path).body and isinstance(getattr(tree(path).body[0], "value", None), __import__("ast").Constant))
    ]  # fmt: skip

    assert not silent


def test_words_the_house_avoids_name_no_module():
    avoided = {
        "utils",
        "helpers",
        "common",
        "core",
        "base",
        "misc",
        "lib",
        "service",
        "services",
        "managers",
        "signals",
    }

    assert not [
        named(path) for path in modules() if path.stem in avoided or path.parent.name in avoided
    ]


def test_the_source_speaks_of_the_project_alone():
    """No path of a machine, no workshop of its builders."""
    foreign = re.compile(
        r"/wor" + r"k/|/\.libr" + r"ary|farm-st" + r"udio|pythonhos" + r"ted|TO" + r"DO|FIX" + r"ME"
    )
    told = [
        named(path)
        for folder in (
            SOURCE,
            ROOT / "docs",
            ROOT / "tests",
            ROOT / "packages",
            ROOT / "benchmarks",
        )
        for path in folder.rglob("*")
        if path.suffix in {".py", ".md", ".html", ".po", ".css", ".js", ".typ", ".toml"}
        and foreign.search(path.read_text(errors="replace"))
    ]

    assert not told
