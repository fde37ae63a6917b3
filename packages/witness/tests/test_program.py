"""verify.py as a program: what it says, what it needs, how quick and small it is."""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
from pathlib import Path

import pytest
from witness import verify

from packages.witness.tests.making import (
    BOTH,
    LABOR_KEY,
    LOG_KEY,
    ORIGIN,
    POLICY,
    Made,
    vkey,
    write_large,
)

pytestmark = pytest.mark.pure
PROGRAM = Path(verify.__file__)


def said(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str]:
    code = verify.main([str(argument) for argument in arguments])
    return code, capsys.readouterr().out


def test_it_needs_nothing_but_the_standard_library():
    imported = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(ast.parse(PROGRAM.read_text()))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    tops = {name.split(".")[0] for name in imported}

    assert tops <= sys.stdlib_module_names
    assert not tops & {"socket", "urllib", "http", "ssl", "subprocess", "ctypes"}


def test_it_runs_alone_and_100_000_entries_stay_small_and_quick(tmp_path: Path):
    """1,000,000 entries are promised in 15 s and 300 MB on one core: here a tenth of the time."""
    bundle = write_large(tmp_path / "large.zip", 100_000)
    alone = tmp_path / "verify.py"
    alone.write_bytes(PROGRAM.read_bytes())
    before = resource.getrusage(resource.RUSAGE_CHILDREN)

    done = subprocess.run(
        [sys.executable, "-I", "-S", alone, bundle], capture_output=True, text=True, check=False
    )

    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert (done.returncode, done.stderr) == (0, "")
    assert "100000 entries; content of 100000 is here" in done.stdout
    assert after.ru_utime - before.ru_utime < 1.5 + 0.5  # half a second to start up
    assert memory_of(alone, bundle) < 100_000


def memory_of(program: Path, bundle: Path) -> int:
    """Peak memory of one run, in KB, as the kernel counts it."""
    told = (
        "import runpy, sys\n"
        "sys.argv = sys.argv[1:]\n"
        "try: runpy.run_path(sys.argv[0], run_name='__main__')\n"
        "except SystemExit: print(open('/proc/self/status').read().split('VmHWM:')[1].split()[0])\n"
    )
    ran = [sys.executable, "-c", told, program, bundle]
    return int(subprocess.run(ran, capture_output=True, text=True, check=True).stdout.split()[-1])


def test_what_is_no_bundle_cannot_be_read(tmp_path: Path, capsys):
    (tmp_path / "text").write_text("hello")

    assert said(capsys, tmp_path / "text")[0] == 2
    assert said(capsys, tmp_path / "nothing")[0] == 2
    assert said(capsys, tmp_path)[0] == 2


def test_it_says_what_it_counted_and_whose_key_it_trusted(tmp_path: Path, capsys):
    bundle = Made.of(20, checkpoints=(5, 12, 20), erased=(4, 5)).write(tmp_path / "b.zip")

    code, words = said(capsys, bundle)

    assert code == 0
    assert f"Trusting the key in the bundle itself: {ORIGIN}+" in words
    assert "20 entries; content of 12 is here, of 2 erased." in words
    assert "WHOLE" in words


def test_many_faults_are_told_in_few_lines(tmp_path: Path, capsys):
    made = Made.of(60)
    bent = made.having({"leaves.bin": bytes(32 * 61)}).write(tmp_path / "b.zip")

    code, words = said(capsys, bent)

    assert code == 1
    assert words.count("does not have the hash that is listed for it") == 20
    assert "NOT WHOLE: faults found: 61, in 60 entries." in words


def test_a_party_brings_its_own_policy(tmp_path: Path, capsys):
    bundle, mine = Made.of(4).write(tmp_path / "b.zip"), tmp_path / "policy.txt"
    mine.write_text(f"# as told by telephone\nlog {vkey(ORIGIN, LABOR_KEY)}\n\nquorum none\n")

    code, words = said(capsys, bundle, "--policy", mine)

    assert code == 1
    assert "not signed with the key of the log" in words
    assert "There is no valid checkpoint in the bundle." in words
    assert "Trusting" not in words


@pytest.mark.parametrize(
    "policy",
    [
        "",
        f"log {vkey(ORIGIN, LOG_KEY)}\n",
        "log nonsense\nquorum none\n",
        f"log {vkey(ORIGIN, LOG_KEY, 4)}\nquorum none\n",
        f"log {vkey(ORIGIN, LOG_KEY)[:-4]}AAA=\nquorum none\n",
        POLICY + "quorum none\n",
        POLICY.replace("none", "nobody"),
        POLICY + "something else\n",
        BOTH.replace("both all labor", "both 3 labor"),
        BOTH.replace("both all labor", "both all somebody"),
        BOTH.replace("witness management", "witness labor"),
        "log ä\nquorum none\n",
        "quorum\n",
    ],
)
def test_a_policy_that_is_none_cannot_be_read(policy: str, tmp_path: Path, capsys):
    bundle = Made.of(2).having({"policy.txt": policy.encode()}).write(tmp_path / "b.zip")

    code, words = said(capsys, bundle)

    assert code == 2
    assert words.startswith("Cannot be read:")
