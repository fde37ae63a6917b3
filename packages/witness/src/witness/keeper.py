"""What a witness keeps, and the one thing it does: countersign what agrees with all it signed before.

Its folder holds `key.json` (the private key), `logs.json` (the logs it watches), `seen/` (the last
checkpoint countersigned for each log) and `evidence/` (what was refused, to be shown to others).
"""

from __future__ import annotations

import base64
import contextlib
import hashlib
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from witness import ed25519, verify
from witness.consistency import is_consistent

NAME = re.compile(r"[0-9A-Za-z._~/:@-]{1,200}")
MOST_STEPS = 63
LOCKED_FOR = 30.0


class KeeperError(Exception):
    """The folder of the witness is not as it must be, in words for whoever runs it."""


@dataclass(frozen=True)
class Reply:
    """An answer in the words of tlog-witness: a status, a body; and, for people, what it means."""

    status: int
    body: str
    words: str
    evidence: Path | None = None
    size: int = 0

    @property
    def is_signed(self) -> bool:
        return self.status == 200


@dataclass(frozen=True)
class Watched:
    """A log that this witness watches: the keys it trusts, and where to ask."""

    origin: str
    keys: tuple[str, ...]
    address: str = ""


class Keeper:
    """A witness at home in a folder of its own."""

    def __init__(self, home: Path) -> None:
        self.home = home

    def make_key(self, name: str) -> str:
        """Make the key, once; the public half in one line. Raises `KeeperError` if there is one."""
        if not NAME.fullmatch(name):
            raise KeeperError("A name has letters, digits and . / : @ - _ ~, and no blanks.")
        self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
        if (self.home / "key.json").exists():
            raise KeeperError(f"There is a key in {self.home} already. Choose another folder.")
        seed = base64.b64encode(ed25519.new_seed()).decode()
        self.put("key.json", json.dumps({"name": name, "seed": seed}))
        return self.public_key

    @property
    def key(self) -> tuple[str, bytes]:
        """Name and private key."""
        try:
            kept = json.loads((self.home / "key.json").read_text())
            return str(kept["name"]), base64.b64decode(kept["seed"])
        except FileNotFoundError as error:
            raise KeeperError(f"There is no key in {self.home}. Make one with `init`.") from error

    @property
    def public_key(self) -> str:
        """The verifier key: what the platform and the other side need to know."""
        name, seed = self.key
        public = b"\x04" + ed25519.public_of(seed)
        number = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
        return f"{name}+{number.hex()}+{base64.b64encode(public).decode()}"

    @property
    def logs(self) -> dict[str, Watched]:
        """The logs it watches, by origin."""
        path = self.home / "logs.json"
        kept = json.loads(path.read_text()) if path.exists() else {}
        return {
            origin: Watched(origin, tuple(told["keys"]), told["address"])
            for origin, told in kept.items()
        }

    def watch(self, log_key: str, address: str = "") -> Watched:
        """Watch a log, or trust one more key for it. Raises `KeeperError` for what is no log key."""
        try:
            origin = verify.Key.parse(log_key, 1).name
        except ValueError as error:
            raise KeeperError(str(error)) from error
        logs = self.logs
        known = logs.get(origin, Watched(origin, ()))
        keys = tuple(dict.fromkeys([*known.keys, log_key]))
        logs[origin] = Watched(origin, keys, address.rstrip("/") or known.address)
        told = {name: {"keys": log.keys, "address": log.address} for name, log in logs.items()}
        self.put("logs.json", json.dumps(told, indent=2))
        return logs[origin]

    def policy_of(self, origin: str) -> verify.Policy:
        """What it trusts for one log."""
        lines = [f"log {key}" for key in self.logs[origin].keys]
        return verify.Policy.parse("\n".join([*lines, "quorum none"]))

    def last(self, origin: str) -> verify.Checkpoint | None:
        """The last checkpoint it countersigned for a log."""
        path = self.home / "seen" / self.slug(origin)
        return (
            verify.checkpoint(path.read_bytes(), self.policy_of(origin)) if path.exists() else None
        )

    def signed_note(self, origin: str) -> str:
        """The last checkpoint it countersigned for a log, with its signature: what is brought back."""
        return (self.home / "seen" / self.slug(origin)).read_text()

    def add_checkpoint(self, body: bytes, now: int | None = None) -> Reply:
        """Countersign a checkpoint, or say why not: `add-checkpoint` of tlog-witness.

        What it signed is on disk before anybody is told.
        """
        try:
            old, path, note = parsed(body)
            text, lines = verify.note(note)
            origin = text.split("\n", 1)[0]
        except ValueError as error:
            return Reply(400, "", f"This cannot be read: {error}.")
        if origin not in self.logs:
            return Reply(404, "", f"This witness does not watch {origin}.")
        try:
            head = verify.checkpoint(note, self.policy_of(origin))
        except ValueError as error:
            return Reply(403, "", f"The checkpoint of {origin} is not valid: {error}.")
        with self.locked():
            return self.judge(body, old, path, head, (text, lines), now or int(time.time()))

    def judge(
        self,
        body: bytes,
        old: int,
        path: list[bytes],
        head: verify.Checkpoint,
        note: tuple[str, list[str]],
        now: int,
    ) -> Reply:
        last = self.last(head.origin)
        size = last.size if last else 0
        if old > head.size:
            return Reply(400, "", "The proof starts beyond the checkpoint.")
        if old != size:
            words = f"Last countersigned: {size} entries. The proof starts at {old}."
            return Reply(409, f"{size}\n", words, size=size)
        if last and head.size == size and head.root != last.root:
            kept = self.keep_evidence(head.origin, "fork", body)
            return Reply(409, f"{size}\n", told_of_fork(head.origin, size), kept, size)
        fits = not path and (not last or head.size == size)
        if last and head.size > size:
            fits = is_consistent(size, last.root, head.size, head.root, path)
        if not fits:
            shown = self.keep_evidence(head.origin, "fork", body) if last else None
            return Reply(422, "", told_of_fork(head.origin, size), shown, size)
        return self.cosign(head, note, now)

    def cosign(self, head: verify.Checkpoint, note: tuple[str, list[str]], now: int) -> Reply:
        """Sign, keep, and only then answer."""
        name, seed = self.key
        text, lines = note
        message = f"cosignature/v1\ntime {now}\n{text}".encode()
        public = b"\x04" + ed25519.public_of(seed)
        number = hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]
        signed = number + now.to_bytes(8, "big") + ed25519.sign(seed, message)
        line = f"— {name} {base64.b64encode(signed).decode()}\n"
        (self.home / "seen").mkdir(mode=0o700, exist_ok=True)
        kept = "\n".join([text, *lines, line])
        self.put(f"seen/{self.slug(head.origin)}", kept)
        return Reply(
            200, line, f"Countersigned: {head.origin}, {head.size} entries.", None, head.size
        )

    def noticed_rollback(self, origin: str, note: bytes) -> Reply | None:
        """Whether a log now shows less than was countersigned; what to say and keep if so."""
        last = self.last(origin)
        head = verify.checkpoint(note, self.policy_of(origin))
        if last is None or head.size >= last.size:
            return None
        kept = self.keep_evidence(origin, "rollback", note)
        words = (
            f"{origin} shows {head.size} entries, but {last.size} were countersigned: it was rolled "
            "back. Nothing is signed. Show both sides the file of evidence."
        )
        return Reply(409, f"{last.size}\n", words, kept, last.size)

    def keep_evidence(self, origin: str, kind: str, shown: bytes) -> Path:
        """Write down what was shown beside what was signed before."""
        folder = self.home / "evidence"
        folder.mkdir(mode=0o700, exist_ok=True)
        seen = (self.home / "seen" / self.slug(origin)).read_bytes()
        stamp = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
        name = f"evidence/{stamp}-{kind}-{self.slug(origin)[:12]}.txt"
        parts = [
            f"Two statements of {origin}, both signed with its key, that cannot both be true.\n",
            "\n--- countersigned by this witness before ---\n",
            seen.decode(),
            "\n--- shown now ---\n",
            shown.decode("utf-8", "replace"),
        ]
        self.put(name, "".join(parts))
        return self.home / name

    def request_header(self, method: str, path: str, body: bytes, now: int) -> str:
        """Who is asking, signed: the platform knows the public key and needs no password."""
        name, seed = self.key
        digest = hashlib.sha256(body).hexdigest()
        text = f"highroad-witness-request/v1\n{now}\n{method}\n{path}\n{digest}\n"
        signature = base64.b64encode(ed25519.sign(seed, text.encode())).decode()
        return f"Highroad-Witness {name} {self.public_key.split('+')[1]} {now} {signature}"

    @staticmethod
    def slug(origin: str) -> str:
        return hashlib.sha256(origin.encode()).hexdigest()

    def put(self, name: str, content: str) -> None:
        """Write a file whole and durably, or not at all; for its owner alone."""
        path = self.home / name
        waiting = path.with_name(f".{path.name}.new")
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        waiting.replace(path)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """One at a time: looking at the last checkpoint and replacing it belong together."""
        path, until = self.home / "lock", time.monotonic() + LOCKED_FOR
        while True:
            try:
                os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
                break
            except FileExistsError as error:
                if time.monotonic() > until:
                    raise KeeperError(f"Another one is at work. If not, delete {path}.") from error
                time.sleep(0.05)
        try:
            yield
        finally:
            path.unlink()


def parsed(body: bytes) -> tuple[int, list[bytes], bytes]:
    """Last size, proof and checkpoint of a request. Raises `ValueError` if it is none."""
    lines, gap, note = body.partition(b"\n\n")
    first, *steps = lines.decode("ascii").split("\n")
    found = re.fullmatch(r"old (0|[1-9][0-9]{0,17})", first)
    if not gap or not found or len(steps) > MOST_STEPS:
        raise ValueError("it does not read old size, proof, checkpoint")
    return int(found[1]), [verify.decoded(step) for step in steps], note


def told_of_fork(origin: str, size: int) -> str:
    return (
        f"The record {origin} is not the one whose {size} entries were countersigned: an entry was "
        "changed, dropped or inserted. Nothing is signed. Show both sides the file of evidence."
    )
