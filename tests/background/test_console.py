"""The `highroad` command, as a newcomer types it: a real process, nothing prepared."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from highroad.background import console

pytestmark = pytest.mark.pure
FILE = """week_ending,project,contractor,worker,job_class,hours,rate
2026-01-10,Bridge,C1,W1,Carpenter Journeyman,40,30.00
2026-01-10,Bridge,C1,W2,Carpenter Apprentice,200,20.00
"""


def run(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    foreign = ("HIGHROAD_", "DJANGO_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    return subprocess.run(
        [sys.executable, "-m", "highroad.background.console", *arguments],
        cwd=folder, env={**clean, **environment}, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def test_a_file_is_checked_where_it_lies_and_nothing_is_left_behind(tmp_path):
    (tmp_path / "week.csv").write_text(FILE)

    done = run("check-filing", "week.csv", "--json", folder=tmp_path)

    told = json.loads(done.stdout)
    assert done.returncode == 0
    assert told["file"] == "week.csv"
    assert [path.name for path in tmp_path.iterdir()] == ["week.csv"]


def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(tmp_path):
    (tmp_path / "week.xlsx").write_bytes(b"not a workbook")

    missing = run("check-filing", "nothing.csv", folder=tmp_path)
    broken = run("check-filing", "week.xlsx", folder=tmp_path)

    assert (missing.returncode, missing.stderr.strip()) == (2, "There is no file nothing.csv.")
    assert broken.returncode == 2
    assert "Traceback" not in broken.stderr
    assert broken.stderr.strip()


@pytest.mark.parametrize("command", ["serve", "migrate"])
def test_nonsense_in_the_settings_is_one_sentence(tmp_path, command):
    done = run(command, folder=tmp_path, HIGHROAD_MODE="holiday")

    assert done.returncode == 2
    assert done.stderr.strip().startswith("HIGHROAD_MODE='holiday'")
    assert len(done.stderr.strip().splitlines()) == 1


def test_production_needs_a_secret(tmp_path):
    done = run("serve", folder=tmp_path)

    assert done.returncode == 2
    assert "HIGHROAD_SECRET" in done.stderr


def test_an_unknown_command_is_refused_and_help_names_them_all(capsys):
    with pytest.raises(SystemExit) as refused:
        console.main(["dance"])
    with pytest.raises(SystemExit):
        console.main(["--help"])

    assert refused.value.code == 2
    told = capsys.readouterr().out
    assert all(f"  {name} " in told for name in console.COMMANDS)


def test_verify_needs_no_settings(tmp_path):
    done = run("verify", "nothing.zip", folder=tmp_path, HIGHROAD_MODE="holiday")

    assert done.returncode == 2
    assert "Cannot be read" in done.stdout
