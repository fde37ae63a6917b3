"""What people with bad intent send to the public site: clear answers, nothing run, nothing leaked."""

from __future__ import annotations

import io
import struct
import zlib
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from highroad.areas.library.models import Helper, Resource, Suggestion
from highroad.areas.showcase import actions, queries
from highroad.areas.showcase.models import Article, Exemplar, Picture, StoryPhoto, Subscriber
from highroad.areas.showcase.rules.photos import WIDTHS
from highroad.areas.showcase.vocabulary import Frequency
from highroad.kit.answers import Refused
from tests.areas.showcase.telling import accepted, jpeg, published, written
from tests.cast import NOON
from tests.web.test_story_pages import FAR

pytestmark = pytest.mark.django_db
BAD = '"><script>alert(1)</script><img src=x onerror=alert(2)>'
SCRIPT = b"<script>alert(1)</script>"


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def png_with(*chunks: tuple[bytes, bytes]) -> bytes:
    """A small PNG with more chunks before its end."""
    written_to = io.BytesIO()
    Image.new("RGB", (300, 300)).save(written_to, "PNG")
    head, end = written_to.getvalue()[:-12], written_to.getvalue()[-12:]
    more = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )
    return head + more + end


def header_of(width: int, height: int) -> bytes:
    """A PNG that says it is enormous and is a hundred bytes long."""
    body = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + body + struct.pack(">I", zlib.crc32(b"IHDR" + body))
    return b"\x89PNG\r\n\x1a\n" + chunk


POLYGLOTS = {
    "a page behind a photo": jpeg() + SCRIPT + b"<html onload=alert(1)>",
    "an archive behind a photo": jpeg() + b"PK\x03\x04" + SCRIPT * 40,
    "script in the notes": jpeg(where=SCRIPT.decode()),
    "script in a chunk": png_with((b"tEXt", b"Comment\0" + SCRIPT)),
}


@pytest.mark.parametrize("name", POLYGLOTS)
def test_of_a_photo_that_is_something_else_too_only_pixels_are_left(name: str):
    story = written()
    photo = actions.add_photo(
        story=story, content=POLYGLOTS[name], description="A floor", shows_others=False, at=NOON
    )

    for width in WIDTHS:
        kept = queries.photo_path(story.key, photo.key, width).read_bytes()
        assert SCRIPT not in kept
        assert b"PK\x03\x04" not in kept
        assert Image.open(io.BytesIO(kept)).format == "JPEG"


BOMBS = {
    "says it is enormous": header_of(60_000, 60_000),
    "says it is a line": header_of(39_000_000, 1),
    "a note that unpacks to 20 MB": png_with(
        (b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * 20_000_000, 9))
    ),
    "no photo at all": b"<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a 'b'>]><svg>&a;</svg>",
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_and_leaves_nothing(name: str):
    story = written()

    with pytest.raises(Refused, match=r"photo|pixel"):
        actions.add_photo(
            story=story, content=BOMBS[name], description="x", shows_others=False, at=NOON
        )

    assert not StoryPhoto.objects.exists()
    assert not queries.photo_path(story.key, story.key, 480).parent.exists()


def test_a_photo_that_calls_itself_a_page_is_served_as_a_photo(client: Client):
    story = written()
    upload = SimpleUploadedFile(
        "../../x.html", POLYGLOTS["a page behind a photo"], content_type="text/html"
    )
    client.post(
        reverse("stories:add_photo", args=[story.token]), {"photo": upload, "description": "x"}
    )
    photo = StoryPhoto.objects.get()

    answer = client.get(reverse("stories:photo_by_link", args=[story.token, photo.key, 480]))

    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert SCRIPT not in b"".join(answer.streaming_content)


def hostile_content() -> None:
    """Something an editor could have pasted, in every field that is text."""
    shown: dict[str, Any] = {
        "checked_on": date(2026, 3, 1),
        "live": True,
        "first_published_at": NOON,
    }

    def pair(*names: str) -> dict[str, str]:
        return {f"{name}_{code}": BAD for name in names for code in ("en", "es")}

    sent = jpeg()
    picture = Picture(slug="x", title=BAD, credit=BAD, **pair("description"), **shown)
    actions.take_in(picture, content=sent, pixels=actions.read_picture(sent))
    picture.save(force_insert=True)
    resource = Resource.objects.create(
        slug="x", publisher=BAD, kind="guide", audiences=["labor"], pillars=["1"], stages=["launch"],
        languages=["en"], listed_in=["elsewhere"], address="https://example.org/?x=<script>",
        **pair("title", "summary"), **shown,
    )  # fmt: skip
    Helper.objects.create(
        slug="x", kind="federal", listed_in=["elsewhere"], takes_joint_requests=True,
        address="https://example.gov/", **pair("name", "offers", "serves", "ask"), **shown,
        thresholds=[("threshold", {**pair("text"), "source": BAD, "from_on": date(2026, 1, 1)})],
    )  # fmt: skip
    example = Exemplar.objects.create(
        slug="x", standing="partnership", labor=BAD, management=BAD, others=BAD, sector="485",
        states="NY", listed_in=["examples"], picture=picture, **pair("name", "place", "did"), **shown,
        outcomes=[("outcome", {**pair("text"), "address": "", "source": BAD, "on": date(2026, 1, 1)})],
        practices=[("practice", {"pillar": "1", "kind": "norms", **pair("text")})],
    )  # fmt: skip
    example.resources.add(resource)
    Article.objects.create(
        slug="x", authors=BAD, topic="safety", pillars=["1"], picture=picture, **pair("title", "lead"), **shown,
        body=[("passage", pair("heading", "text")), ("picture", {"picture": picture, **pair("caption")})],
    )  # fmt: skip


