"""Settings and dependencies: each is documented, each has its reason."""

from __future__ import annotations

import re

import pytest

from tests.house.plan import ROOT, SOURCE

pytestmark = pytest.mark.pure


def test_every_switch_is_told_in_the_head_of_the_settings():
    text = (SOURCE / "config" / "settings.py").read_text()
    head, code = text.split('"""', 2)[1:]
    switches = set(re.findall(r"HIGHROAD_[A-Z_]+", code))

    assert switches <= set(re.findall(r"HIGHROAD_[A-Z_]+", head))


def test_every_dependency_has_its_reason_beside_it():
    text = (ROOT / "pyproject.toml").read_text()
    lists = re.findall(
        r"^(?:dependencies|postgres|build|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL
    )
    bare = [
        line.strip()
        for block in lists
        for line in block.splitlines()
        if line.strip() and "#" not in line
    ]

    assert len(lists) == 4
    assert not bare


def test_the_lock_names_no_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        assert "http" not in (ROOT / name).read_text()


def test_the_styles_stand_in_the_sheet():
    styled = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("*.html")
        if re.search(r"\sstyle=|<style|<script(?![^>]*\bsrc=)[^>]*>", path.read_text())
    ]

    assert not styled, f"The content security policy forbids it: {styled}"
