"""What is true of witness policies, and how a witness shows who it is when it asks for something."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence

from highroad.areas.ledger.rules import notes
from highroad.areas.witnesses.vocabulary import Cosigner
from highroad.kit.answers import Answer, no, yes

REQUEST = "highroad-witness-request/v1"
CLOCKS_DIFFER = 600
"""Seconds by which the clock of a witness may differ from ours."""
ASKING = re.compile(
    r"Highroad-Witness ([^ ]{1,200}) ([0-9a-f]{8}) ([0-9]{1,12}) ([0-9A-Za-z+/=]{88})"
)


def sides_of(neutral_key: str) -> tuple[Cosigner, ...]:
    """Who must countersign: labor and management always, a neutral where one is named."""
    both = (Cosigner.LABOR, Cosigner.MANAGEMENT)
    return (*both, Cosigner.NEUTRAL) if neutral_key else both


def policy_text(sides: Sequence[str], neutral_key: str) -> str:
    """The policy as both sides adopt it, in its one spelling: its digest is taken from this."""
    lines = [f"required {side}" for side in sides]
    return "\n".join([*lines, f"neutral {neutral_key or '-'}"]) + "\n"


def digest_of(text: str) -> str:
    """SHA-256 of a text, hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def may_be_key(text: str) -> Answer:
    """A verifier key of a witness: `name+id+base64`, as the program or the browser prints it."""
    try:
        notes.Verifier.parse(text, notes.COSIGNATURE)
    except ValueError:
        return no("This is not the key of a witness. It reads name+number+letters, in one line.")
    return yes


def request_text(method: str, path: str, body: bytes, seconds: int) -> bytes:
    """What a witness signs when it asks: the verb, the address and the body, at this moment."""
    digest = hashlib.sha256(body).hexdigest()
    return f"{REQUEST}\n{seconds}\n{method}\n{path}\n{digest}\n".encode()


def asks(
    header: str, key: notes.Verifier, *, method: str, path: str, body: bytes, now: int
) -> bool:
    """Whether this key signed this request, a short while ago at most."""
    found = ASKING.fullmatch(header)
    if found is None or found[1] != key.name:
        return False
    if found[2] != notes.key_id(key.name, key.public, key.kind).hex():
        return False
    seconds = int(found[3])
    if abs(now - seconds) > CLOCKS_DIFFER:
        return False
    return key.holds(request_text(method, path, body, seconds), base64.b64decode(found[4]))
