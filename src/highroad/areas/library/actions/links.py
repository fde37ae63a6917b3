"""Looking whether outside links still lead somewhere: politely, slowly, and never into a private network."""

from __future__ import annotations

import http.client
import ipaddress
import logging
import socket
import ssl
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final
from urllib.parse import urlsplit

from django.conf import settings

from highroad.areas.library import queries, rules
from highroad.areas.library.models import Helper, Resource
from highroad.areas.library.vocabulary import LinkStatus

logger = logging.getLogger("highroad.links")
PATIENCE: Final = 10.0
"""Seconds we wait for a server."""
AT_ONCE: Final = 10
"""Links in one round, each on another server."""
NO_ANSWER: Final = 0
Look = Callable[[str], int]


def check_links(*, at: datetime, look: Look | None = None, limit: int = AT_ONCE) -> int:
    """Look at the links that were not looked at for longest, one a server; how many were.

    Where no server at all answers, the line of this machine is probably down, and nothing is noted.
    """
    ask = look or status_of
    due = _one_a_server(queries.links_due_for_system(at=at))[:limit]
    answers = [(kept, ask(kept.address)) for kept in due]
    if not any(answer != NO_ANSWER for _kept, answer in answers):
        return 0
    for kept, answer in answers:
        found = rules.link_status_of(answer)
        if found is LinkStatus.BROKEN:
            logger.warning("link of %s answers %s", kept.slug, answer or "nothing")
        type(kept).objects.filter(pk=kept.pk).update(link_status=found, link_checked_at=at)
    return len(answers)


def _one_a_server(found: Sequence[Resource | Helper]) -> list[Resource | Helper]:
    servers: dict[str, Resource | Helper] = {}
    for kept in found:
        servers.setdefault(urlsplit(kept.address).hostname or "", kept)
    return list(servers.values())


def status_of(address: str) -> int:
    """What a server says to a question for the head alone; 0 when nobody answers, or nobody may be asked."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return NO_ANSWER
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        port = parts.port or (443 if parts.scheme == "https" else 80)
        answer = _ask("HEAD", host, port, path, is_sealed=parts.scheme == "https")
        if answer in (403, 405, 501):
            answer = _ask("GET", host, port, path, is_sealed=parts.scheme == "https")
    except (OSError, ValueError, http.client.HTTPException):
        return NO_ANSWER
    return answer


def _ask(verb: str, host: str, port: int, path: str, *, is_sealed: bool) -> int:
    """One question, to the very address that was judged; redirects are not followed."""
    line = socket.create_connection((public_address(host, port), port), timeout=PATIENCE)
    if is_sealed:
        line = ssl.create_default_context().wrap_socket(line, server_hostname=host)
    asked = http.client.HTTPConnection(host, port, timeout=PATIENCE)
    asked.sock = line
    try:
        asked.request(
            verb, path, headers={"User-Agent": f"Highroad link check; {settings.ADDRESS}"}
        )
        return asked.getresponse().status
    finally:
        asked.close()


def public_address(host: str, port: int) -> str:
    """The address of a server on the open net. Raises `OSError` for anything private or special."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = [str(each[4][0]) for each in found]
    if not addresses or not all(is_open(each) for each in addresses):
        raise OSError("not an address of the open net")
    return addresses[0]


def is_open(address: str) -> bool:
    """Whether an address lies on the open net, also when it is an old one wrapped in a new one."""
    read = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(read, "ipv4_mapped", None) or getattr(read, "sixtofour", None) or read
    return bool(read.is_global and inner.is_global and not read.is_multicast)
