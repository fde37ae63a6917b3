"""The witness: it signs what agrees with all it signed before, and refuses everything else with evidence."""

from __future__ import annotations

import base64
import http.client
import threading
from pathlib import Path

import pytest
from witness import ed25519, program, verify
from witness.consistency import is_consistent
from witness.keeper import Keeper, KeeperError

from packages.witness.tests.making import LOG_KEY, ORIGIN, entry, note, root, vkey

pytestmark = pytest.mark.pure
NOW = 1_790_000_000
LEAVES = [verify.hashlib.sha256(b"\x00" + entry(number, "")).digest() for number in range(1, 41)]
OTHER = [verify.hashlib.sha256(b"\x00" + leaf).digest() for leaf in LEAVES]


def path_between(old: int, leaves: list[bytes], is_whole: bool = True) -> list[bytes]:
    """PROOF of RFC 6962, 2.1.2, word for word."""
    if old == len(leaves):
        return [] if is_whole else [root(leaves)]
    middle = verify.split(len(leaves))
    if old <= middle:
        return [*path_between(old, leaves[:middle], is_whole), root(leaves[middle:])]
    return [*path_between(old - middle, leaves[middle:], False), root(leaves[:middle])]


def asked(old: int, new: int, leaves: list[bytes] = LEAVES) -> bytes:
    steps = path_between(old, leaves[:new]) if old else []
    lines = [f"old {old}", *(base64.b64encode(step).decode() for step in steps), ""]
    return ("\n".join(lines) + "\n" + note(new, root(leaves[:new]))).encode()


@pytest.fixture
def keeper(tmp_path: Path) -> Keeper:
    made = Keeper(tmp_path / "home")
    made.make_key("labor.example.net/witness")
    made.watch(vkey(ORIGIN, LOG_KEY))
    return made


def test_every_pair_of_sizes_is_consistent_and_nothing_else():
    for new in range(1, 41):
        for old in range(1, new + 1):
            path = path_between(old, LEAVES[:new])
            roots = root(LEAVES[:old]), root(LEAVES[:new])
            assert is_consistent(old, roots[0], new, roots[1], path)
            assert not is_consistent(old, root(OTHER[:old]), new, roots[1], path)
            assert not is_consistent(
                old, roots[0], new, roots[1], [*path, path[0] if path else roots[0]]
            )


def test_the_signature_is_that_of_rfc_8032():
    seed = b"s" * 32
    key = ed25519.sign(seed, b"text")

    assert verify.is_signed(ed25519.public_of(seed), b"text", key)
    assert not verify.is_signed(ed25519.public_of(seed), b"other", key)


def test_it_signs_what_grew_and_remembers(keeper: Keeper):
    first, second = (
        keeper.add_checkpoint(asked(0, 5), NOW),
        keeper.add_checkpoint(asked(5, 20), NOW),
    )

    policy = verify.Policy.parse(
        f"log {vkey(ORIGIN, LOG_KEY)}\nwitness labor {keeper.public_key}\nquorum labor\n"
    )
    assert (first.status, second.status) == (200, 200)
    seen = verify.checkpoint(keeper.signed_note(ORIGIN).encode(), policy)
    assert (seen.size, seen.signed_by) == (20, {"labor"})


@pytest.mark.parametrize(
    ("body", "status", "is_evidence"),
    [
        (asked(0, 20), 409, False),
        (asked(5, 20, OTHER), 422, True),
        (asked(5, 5, OTHER), 409, True),
        (asked(5, 20).replace(b"old 5", b"old 05"), 400, False),
        (asked(5, 20).replace(b"\n20\n", b"\n21\n"), 403, False),
        (asked(5, 20).replace(ORIGIN.encode(), b"elsewhere.example/p/1"), 404, False),
        (asked(7, 9), 409, False),
        (b"hello", 400, False),
    ],
    ids=["starts elsewhere", "fork", "other root", "misspelled", "bent", "unknown", "ahead", "text"],
)  # fmt: skip
def test_everything_else_is_refused(keeper: Keeper, body: bytes, status: int, is_evidence: bool):
    keeper.add_checkpoint(asked(0, 5), NOW)

    reply = keeper.add_checkpoint(body, NOW)

    assert reply.status == status
    assert bool(reply.evidence) is is_evidence
    assert keeper.last(ORIGIN) is not None
    assert keeper.last(ORIGIN).size == 5  # type: ignore[union-attr]
    if reply.evidence:
        assert "cannot both be true" in reply.evidence.read_text()


def test_a_rollback_is_noticed_with_evidence(keeper: Keeper):
    keeper.add_checkpoint(asked(0, 20), NOW)

    reply = keeper.noticed_rollback(ORIGIN, note(5, root(LEAVES[:5])).encode())

    assert reply is not None
    assert "rolled back" in reply.words
    assert reply.evidence
    assert note(5, root(LEAVES[:5])) in reply.evidence.read_text()
    assert keeper.noticed_rollback(ORIGIN, note(20, root(LEAVES[:20])).encode()) is None


def test_a_key_is_made_once_and_for_its_owner_alone(keeper: Keeper):
    with pytest.raises(KeeperError, match="already"):
        keeper.make_key("again")

    assert (keeper.home / "key.json").stat().st_mode & 0o777 == 0o600


def test_by_file_from_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    home, body = tmp_path / "home", tmp_path / "to-sign.txt"
    body.write_bytes(asked(0, 5))
    codes = [
        program.main(["--home", str(home), *rest])
        for rest in (
            ["cosign", str(body)],
            ["init", "--name", "m.example/w"],
            ["watch", vkey(ORIGIN, LOG_KEY)],
            ["cosign", str(body)],
            ["cosign", str(body)],
            ["show"],
        )
    ]

    assert codes == [2, 0, 0, 0, 1, 0] or codes == [1, 0, 0, 0, 1, 0]
    assert "— m.example/w " in (tmp_path / "to-sign.signed").read_text()
    assert "5 entries countersigned" in capsys.readouterr().out


def test_it_answers_add_checkpoint_over_http(keeper: Keeper):
    served = program.server(keeper, "127.0.0.1", 0)
    thread = threading.Thread(target=served.serve_forever, daemon=True)
    thread.start()
    try:
        answers = []
        for path, body in (
            ("/add-checkpoint", asked(0, 5)),
            ("/add-checkpoint", asked(0, 9)),
            ("/x", b""),
        ):
            line = http.client.HTTPConnection("127.0.0.1", served.server_port, timeout=20)
            line.request("POST", path, body)
            answer = line.getresponse()
            answers.append((answer.status, answer.getheader("Content-Type"), answer.read()))
            line.close()
    finally:
        served.shutdown()
        served.server_close()

    assert [status for status, _, _ in answers] == [200, 409, 404]
    assert answers[0][2].startswith("— labor.example.net/witness ".encode())
    assert answers[1][1:] == ("text/x.tlog.size", b"5\n")
