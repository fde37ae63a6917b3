"""The command line does what the library does."""

import csv
import json

import pytest
from safecount.__main__ import main


@pytest.fixture
def folder(tmp_path):
    lines = [("welder", "women", f"a{n}", "8") for n in range(3)]
    lines += [("welder", "men", f"b{n}", "7.5") for n in range(41)]
    lines += [("fitter", "women", f"c{n}", "6") for n in range(12)]
    lines += [("fitter", "men", f"d{n}", "5.25") for n in range(30)]
    with (tmp_path / "lines.csv").open("w", newline="") as out:
        csv.writer(out).writerows([("trade", "sex", "worker", "hours"), *lines])
    (tmp_path / "policy.toml").write_text("smallest_count = 5\n")
    return tmp_path


def run_protect(folder, *more):
    return main(
        [
            "protect",
            str(folder / "lines.csv"),
            "--by=trade,sex",
            "--value=hours",
            "--contributors=worker",
            f"--policy={folder / 'policy.toml'}",
            f"--out={folder / 'safe.csv'}",
            f"--public={folder / 'public.json'}",
            f"--sealed={folder / 'sealed.json'}",
            *more,
        ]
    )


def test_a_file_is_protected_audited_and_verified(folder, capsys):
    assert run_protect(folder) == 0
    assert main(["audit", str(folder / "sealed.json")]) == 0
    assert main(["verify", str(folder / "sealed.json")]) == 0

    said = capsys.readouterr().out
    assert "The certificate holds." in said
    assert "welder,women,,,small" in (folder / "safe.csv").read_text()


def test_an_earlier_edition_can_be_named(folder):
    run_protect(folder)

    assert run_protect(folder, f"--earlier={folder / 'public.json'}") == 0


def test_a_leaky_table_is_called_so(folder, capsys):
    run_protect(folder)
    written = json.loads((folder / "sealed.json").read_text())
    for number, reason in enumerate(written["reasons"]):
        if reason == "complementary":
            written["reasons"][number] = ""
            for name in ("hours", "worker"):
                written["shown"][name][number] = written["sealed"]["truth"][name][number]
    (folder / "leaky.json").write_text(json.dumps(written))

    assert main(["audit", str(folder / "leaky.json")]) == 1
    assert "NOT SAFE" in capsys.readouterr().out


def test_a_touched_certificate_is_called_so(folder, capsys):
    run_protect(folder)
    certificate = json.loads((folder / "sealed.json").read_text())["sealed"]["certificate"]
    certificate["hidden"].pop()
    (folder / "certificate.json").write_text(json.dumps(certificate))

    assert main(["verify", str(folder / "certificate.json")]) == 1
    assert "which is shown" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("break_it", "complaint"),
    [
        (lambda f: (f / "lines.csv").unlink(), "No such file"),
        (lambda f: (f / "policy.toml").write_text("smallest = 5\n"), "no 'smallest'"),
        (
            lambda f: (f / "policy.toml").write_text("smallest_count = \n"),
            "policy.toml cannot be read: Invalid value",
        ),
        (lambda f: (f / "policy.toml").write_bytes(b"\xff"), "policy.toml is no text in UTF-8"),
        (lambda f: (f / "lines.csv").write_bytes(b"\xff\xfe"), "lines.csv is no text in UTF-8"),
        (lambda f: (f / "lines.csv").write_text(""), "There are no columns"),
        (
            lambda f: (f / "lines.csv").write_text("trade,sex\nwelder, first class,men\n"),
            "lines.csv, line 2 has more entries than there are columns. Put entries with commas",
        ),
        (lambda f: (f / "lines.csv").write_text("trade,sex,worker,hours\na,b\n"), "line 2"),
        (lambda f: (f / "lines.csv").write_text("trade,hours\na,1\n"), "no column 'sex'"),
    ],
)
def test_what_cannot_be_read_is_said_and_answered_with_two(folder, capsys, break_it, complaint):
    break_it(folder)

    assert run_protect(folder) == 2
    assert complaint in capsys.readouterr().err


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("{}", "This is no 'safecount protected table 1'. Give what"),
        ("[1]", "This is no 'safecount protected table 1'. Give what"),
        ('{"format": "safecount protected table 1", "about": ""}', "has no 'axes'. Give all that"),
        ("{", "other.json cannot be read: Expecting property name"),
    ],
)
def test_a_file_that_is_no_protected_table_is_refused(folder, capsys, written, complaint):
    (folder / "other.json").write_text(written)

    assert main(["audit", str(folder / "other.json")]) == 2
    assert complaint in capsys.readouterr().err


def test_a_certificate_is_looked_for_where_it_is(folder, capsys):
    """In what `--sealed` wrote, or by itself; a table that is public has none, and a list is none."""
    run_protect(folder)
    (folder / "list.json").write_text("[1]")

    assert main(["verify", str(folder / "sealed.json")]) == 0
    assert main(["verify", str(folder / "public.json")]) == 2
    assert main(["verify", str(folder / "list.json")]) == 1
    told = capsys.readouterr()
    assert "public.json has no seal. Give what protect wrote as --sealed." in told.err
    assert "This is no 'safecount certificate 2'." in told.out


def test_a_table_is_drawn_explained_and_reviewed(folder, capsys):
    run_protect(folder)
    sealed = str(folder / "sealed.json")

    assert main(["draw", sealed, f"--out={folder / 'a.svg'}", "--rows=sex", "--columns=trade"]) == 0
    assert main(["draw", sealed, f"--out={folder / 'a.html'}"]) == 0
    assert main(["explain", sealed, "welder|women"]) == 0
    assert main(["audit", sealed, f"--report={folder / 'a.typ'}"]) == 0
    assert main(["audit", sealed, f"--report={folder / 'review.html'}"]) == 0

    assert "fewer than 5 people" in capsys.readouterr().out
    assert (folder / "a.svg").read_text().startswith("<svg")
    assert (folder / "a.html").read_text().startswith("<figure")
    assert "#set document" in (folder / "a.typ").read_text()
    assert "holds in exact arithmetic" in (folder / "review.html").read_text()


def test_without_a_policy_the_default_holds_and_only_the_table_is_written(folder, capsys):
    asked = ["protect", str(folder / "lines.csv"), "--by=trade,sex", f"--out={folder / 'bare.csv'}"]

    assert main(asked) == 0

    assert sorted(path.name for path in folder.iterdir()) == [
        "bare.csv",
        "lines.csv",
        "policy.toml",
    ]
    assert "small" in (folder / "bare.csv").read_text()
    assert "hidden for themselves" in capsys.readouterr().out
