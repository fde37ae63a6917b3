"""What can be taken away: the proof of an entry, a decision as a file, and the tools to check with."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from importlib.resources import files
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.decisions import queries as decisions
from highroad.areas.ledger import queries as ledger
from highroad.areas.witnesses import queries
from highroad.kit.answers import NotFound
from highroad.web.ledger.places import place_of

PROGRAM = (
    "__init__.py", "__main__.py", "asking.py", "consistency.py", "ed25519.py", "keeper.py",
    "program.py", "verify.py",
)  # fmt: skip
EPOCH = (1980, 1, 1, 0, 0, 0)


def attached(content: bytes | str, name: str, kind: str) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=disposition)


@require_safe
@login_required
def proof(request: SignedInRequest, key: UUID, number: int, side: str = "") -> HttpResponse:
    """One entry with its content and its proof, in one file (C2SP tlog-proof)."""
    place = place_of(key, side, request.user)
    line = ledger.entry_at_for_system(place.log, number)
    found = ledger.proof_for_system(line, with_content=True)
    if found is None:
        raise NotFound(number)
    return attached(found.text, f"entry-{number}.tlog-proof", "text/plain; charset=utf-8")


@require_safe
@login_required
def decision(request: SignedInRequest, key: UUID) -> HttpResponse:
    """A decision with its text and all its proofs, to be checked without us."""
    found = decisions.get_decision(key, request.user)
    content = queries.decision_file(found, request.user)
    return attached(content, f"decision-{found.key}.zip", "application/zip")


@cache
def packed_program() -> bytes:
    """`highroad-witness` in one file that Python runs as it is: the same bytes each time."""
    into = io.BytesIO(b"#!/usr/bin/env python3\n")
    into.seek(0, io.SEEK_END)
    with zipfile.ZipFile(into, "a", zipfile.ZIP_DEFLATED) as packed:
        start = b"from witness.program import main\nimport sys\nsys.exit(main())\n"
        for name, content in [
            ("__main__.py", start),
            *(
                (f"witness/{name}", files("witness").joinpath(name).read_bytes())
                for name in PROGRAM
            ),
        ]:
            about = zipfile.ZipInfo(name, EPOCH)
            about.compress_type = zipfile.ZIP_DEFLATED
            packed.writestr(about, content)
    return into.getvalue()


@require_safe
def program(request: HttpRequest) -> HttpResponse:
    """The program a side runs on its own machine."""
    return attached(packed_program(), "highroad-witness.pyz", "application/zip")


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """`verify.py`, as it also lies in every download."""
    content = files("witness").joinpath("verify.py").read_bytes()
    return attached(content, "verify.py", "text/x-python; charset=utf-8")


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the record proves, and what it does not."""
    return render(request, "ledger/about.html")
