"""Sends an upload to the limited process and turns its answer into frozen values."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from highroad.areas.filings.rows import refusals
from highroad.areas.filings.rows.limits import Limits
from highroad.areas.filings.rows.refusals import Unreadable
from highroad.areas.filings.rules.checks import CHECKS, checks_for
from highroad.areas.filings.rules.findings import Check
from highroad.areas.filings.rules.layouts import Layout

CHILD = "highroad.areas.filings.rows.child"
SHOWN = 200
"""Rows shown per problem; the rest is in the report."""


@dataclass(frozen=True)
class Problem:
    """What one check found: how often, on how many lines, and the first rows."""

    rule: str
    count: int
    lines: int
    rows: tuple[Mapping[str, Any], ...]


@dataclass(frozen=True)
class Reading:
    """What stands in an upload."""

    header: tuple[str, ...]
    signature: str
    preview: tuple[tuple[str, ...], ...]
    """The first rows, where no layout was known for the header."""
    layout: Layout | None = None
    totals: Mapping[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    stored: Mapping[str, Any] | None = None
    returned: Path | None = None


@contextmanager
def scratch_folder(root: Path | None = None) -> Iterator[Path]:
    """A folder for one reading, gone afterwards."""
    if root is not None:
        root.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="reading-", dir=root) as folder:
        yield Path(folder)


def read(
    upload: Path,
    *,
    kind: str,
    layouts: Sequence[Layout],
    limits: Limits,
    scratch: Path,
    task: str = "check",
    parquet: Path | None = None,
    sample: int = SHOWN,
) -> Reading:
    """Read and check an upload in a limited process. Raises `Unreadable` with a sentence.

    `kind` is the ending of the file's name, such as `.csv`. Without a layout for its header the
    reading has header and preview only. `parquet` is where the row file is to be written.
    """
    request = {
        "task": task,
        "file": str(upload.resolve()),
        "kind": kind.lower(),
        "scratch": str(scratch.resolve()),
        "limits": limits.as_json(),
        "layouts": [_layout(layout) for layout in layouts],
        "checks": [_check(check) for check in CHECKS],
        "sample": sample,
        "parquet": str(parquet) if parquet else "",
    }
    return _as_reading(_ask(request, limits))


def _layout(layout: Layout) -> dict[str, Any]:
    made = {check.name for check in checks_for(layout.columns)}
    return {**layout.as_json(), "codes": layout.all_codes(), "checks": sorted(made)}


def _check(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "query": check.query,
        "stage": int(check.stage),
        "severity": check.severity.value,
        "hides_worker": check.hides_worker,
    }


def _ask(request: Mapping[str, Any], limits: Limits) -> dict[str, Any]:
    try:
        done = subprocess.run(
            [sys.executable, "-m", CHILD],
            input=json.dumps(request).encode(),
            capture_output=True,
            env=_surroundings(request["scratch"]),
            timeout=limits.cpu_seconds * 2,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable(refusals.TOO_MUCH) from error
    if done.returncode != 0 or not done.stdout:
        raise Unreadable(refusals.TOO_MUCH) from ChildFailed(done.returncode, done.stderr[-2000:])
    reply: dict[str, Any] = json.loads(done.stdout)
    if "refused" in reply:
        raise Unreadable(reply["refused"]["sentence"], **reply["refused"]["values"])
    answer: dict[str, Any] = reply["answer"]
    return answer


def _surroundings(scratch: str) -> dict[str, str]:
    """The environment of the reading process: where Python is, and no secret of the platform."""
    kept = {name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ}
    return {**kept, "HOME": scratch, "LANG": "C.UTF-8"}


class ChildFailed(Exception):
    """The reading process ended without an answer: killed by a limit, or a fault of ours."""


def _as_reading(answer: Mapping[str, Any]) -> Reading:
    layout = answer.get("layout")
    returned = answer.get("returned")
    return Reading(
        header=tuple(answer["header"]),
        signature=answer["signature"],
        preview=tuple(tuple(row) for row in answer.get("rows", ())),
        layout=Layout.from_json(layout) if layout else None,
        totals=answer.get("totals"),
        problems=tuple(
            Problem(found["rule"], found["count"], found["lines"], tuple(found["rows"]))
            for found in answer.get("findings", ())
        ),
        stored=answer.get("stored"),
        returned=Path(returned) if returned else None,
    )
