"""The pages of stories and letters: what is kept, what is told, what is gone."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from highroad.areas.showcase import actions
from highroad.areas.showcase.models import Letter, Story, StoryPhoto, Subscriber
from highroad.areas.showcase.vocabulary import ConsentParty, StoryAct
from tests import cast
from tests.areas.showcase.telling import WORDS, accepted, jpeg, published, sam, say_yes, written
from tests.cast import NOON

pytestmark = pytest.mark.django_db
FAR = timezone.localdate() + timedelta(days=300)


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def get(client: Client, name: str, *args: object, status: int = 200) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == status, (name, answer.status_code)
    return str(answer.content.decode())


def public() -> Story:
    return published(until=FAR)


def test_a_story_is_read_and_found_and_fed(client: Client):
    story = public()

    assert WORDS["title"] in get(client, "stories:list")
    assert WORDS["result"] in get(client, "stories:story", story.key)
    assert WORDS["title"] in get(client, "stories:atom")
    feed = json.loads(get(client, "stories:json_feed"))
    assert [item["title"] for item in feed["items"]] == [WORDS["title"]]
    found = client.get(reverse("stories:list"), {"q": "mats night"})
    assert WORDS["title"] in found.content.decode()
    nothing = client.get(reverse("stories:list"), {"q": "mats zebra"})
    assert "No story holds all these words." in nothing.content.decode()


def test_withdrawn_it_is_gone_from_every_page_and_feed(client: Client):
    story = public()
    token = story.consents.get(party="worker").token

    answer = client.post(reverse("stories:withdraw_consent", args=[token]), follow=True)

    assert "You have withdrawn" in answer.content.decode()
    get(client, "stories:story", story.key, status=404)
    for name in ("stories:list", "stories:atom", "stories:json_feed"):
        assert WORDS["title"] not in get(client, name)
    assert WORDS["title"] not in client.get("/stories/?q=falls").content.decode()


def test_nothing_public_is_kept_longer_than_a_minute(client: Client):
    story = public()
    for address in ("/stories/", f"/stories/{story.key}/", "/stories/feed.atom"):
        kept = client.get(address)["Cache-Control"]
        assert "max-age=30" in kept


def test_the_pages_behind_a_private_link_are_kept_by_nobody(client: Client):
    story = written()
    answer = client.get(reverse("stories:mine", args=[story.token]))

    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Referrer-Policy"] == "same-origin"
    assert "noindex" in answer["X-Robots-Tag"]


@pytest.mark.parametrize("name", ["mine", "check", "withdraw", "consent", "confirm"])
@pytest.mark.parametrize("token", ["0" * 64, "x", "a-b_c"])
def test_a_wrong_link_finds_nothing(client: Client, name: str, token: str):
    get(client, f"stories:{name}", token, status=404)


def begin(client: Client) -> str:
    answer = client.post(reverse("stories:tell"))
    assert answer.status_code == 302
    return str(answer["Location"])


def test_a_story_is_saved_half_written_and_goes_on_another_day(client: Client):
    mine = begin(client)

    client.post(mine, {"title": "Half", "mark": "participant", "names_people": "1", "save": "1"})

    again = Client().get(mine).content.decode()
    assert 'value="Half"' in again


def test_ten_thousand_words_are_kept_and_answered_in_words(client: Client):
    mine = begin(client)
    long = "word " * 10_000
    kept = {**WORDS, "challenge": long, "mark": "participant", "names_people": "1", "check": "1"}
    client.post(mine, kept)

    answer = client.post(f"{mine}check/")

    assert answer.status_code == 422
    assert "This part has 10000 words" in answer.content.decode()
    assert long.strip() in Client().get(mine).content.decode()


def test_script_in_every_field_stays_text(client: Client):
    bad = "<script>alert(1)</script>"
    words = {name: bad for name in WORDS if not name.endswith("email")}
    story = published(written(**words), until=FAR)

    for address in ("/stories/", f"/stories/{story.key}/", "/stories/feed.atom"):
        assert bad not in client.get(address).content.decode()
    assert bad not in client.get(reverse("stories:mine", args=[story.token])).content.decode()


def test_a_hostile_photo_is_refused_beside_its_field(client: Client):
    story = written()
    upload = SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", content_type="image/jpeg")

    answer = client.post(
        reverse("stories:add_photo", args=[story.token]), {"photo": upload, "description": "x"}
    )

    assert answer.status_code == 422
    assert "not a photo we can read" in answer.content.decode()
    assert WORDS["solution"] in answer.content.decode()


def test_a_photo_comes_and_goes(client: Client):
    story = written()
    upload = SimpleUploadedFile("x.jpg", jpeg(), content_type="image/jpeg")
    address = reverse("stories:add_photo", args=[story.token])
    assert client.post(address, {"photo": upload, "description": "A floor"}).status_code == 302
    photo = StoryPhoto.objects.get()
    seen = client.get(reverse("stories:photo_by_link", args=[story.token, photo.key, 480]))
    assert seen["Content-Type"] == "image/jpeg"
    assert b"".join(seen.streaming_content)[:2] == b"\xff\xd8"
    assert client.get(f"/stories/{story.key}/{photo.key}/480.jpg").status_code == 404

    client.post(reverse("stories:remove_photo", args=[story.token, photo.key]))

    assert not StoryPhoto.objects.exists()


def test_the_asked_read_exactly_what_would_be_shown_and_answer(client: Client):
    story = accepted()
    consent = story.consents.get(party="union")
    address = reverse("stories:consent", args=[consent.token])
    page = client.get(address)
    form = page.context["form"]
    assert WORDS["challenge"] in page.content.decode()

    empty = client.post(address, {"digest": form["digest"].value(), "agree": "1"})
    assert empty.status_code == 422

    whole = {
        "digest": form["digest"].value(), "name": "Rosa", "ends_on": FAR.isoformat(),
        "statement": "on", "scope": ["print"], "agree": "1",
    }  # fmt: skip
    stale = client.post(address, {**whole, "digest": "0" * 64})
    assert "has changed since you opened it" in stale.content.decode()
    assert client.post(address, whole).status_code == 302
    consent.refresh_from_db()
    assert (consent.in_print, consent.on_social_media, consent.photo_too) == (True, False, False)


def test_saying_no_stops_it(client: Client):
    story = accepted()
    for party in (ConsentParty.UNION, ConsentParty.EMPLOYER):
        say_yes(story, party, until=FAR)
    token = story.consents.get(party="worker").token

    client.post(reverse("stories:consent", args=[token]), {"refuse": "1"})

    office = Client()
    office.force_login(sam())
    answer = office.post(reverse("backoffice:story", args=[story.key]), {"act": "publish"})
    assert answer.status_code in (403, 422)
    assert "Consent is still missing: The worker." in answer.content.decode()


def test_the_office_moderates_and_exports_its_log(client: Client):
    story = actions.submit_story(story=written(result="=1+1"), at=NOON)
    client.force_login(sam())
    page = reverse("backoffice:story", args=[story.key])

    assert client.post(page, {"act": "return", "text": ""}).status_code == 422
    assert client.post(page, {"act": "return", "text": "=How many?"}).status_code == 302
    assert client.post(page, {"act": "sing"}).status_code == 422

    log = client.get(reverse("backoffice:story_log")).content.decode()
    assert "'=How many?" in log
    assert WORDS["title"] in client.get(reverse("backoffice:stories")).content.decode()


def test_the_office_touches_a_photo_where_it_matters(client: Client):
    story = written()
    photo = actions.add_photo(
        story=story, content=jpeg(), description="A dry floor", shows_others=False, at=NOON
    )
    actions.submit_story(story=story, at=NOON)
    client.force_login(sam())
    door = reverse("backoffice:story_describe", args=[story.key, photo.key])
    name = f"photo-{str(photo.key)[:8]}-"
    typed = {f"{name}text": "Un piso seco con tapetes", f"{name}focal_x": "50", f"{name}focal_y": "50"}  # fmt: skip
    tall = 280 * photo.height / photo.width

    assert client.post(door, {**typed, "touched.x": "70", "touched.y": str(round(tall * 0.9))}).status_code == 302  # fmt: skip
    assert StoryPhoto.objects.get().focus == "fx-20 fy-90"
    for sent in (("0", "0"), ("", ""), ("<b>", "²"), ("-3", "1e9")):
        client.post(door, {**typed, "touched.x": sent[0], "touched.y": sent[1]})
        assert StoryPhoto.objects.get().focus == "fx-50 fy-50", sent
    client.post(door, {**typed, "touched.x": "99999", "touched.y": "99999"})
    assert StoryPhoto.objects.get().focus == "fx-100 fy-100"


def test_nobody_else_sees_the_office(client: Client):
    story = actions.submit_story(story=written(), at=NOON)
    client.force_login(cast.lena())

    get(client, "backoffice:stories", status=404)
    get(client, "backoffice:story", story.key, status=404)


def test_a_consent_is_asked_again_at_the_office(client: Client):
    story = accepted()
    client.force_login(sam())
    address = reverse("backoffice:story_ask", args=[story.key])

    assert client.post(address, {"party": "worker", "email": "no"}).status_code == 422
    client.post(address, {"party": "worker", "email": "new@example.org"})

    assert story.consents.get(party="worker").email == "new@example.org"
    assert Letter.objects.filter(to="new@example.org").count() == 1


def test_letters_are_asked_for_confirmed_and_left(client: Client):
    wish = {"email": "reader@example.org", "language": "es", "frequency": "weekly"}
    assert client.post(reverse("stories:subscribe"), {**wish, "email": "no"}).status_code == 422
    assert client.post(reverse("stories:subscribe"), wish).status_code == 302
    subscriber = Subscriber.objects.get()
    confirm = reverse("stories:confirm", args=[subscriber.token])

    client.get(confirm)
    assert Subscriber.objects.get().confirmed_at is None
    client.post(confirm)
    assert Subscriber.objects.get().confirmed_at is not None

    leave = reverse("stories:leave", args=[subscriber.token])
    strict = Client(enforce_csrf_checks=True)
    for _ in range(2):
        answer = strict.post(leave, {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200
        assert "You get no more letters" in answer.content.decode()
    assert not Subscriber.objects.exists()


def test_twenty_stories_an_hour_from_one_place_are_enough(client: Client):
    for _ in range(20):
        begin(client)

    assert client.post(reverse("stories:tell")).status_code == 403


def test_everything_comes_in_spanish(client: Client):
    story = accepted()
    page = client.get(f"/es/stories/consent/{story.consents.get(party='worker').token}/")

    assert "Soy la persona trabajadora" in page.content.decode()
    assert "Cuente su historia" in client.get("/es/stories/tell/").content.decode()


def test_a_taken_down_story_can_be_public_again(client: Client):
    story = public()
    actions.moderate(story=story, act=StoryAct.UNPUBLISH, by=sam(), at=NOON)
    get(client, "stories:story", story.key, status=404)

    actions.moderate(story=story, act=StoryAct.PUBLISH, by=sam(), at=NOON)
    get(client, "stories:story", story.key)


def test_the_newest_stand_on_the_front_page_until_they_are_withdrawn(client: Client):
    story = public()
    assert WORDS["title"] in get(client, "showcase:front")

    actions.withdraw_story(story=story, at=NOON)

    assert WORDS["title"] not in get(client, "showcase:front")
