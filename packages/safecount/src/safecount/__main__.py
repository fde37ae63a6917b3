"""The command line: protect a file of lines, audit what came out, verify a certificate."""

from __future__ import annotations

import argparse
import csv
import io
import json
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from safecount.bounds import audit
from safecount.crosstab import BadTable, Crosstab
from safecount.pictures import review_html, review_typst, to_html, to_svg
from safecount.policy import BadPolicy, Policy
from safecount.protect import CannotProtect, protect
from safecount.protected import FORMAT as TABLE
from safecount.protected import ProtectedCrosstab
from safecount.verify import verify


def main(arguments: list[str] | None = None) -> int:
    """Run one command: 0 when all is well, 1 when a table is not safe, 2 when something cannot be read."""
    asked = _questions().parse_args(arguments)
    try:
        return int(asked.run(asked))
    except (BadTable, BadPolicy, CannotProtect, OSError, ValueError) as problem:
        print(f"safecount: {problem}", file=sys.stderr)
        return 2


def _questions() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="safecount", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="command")
    shield = commands.add_parser("protect", help="make a table of a CSV file that may be shown")
    shield.add_argument(
        "lines", type=Path, help="CSV: one line is one piece of a contributor's work"
    )
    shield.add_argument("--by", required=True, help="columns to count by, with commas between")
    shield.add_argument("--value", help="the column of amounts, such as hours")
    shield.add_argument("--contributors", default="", help="such as worker,employer")
    shield.add_argument("--policy", type=Path, help="TOML with the fields of Policy")
    shield.add_argument(
        "--earlier", type=Path, action="append", default=[], help="published before"
    )
    shield.add_argument("--out", type=Path, required=True, help="the table that may be shown (CSV)")
    shield.add_argument("--public", type=Path, help="the same as JSON, to be kept and shown")
    shield.add_argument("--sealed", type=Path, help="hidden numbers and certificate: keep closed")
    shield.add_argument("--time-limit", type=float, default=30.0)
    shield.add_argument("--seed", type=int, default=0)
    shield.set_defaults(run=_protect)
    judge = commands.add_parser("audit", help="attack a protected table")
    judge.add_argument("table", type=Path, help="JSON that protect wrote (--sealed, or --public)")
    judge.add_argument("--earlier", type=Path, action="append", default=[])
    judge.set_defaults(run=_audit)
    judge.add_argument("--report", type=Path, help="the report for reviewers (.html or .typ)")
    draw = commands.add_parser("draw", help="a picture of a protected table")
    draw.add_argument("table", type=Path, help="JSON that protect wrote")
    draw.add_argument("--out", type=Path, required=True, help=".html or .svg")
    draw.add_argument("--rows")
    draw.add_argument("--columns")
    draw.set_defaults(run=_draw)
    tell = commands.add_parser("explain", help="why one cell is shown or hidden")
    tell.add_argument("table", type=Path)
    tell.add_argument("cell", help="its categories with | between, such as 'welders|women'")
    tell.set_defaults(run=_explain)
    check = commands.add_parser("verify", help="check a certificate in whole numbers")
    check.add_argument("sealed", type=Path)
    check.set_defaults(run=_verify)
    return parser


def _protect(asked: argparse.Namespace) -> int:
    policy = Policy()
    if asked.policy:
        policy = Policy.from_dict(_parsed(asked.policy, tomllib.loads))
    table = Crosstab.from_columns(
        _columns(asked.lines),
        dimensions=asked.by.split(","),
        value=asked.value,
        contributors=[name for name in asked.contributors.split(",") if name],
    )
    safe = protect(
        table,
        policy,
        earlier=[_read(path) for path in asked.earlier],
        time_limit=asked.time_limit,
        seed=asked.seed,
    )
    safe.to_csv(asked.out)
    if asked.public:
        _write(asked.public, safe.to_dict())
    if asked.sealed:
        _write(asked.sealed, safe.to_dict(sealed=True))
    print(
        f"{len(safe)} cells: {len(safe.primary)} hidden for themselves, "
        f"{len(safe.complementary)} for others (loss {safe.loss}, at least {safe.lower_bound})."
    )
    return 0


def _audit(asked: argparse.Namespace) -> int:
    safe = _read(asked.table)
    report = audit(safe, earlier=[_read(path) for path in asked.earlier])
    for finding in report.unsafe:
        print(f"{finding.key}, {finding.quantity}: {finding.low} to {finding.high}: {finding.why}")
    for fault in report.certificate_faults:
        print(fault)
    if asked.report:
        write = review_typst if asked.report.suffix == ".typ" else review_html
        asked.report.write_text(write(safe, report), encoding="utf-8")
    print("safe" if report.safe else "NOT SAFE")
    return 0 if report.safe else 1


def _draw(asked: argparse.Namespace) -> int:
    draw = to_svg if asked.out.suffix == ".svg" else to_html
    page = draw(_read(asked.table), rows=asked.rows, columns=asked.columns)
    asked.out.write_text(page, encoding="utf-8")
    return 0


def _explain(asked: argparse.Namespace) -> int:
    print(_read(asked.table).explain(tuple(asked.cell.split("|"))).sentence)
    return 0


def _verify(asked: argparse.Namespace) -> int:
    written = _parsed(asked.sealed, json.loads)
    if isinstance(written, dict) and written.get("format") == TABLE:
        if "sealed" not in written:
            raise BadTable(f"{asked.sealed.name} has no seal. Give what protect wrote as --sealed.")
        written = written["sealed"]["certificate"]
    faults = verify(written)
    print("\n".join(faults) if faults else "The certificate holds.")
    return 1 if faults else 0


def _columns(path: Path) -> dict[str, list[str]]:
    reader = csv.DictReader(io.StringIO(_text(path), newline=""))
    columns: dict[str, list[str]] = {name: [] for name in reader.fieldnames or []}
    for number, line in enumerate(reader, start=2):
        if None in line:
            raise BadTable(
                f"{path.name}, line {number} has more entries than there are columns. "
                "Put entries with commas in them in quotes."
            )
        for name, column in columns.items():
            if line[name] is None:
                raise BadTable(f"{path.name}, line {number}: the column {name!r} is missing.")
            column.append(line[name])
    return columns


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise BadTable(f"{path.name} is no text in UTF-8. Save it as UTF-8 first.") from None


def _parsed(path: Path, parse: Callable[[str], Any]) -> Any:
    """A file of JSON or TOML. Raises `BadTable` where it is none, with its name and the place."""
    try:
        return parse(_text(path))
    except (json.JSONDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadTable(f"{path.name} cannot be read: {fault}.") from None


def _read(path: Path) -> ProtectedCrosstab:
    return ProtectedCrosstab.from_dict(_parsed(path, json.loads))


def _write(path: Path, written: dict[str, Any]) -> None:
    path.write_text(json.dumps(written), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
