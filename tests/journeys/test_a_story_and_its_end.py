"""A worker tells a story on a phone in Spanish; three say yes by link; it is public; she withdraws; it is gone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.cache import cache

from highroad.areas.showcase.models import Letter, Story
from highroad.areas.showcase.rules.photos import WIDTHS
from highroad.areas.showcase.vocabulary import LetterKind
from tests.areas.showcase.telling import WORDS, jpeg, sam
from tests.journeys.visitors import Visitor, visit

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FIELDS = {
    "Título": "title", "El reto": "challenge", "La solución": "solution",
    "El resultado": "result", "¿Qué alianza?": "partnership_name",
    "La persona trabajadora": "worker", "El sindicato": "union", "El empleador": "employer",
    "Correo electrónico de la persona trabajadora": "worker_email",
    "Correo electrónico de alguien que puede hablar por el sindicato": "union_email",
    "Correo electrónico de alguien que puede hablar por el empleador": "employer_email",
    "Su propio correo electrónico": "teller_email",
}  # fmt: skip


def stranger(browser: Any, site: str, *, scripts: bool, width: int) -> Visitor:
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 844}, locale="es"
    )
    visitor = Visitor(context.new_page(), site)
    visitor.page.on(
        "console",
        lambda said: visitor.complaints.append(said.text) if said.type == "error" else None,
    )
    return visitor


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_story_is_told_consented_to_read_and_withdrawn(
    browser: Any, live_server: Any, settings: Any, scripts: bool
):
    cache.clear()
    site, office = live_server.url, sam()
    ana = stranger(browser, site, scripts=scripts, width=390)

    ana.page.goto(f"{site}/es/stories/tell/")
    ana.press("Empezar")
    for label, name in FIELDS.items():
        ana.page.get_by_label(re.compile(f"^{re.escape(label)}( \\(opcional\\))?$")).fill(
            WORDS[name]
        )
    ana.press("Guardar para después")
    mine = ana.page.url
    ana.page.get_by_label("Foto", exact=True).set_input_files(
        {"name": "floor.jpg", "mimeType": "image/jpeg", "buffer": jpeg()}
    )
    ana.page.get_by_label("¿Qué hay en la foto?").fill("Un piso seco")
    ana.press("Agregar la foto")
    assert (
        ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth") if scripts else True
    )
    ana.press("Guardar y revisar")
    assert ana.sees(WORDS["challenge"])
    ana.press("Enviarla")

    moderator = visit(browser, site, office, scripts=scripts)
    moderator.go("backoffice:stories")
    moderator.follow(WORDS["title"])
    moderator.page.get_by_label("What is in the photo, in the other language?").fill(
        "A dry floor with mats"
    )
    moderator.page.get_by_label("Focal point, percent from the top").fill("80")
    moderator.press("Keep it")
    moderator.press("Take the story")
    for letter in Letter.objects.filter(kind=LetterKind.CONSENT_ASKED):
        asked = stranger(browser, site, scripts=scripts, width=390)
        asked.page.goto(site + "/es/" + letter.link.split("/", 3)[3].removeprefix("es/"))
        asked.page.get_by_label("Escriba su nombre").fill("Ana Prieto")
        asked.page.get_by_label("También se pueden mostrar las fotos").check()
        asked.page.locator("#id_statement").check()
        asked.press("Estoy de acuerdo", exact=True)
        assert asked.sees("Retirarme ahora")
        assert asked.complaints == []
    moderator.page.reload()
    moderator.press("Make it public")

    reader = stranger(browser, site, scripts=scripts, width=1280)
    reader.page.goto(f"{site}/es/stories/")
    reader.follow(WORDS["title"])
    public = reader.page.url
    assert reader.sees(WORDS["result"])
    photo = site + reader.page.locator("figure img").get_attribute("src")
    photos = [re.sub(r"/\d+\.jpg$", f"/{width}.jpg", photo) for width in WIDTHS]
    for kept in (public, *photos):
        answer = reader.page.request.get(kept)
        assert answer.status == 200
        assert int(re.findall(r"max-age=(\d+)", answer.headers["cache-control"])[0]) < 60
    files = list((settings.MEDIA_ROOT / "stories").rglob("*.jpg"))
    assert len(files) == len(WIDTHS)

    ana.page.goto(mine)
    ana.follow("Retirar la historia")
    ana.press("Retirarla ahora")
    for address in (public, *photos):
        assert reader.page.request.get(address).status == 404
    assert not any(file.exists() for file in files)
    for address in (
        "/",
        "/es/",
        "/es/stories/",
        "/stories/feed.atom",
        "/stories/feed.json",
        "/stories/?q=mats",
    ):
        assert WORDS["title"] not in reader.page.request.get(site + address).text()
    assert public.rsplit("/", 2)[1] not in reader.page.request.get(f"{site}/sitemap.xml").text()
    assert Story.objects.get().status == "withdrawn"
    assert ana.complaints == moderator.complaints == reader.complaints == []