def test_script_in_every_field_of_content_runs_nowhere(client: Client):
    hostile_content()
    pages = (
        "/", "/examples/", "/examples/x/", "/examples/compare/?one=x&two=x", "/library/", "/library/resources/x/",
        "/library/leaving/resource/x/", "/library/leaving/helper/x/", "/library/helpers/", "/library/helpers/x/", "/news/", "/news/x/",
        "/news/feed.atom", "/sitemap.xml",
    )  # fmt: skip
    for address in (*pages, *(f"/es{page}" for page in pages[:-1])):
        answer = client.get(address)
        page = answer.content.decode()
        assert answer.status_code == 200, address
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
    assert client.get("/news/feed.json")["Content-Type"].startswith("application/")
    catalog = client.get("/library/catalog.csv").content.decode()
    assert not [line for line in catalog.splitlines() if line.startswith(("=", "+", "@"))]


ASKED = (
    "/library/?q={}", "/library/?kind={}", "/examples/?sector={}", "/examples/compare/?one={}&two={}",
    "/news/?topic={}", "/news/?author={}", "/stories/?q={}", "/library/helpers/?kind={}&state={}",
)  # fmt: skip


@pytest.mark.parametrize("address", ASKED)
def test_script_in_an_address_stays_text(client: Client, address: str):
    from urllib.parse import quote

    for word in (BAD, "\0", "’" * 3000, "%00", "../../etc/passwd"):
        answer = client.get(address.replace("{}", quote(word)))
        assert answer.status_code in (200, 400, 404)
        assert "<script>alert" not in answer.content.decode()


def test_script_in_every_form_anybody_can_send_stays_text(client: Client):
    told = {
        "title": BAD, "address": "https://example.org/x", "why": BAD, "email": "a@example.org",
        "website": "",
    }  # fmt: skip
    pages = [
        client.post("/library/suggest/", told | {"address": "javascript:alert(1)"}),
        client.post("/stories/letters/", {"email": BAD, "language": BAD, "frequency": BAD}),
        client.post("/guide/take/", {"q_1a": BAD, BAD: BAD, "to": BAD}),
        client.post("/start/", {"goal": BAD, "body": "lmc", "rules": BAD, "r_leaders": BAD, "to": "plan"}),
    ]  # fmt: skip
    for answer in pages:
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in answer.content.decode()
    assert not Suggestion.objects.exists(), "an address that runs is no address"


def test_a_link_of_one_kind_opens_nothing_of_another(client: Client):
    story = accepted()
    consent = story.consents.get(party="worker")
    subscriber = actions.subscribe(
        email="r@example.org", language="en", frequency=Frequency.WEEKLY, topics=[], at=NOON
    )
    wrong = {
        "mine": (consent.token, subscriber.token), "consent": (story.token, subscriber.token),
        "confirm": (story.token, consent.token),
    }  # fmt: skip
    for name, tokens in wrong.items():
        for token in (*tokens, tokens[0][:-1], tokens[0].upper()):
            assert client.get(reverse(f"stories:{name}", args=[token])).status_code == 404, name
    for token in (story.token, "0" * 64):
        gone = client.post(reverse("stories:withdraw_consent", args=[token]))
        assert gone.status_code == 404
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_a_consent_link_used_again_after_withdrawing_brings_nothing_back(client: Client):
    story = published(until=FAR)
    consent = story.consents.get(party="worker")
    address = reverse("stories:consent", args=[consent.token])
    digest = queries.digest_of_story(queries.story_of(consent))
    client.post(reverse("stories:withdraw_consent", args=[consent.token]))

    client.post(address, {"digest": digest, "name": "Eve", "ends_on": FAR.isoformat(), "statement": "on", "agree": "1"})  # fmt: skip

    assert client.get(reverse("stories:story", args=[story.key])).status_code == 404


def test_an_old_way_out_of_the_letters_ends_no_newer_wish(client: Client):
    def wish() -> Subscriber:
        made = actions.subscribe(
            email="r@example.org", language="en", frequency=Frequency.WEEKLY, topics=[], at=NOON
        )
        return actions.confirm_subscription(subscriber=made, at=NOON)

    old = wish().token
    actions.leave_newsletter(subscriber=Subscriber.objects.get())
    wish()

    for token in (old, "0" * 64, "x"):
        answer = client.post(reverse("stories:leave", args=[token]))
        assert answer.status_code == 200
        assert "You get no more letters" in answer.content.decode()
    assert Subscriber.objects.count() == 1
