"""The tutorial does what it says: its own lines are run, on a filing with three women who weld."""

from __future__ import annotations

import csv
import json
import re
import shlex
from pathlib import Path

import pytest
from safecount.__main__ import main

TUTORIAL = Path(__file__).parent.parent / "docs/tutorial.md"
HEADS = {
    ("welder", "women"): 3, ("welder", "men"): 41, ("fitter", "women"): 12, ("fitter", "men"): 30,
    ("rigger", "women"): 22, ("rigger", "men"): 50,
}  # fmt: skip


def written(pattern):
    return re.findall(pattern, TUTORIAL.read_text(encoding="utf-8"), re.S | re.M)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Where somebody keeps the lines of a filing and a policy."""
    monkeypatch.chdir(tmp_path)
    with Path("lines.csv").open("w", newline="", encoding="utf-8") as file:
        lines = csv.writer(file)
        lines.writerow(["trade", "sex", "worker", "employer", "hours"])
        for (trade, sex), many in HEADS.items():
            for n in range(many):
                lines.writerow([trade, sex, f"{trade}{sex}{n}", f"e{n % 5}", 20 + n / 4])
    Path("policy.toml").write_text("smallest_count = 5\nsmallest_employers = 3\n")
    return tmp_path


def test_ten_lines_make_a_safe_table_and_the_next_quarter_remembers_it(folder):
    first, later = written(r"```python\n(.*?)```")
    known = {}

    exec(first, known)
    safe = known["safe"]
    Path("published-last.json").write_text(json.dumps(safe.to_dict()))
    exec(
        "import json\nfrom pathlib import Path\nfrom safecount import ProtectedCrosstab\npolicy = safe.policy\n"
        + later,
        known,
    )

    said = "welder, women is hidden because fewer than 5 people stand behind it."
    assert said in TUTORIAL.read_text(encoding="utf-8")
    assert safe.explain(("welder", "women")).sentence == said
    assert safe.gap == 0
    assert "welder,women,,,small" in Path("published.csv").read_text()
    assert known["safe"].hidden >= safe.primary


def test_the_same_from_the_command_line(folder, capsys):
    (commands,) = written(r"^safecount protect.*?(?=```)")

    for command in commands.replace("\\\n", " ").splitlines():
        assert main(shlex.split(command)[1:]) == 0, command

    assert capsys.readouterr().out.splitlines()[-2:] == ["safe", "The certificate holds."]
