"""`highroad-witness`: keeps a side's key on its own machine, and countersigns the joint record with it.

    highroad-witness init --name labor.example.net/witness
    highroad-witness watch LOG-KEY --address https://highroad.example.org/api/v1/records/KEY
    highroad-witness pull

`pull` asks for new checkpoints, checks that the record only grew since the last one this program
signed, countersigns, and sends it. Let it run every few minutes by the clock of the machine. Without
a network, `cosign FILE` takes a file from the platform's page and writes one to bring back.

Exit code: 0 done, 1 refused (the file of evidence is named), 2 something is missing.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from witness.asking import pull
from witness.keeper import Keeper, KeeperError, Reply

HOME = Path.home() / ".highroad-witness"
LONGEST_REQUEST = 100_000


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code."""
    given = parser().parse_args(arguments)
    try:
        code: int = given.run(Keeper(given.home), given)
        return code
    except (KeeperError, OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2


def parser() -> argparse.ArgumentParser:
    """The commands and what they take."""
    top = argparse.ArgumentParser(
        prog="highroad-witness",
        description="Countersign the joint record with a key of your own, on your own machine.",
    )
    top.add_argument("--home", type=Path, default=HOME, help=f"its folder (else {HOME})")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    init = commands.add_parser("init", help="make the key, once")
    init.add_argument("--name", required=True, help="a name for it: labor.example.net/witness")
    init.set_defaults(run=make_key)
    watch = commands.add_parser("watch", help="trust the key of a log")
    watch.add_argument("log_key", help="as the platform's page on countersigning shows it")
    watch.add_argument("--address", default="", help="where to ask: that page shows it too")
    watch.set_defaults(run=watch_log)
    commands.add_parser("pull", help="check what is new and countersign it").set_defaults(
        run=pull_all
    )
    cosign = commands.add_parser("cosign", help="countersign a file from the platform's page")
    cosign.add_argument("file", type=Path)
    cosign.add_argument("--out", type=Path, help="the file to bring back (else FILE.signed)")
    cosign.set_defaults(run=cosign_file)
    commands.add_parser("show", help="the key, the logs, the last checkpoints").set_defaults(
        run=show
    )
    listen = commands.add_parser("listen", help="answer add-checkpoint over HTTP (tlog-witness)")
    listen.add_argument("--host", default="127.0.0.1")
    listen.add_argument("--port", type=int, default=7380)
    listen.set_defaults(run=listen_on)
    return top


def make_key(keeper: Keeper, given: argparse.Namespace) -> int:
    print(keeper.make_key(given.name))
    print("Paste this line into the platform's page on countersigning. The private key stays here.")
    return 0


def watch_log(keeper: Keeper, given: argparse.Namespace) -> int:
    log = keeper.watch(given.log_key, given.address)
    print(f"Watching {log.origin}" + (f" at {log.address}" if log.address else ""))
    return 0


def pull_all(keeper: Keeper, given: argparse.Namespace) -> int:
    """Every log that has an address. One that fails does not stop the others."""
    worst = 0
    for log in keeper.logs.values():
        if log.address:
            try:
                replies = pull(keeper, log)
            except KeeperError as error:
                print(error, file=sys.stderr)
                worst = max(worst, 2)
                continue
            worst = max([worst, *(tell(reply) for reply in replies)])
            if not replies:
                print(f"{log.origin}: nothing new.")
    return worst


def cosign_file(keeper: Keeper, given: argparse.Namespace) -> int:
    reply = keeper.add_checkpoint(given.file.read_bytes())
    if reply.is_signed:
        out = given.out or given.file.with_suffix(".signed")
        origin = reply.words.removeprefix("Countersigned: ").rsplit(", ", 1)[0]
        out.write_text(keeper.signed_note(origin))
        print(f"Bring this file back to the platform: {out}")
    return tell(reply)


def show(keeper: Keeper, given: argparse.Namespace) -> int:
    print(keeper.public_key)
    for log in keeper.logs.values():
        last = keeper.last(log.origin)
        print(f"{log.origin}: {last.size if last else 0} entries countersigned. {log.address}")
    return 0


def tell(reply: Reply) -> int:
    """Say what happened; 0 if it was signed, 1 if not."""
    print(reply.words, file=sys.stdout if reply.is_signed else sys.stderr)
    if reply.evidence:
        print(f"Evidence: {reply.evidence}", file=sys.stderr)
    return 0 if reply.is_signed else 1


class Handler(BaseHTTPRequestHandler):
    """`POST /add-checkpoint`, for logs that come to the witness instead of being asked."""

    keeper: Keeper

    def do_POST(self) -> None:
        if self.path != "/add-checkpoint":
            self.answer(404, "")
            return
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= LONGEST_REQUEST:
            self.answer(400, "")
            return
        reply = self.keeper.add_checkpoint(self.rfile.read(length))
        tell(reply)
        self.answer(reply.status, reply.body)

    def answer(self, status: int, body: str) -> None:
        self.send_response(status)
        kind = "text/x.tlog.size" if status == 409 else "text/plain; charset=utf-8"
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body.encode())))
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: what happened is told by `tell`."""


def server(keeper: Keeper, host: str, port: int) -> HTTPServer:
    """A server that answers for this witness, not yet running."""
    handler = type("Own", (Handler,), {"keeper": keeper})
    return HTTPServer((host, port), handler)


def listen_on(keeper: Keeper, given: argparse.Namespace) -> int:
    print(f"Listening on http://{given.host}:{given.port}/add-checkpoint")
    try:
        server(keeper, given.host, given.port).serve_forever()
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
