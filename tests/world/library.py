"""What a partnership's corner of the library holds in the world: one resource, one helper, one example."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from highroad.areas.library import actions
from highroad.areas.library.actions import RequestTerms
from highroad.areas.library.models import Helper, Resource, Suggestion
from highroad.areas.library.vocabulary import HelpWanted
from highroad.areas.showcase import actions as showcase
from highroad.areas.showcase.models import Article, Exemplar, Picture
from tests.areas.showcase.telling import jpeg

DAY = date(2026, 3, 2)


def furnish(where: str, word: Callable[[str, str], str], at: datetime) -> dict[str, Any]:
    """Content with canaries in every field that is text."""
    shown: dict[str, Any] = {"checked_on": DAY, "live": True, "last_published_at": at}

    def pair(name: str) -> dict[str, str]:
        return {f"{name}_en": word("public", f"{name}_en"), f"{name}_es": word("public", f"{name}_es")}  # fmt: skip

    picture = Picture(
        slug=f"picture-{where}", title=f"picture {where}", credit=word("public", "credit"), **pair("description"), **shown
    )  # fmt: skip
    sent = jpeg(240, 200, where=where)
    showcase.take_in(picture, content=sent, pixels=showcase.read_picture(sent))
    picture.save(force_insert=True)
    resource = Resource.objects.create(
        slug=f"resource-{where}", publisher=word("public", "publisher"), kind="guide",
        audiences=["labor"], pillars=["1"], stages=["launch"], languages=["en"], listed_in=["elsewhere"],
        address="https://example.org/guide", **pair("title"), **pair("summary"), **shown,
    )  # fmt: skip
    helper = Helper.objects.create(
        slug=f"helper-{where}", kind="federal", listed_in=["elsewhere"], takes_joint_requests=True,
        address="https://example.gov/", **pair("name"), **pair("offers"), **pair("serves"), **pair("ask"), **shown,
        thresholds=[("threshold", {**pair("text"), "source": word("public", "threshold_source"), "from_on": DAY})],
    )  # fmt: skip
    exemplar = Exemplar.objects.create(
        slug=f"example-{where}", standing="partnership", labor=word("public", "labor_of"),
        management=word("public", "management_of"), others=word("public", "others_of"), sector="485",
        states="NY", listed_in=["examples"], **pair("name"), **pair("place"), **pair("did"), **shown, picture=picture,
        outcomes=[("outcome", {"text_en": word("public", "came"), "text_es": "", "address": "",
                               "source": word("public", "outcome_source"), "on": DAY})],
        practices=[("practice", {"pillar": "1", "kind": "norms", "text_en": word("public", "practice"), "text_es": ""})],
    )  # fmt: skip
    exemplar.resources.add(resource)
    article = Article.objects.create(
        slug=f"article-{where}", authors=word("public", "authors"), topic="safety", pillars=["1"], **pair("title"),
        **pair("lead"), **shown, first_published_at=at,
        picture=picture,
        body=[("passage", {**pair("heading"), **pair("text")}), ("picture", {"picture": picture, **pair("caption")})],
    )  # fmt: skip
    return {
        "article": article,
        "picture": picture,
        "resource": resource,
        "helper": helper,
        "exemplar": exemplar,
    }


def gather(builder: Any) -> None:
    """Adds to a table what its people keep and ask, and what somebody outside suggested."""
    things, labor, word = builder.table.things, builder.table.people["labor"], builder.word
    things |= furnish(builder.where, word, builder.now())
    things["list_line"] = actions.keep(
        partnership=builder.table.partnership, resource=things["resource"], title=word("joint", "list"),
        note=word("joint", "list_note"), by=labor, at=builder.now(),
    )  # fmt: skip
    things["request"] = actions.ask_jointly(
        body=things["body"], helper=things["helper"], by=labor, at=builder.now(),
        terms=RequestTerms(HelpWanted.MEDIATION, DAY, 8, word("joint", "place_asked")),
    )  # fmt: skip
    things["suggestion"] = Suggestion.objects.create(
        title=word("office", "suggested"), address="https://example.org/x", why=word("office", "why"),
        email=f"{word('office', 'sender')}@example.org", made_at=builder.now(),
    )  # fmt: skip
