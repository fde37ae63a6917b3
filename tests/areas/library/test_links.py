"""Links are looked at politely, and never inside a private network."""

from __future__ import annotations

import http.server
import socket
import threading
from datetime import UTC, datetime, timedelta

import pytest

from highroad.areas.library import actions, queries, rules
from highroad.areas.library.actions import links
from highroad.areas.library.models import Helper, Resource
from highroad.areas.library.vocabulary import LinkStatus
from highroad.background import nightly
from highroad.kit.answers import NotFound
from tests import cast

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def content(db):
    actions.load_content(at=NOON)


@pytest.mark.pure
@pytest.mark.parametrize(
    ("address", "is_open"),
    [("8.8.8.8", True), ("127.0.0.1", False), ("10.1.2.3", False), ("192.168.0.1", False), ("169.254.169.254", False),
     ("100.64.0.1", False), ("0.0.0.0", False), ("::1", False), ("fe80::1%eth0", False), ("fc00::1", False),
     ("::ffff:127.0.0.1", False), ("2002:7f00:1::", False), ("224.0.0.1", False), ("2606:4700::1111", True)],
)  # fmt: skip
def test_only_the_open_net_is_asked(address, is_open):
    assert links.is_open(address) is is_open


@pytest.mark.pure
@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/", "file:///etc/passwd", "https://", "http://127.0.0.1/", "http://[::1]/", "https://localhost:5432/",
     "http://2130706433/", "gopher://x", "http://example.org:99999/"],
)  # fmt: skip
def test_what_is_no_public_page_is_not_asked(address, monkeypatch):
    monkeypatch.setattr(
        links,
        "_ask",
        lambda verb, host, port, path, is_sealed: (
            int(bool(links.public_address(host, port))) and 200
        ),
    )

    assert links.status_of(address) == links.NO_ANSWER


def test_a_name_with_one_private_address_is_private(monkeypatch):
    found = [(2, 1, 6, "", ("8.8.8.8", 80)), (2, 1, 6, "", ("10.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: found)

    with pytest.raises(OSError, match="open net"):
        links.public_address("two-faced.example", 80)


class Server(http.server.BaseHTTPRequestHandler):
    asked: list[str] = []

    def do_HEAD(self):
        self.asked.append(f"HEAD {self.path} {self.headers['User-Agent'].split(';')[0]}")
        self.send_response({"/moved": 301, "/no-head": 405, "/gone": 404}.get(self.path, 200))
        self.send_header("Location", "http://127.0.0.1:1/elsewhere")
        self.end_headers()

    def do_GET(self):
        self.asked.append(f"GET {self.path}")
        self.send_response(200)
        self.end_headers()

    def log_message(self, *args):
        return


@pytest.mark.pure
def test_a_server_is_asked_for_the_head_and_no_redirect_is_followed(monkeypatch):
    monkeypatch.setattr(links, "is_open", lambda address: True)
    server = http.server.HTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    Server.asked.clear()
    found = {path: links.status_of(base + path) for path in ("/", "/moved", "/no-head", "/gone")}
    server.shutdown()
    server.server_close()

    assert found == {"/": 200, "/moved": 301, "/no-head": 200, "/gone": 404}
    assert Server.asked == ["HEAD / Highroad link check", "HEAD /moved Highroad link check",
                            "HEAD /no-head Highroad link check", "GET /no-head", "HEAD /gone Highroad link check"]  # fmt: skip


def test_a_round_asks_each_server_once_and_notes_the_day(content):
    asked: list[str] = []

    def look(address: str) -> int:
        asked.append(address)
        return 404 if len(asked) == 1 else 200

    count = actions.check_links(at=NOON, look=look)

    hosts = [address.split("/")[2] for address in asked]
    assert count == len(asked) == len(set(hosts)) <= links.AT_ONCE
    noted = [
        *Resource.objects.filter(link_checked_at=NOON),
        *Helper.objects.filter(link_checked_at=NOON),
    ]
    assert len(noted) == count
    assert [kept.link_status for kept in noted].count(LinkStatus.BROKEN) == 1


def test_when_nobody_answers_the_fault_is_ours(content):
    assert actions.check_links(at=NOON, look=lambda address: 0) == 0
    assert not Resource.objects.exclude(link_status=LinkStatus.UNCHECKED).exists()


@pytest.mark.pure
@pytest.mark.parametrize(
    ("status", "days", "again"),
    [("works", 6, False), ("works", 7, True), ("broken", 0, False), ("broken", 1, True), ("unchecked", 0, True)],
)  # fmt: skip
def test_a_link_is_left_alone_for_a_while(status, days, again):
    assert rules.may_look_again(LinkStatus(status), NOON, NOON + days * DAY) is again
    assert rules.may_look_again(LinkStatus(status), None, NOON)


def test_a_demonstration_asks_nobody_outside(content, settings):
    settings.IS_DEMONSTRATION = True
    nightly.check_links(NOON)

    assert not Resource.objects.exclude(link_checked_at=None).exists()


def test_the_office_and_editors_see_what_is_broken_and_old(content):
    Resource.objects.filter(slug="amp-blog").update(
        link_status=LinkStatus.BROKEN, link_checked_at=NOON
    )
    sam = cast.sam()
    day = actions.COMPARED_ON + rules.STALE_AFTER

    assert [line.slug for line in queries.list_broken_links(seen_by=sam)] == ["amp-blog"]
    assert queries.list_stale(seen_by=sam, on=day) == []
    assert len(queries.list_stale(seen_by=sam, on=day + DAY)) > 30
    for reading in (
        lambda: queries.list_broken_links(seen_by=cast.lena()),
        lambda: queries.list_stale(seen_by=cast.marcus(), on=day),
    ):
        with pytest.raises(NotFound):
            reading()
