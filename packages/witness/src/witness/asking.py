"""How a witness talks to the platform: it asks, shows its key, and sends what it signed. HTTP only here."""

from __future__ import annotations

import time
import urllib.error
import urllib.parse
import urllib.request

from witness.keeper import Keeper, KeeperError, Reply, Watched

PATIENCE = 30.0
LONGEST = 1_000_000


class Platform:
    """The routes of one log on the platform, as a witness sees them."""

    def __init__(self, keeper: Keeper, log: Watched) -> None:
        if not log.address.startswith(("https://", "http://")):
            raise KeeperError(f"No address is known for {log.origin}. Give it with `watch`.")
        self.keeper, self.log = keeper, log

    def ask(self, route: str, body: bytes | None = None) -> bytes:
        """One request, signed with the witness's key. Raises `KeeperError` in plain words."""
        address = f"{self.log.address}/{route}"
        told = urllib.parse.urlsplit(address)
        path = told.path + (f"?{told.query}" if told.query else "")
        method = "GET" if body is None else "POST"
        header = self.keeper.request_header(method, path, body or b"", int(time.time()))
        request = urllib.request.Request(
            address, data=body, method=method,
            headers={"Authorization": header, "Content-Type": "text/plain; charset=utf-8"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                found: bytes = answer.read(LONGEST)
                return found
        except urllib.error.HTTPError as error:
            words = error.read(2_000).decode("utf-8", "replace")
            raise KeeperError(f"{address} answers {error.code}: {words}") from error
        except (urllib.error.URLError, TimeoutError, OSError) as error:
            raise KeeperError(f"{address} cannot be reached: {error}") from error


def pull(keeper: Keeper, log: Watched) -> list[Reply]:
    """Look at one log, countersign what is new and agrees, and send it. Stops at the first refusal."""
    platform = Platform(keeper, log)
    rolled_back = keeper.noticed_rollback(log.origin, platform.ask("checkpoint"))
    if rolled_back is not None:
        return [rolled_back]
    replies: list[Reply] = []
    for size in platform.ask("wanted").decode("ascii").split():
        last = keeper.last(log.origin)
        old = last.size if last else 0
        body = platform.ask(f"add-checkpoint?old={old}&size={int(size)}")
        reply = keeper.add_checkpoint(body)
        replies.append(reply)
        if not reply.is_signed:
            break
        platform.ask("cosignatures", keeper.signed_note(log.origin).encode())
    return replies
