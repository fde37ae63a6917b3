"""A credential as a paper with its code, and as a picture that carries it."""

from __future__ import annotations

import json
from dataclasses import asdict
from io import BytesIO

import segno
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from PIL import Image, ImageDraw, ImageFont

from highroad.areas.credentials.queries import HeldLine, bake
from highroad.areas.credentials.vocabulary import CredentialState
from highroad.web.credentials.shown import Fact, facts_of
from highroad.web.ui.documents import FOLDER, compile_pdf

SIZE = 640
DEEP, GOLD, PAPER, INK = "#0f3d3e", "#f2b134", "#fbf8f1", "#1b2430"


def paper_of(line: HeldLine, *, name: str, address: str, language: str) -> bytes:
    """The paper (PDF/UA-1, PDF/A-3a) with the credential attached, for the holder alone: it has the name."""
    view = line.view
    with override(language):
        facts = [Fact(_("In the hands of"), name), *facts_of(line.document)]
        signed = [_("Signed by {who}").format(who=one) for one in signers_of(line)]
        content = {
            "title": view.title, "eyebrow": line.committee, "language": language,
            "made_at": list(timezone.localtime().timetuple()[:6]),
            "foot": "Highroad", "facts": [asdict(one) for one in facts], "signed": signed,
            "state": _("Revoked by both sides") if view.state is CredentialState.REVOKED else "",
            "qr": _code(address), "address": address,
            "attached": json.dumps(line.document, ensure_ascii=False, indent=2),
            "words": {
                "reading": _("Signed is the text in its own language; below it stands what it means.")
                if any(one.reading for one in facts) else "",
                "signed": _("Who vouches for it"), "check": _("Check it"),
                "how": _(
                    "Scan the code or open the address: the page checks both signatures and whether it was "
                    "revoked. The file is attached to this PDF, so that it can be checked without a "
                    "network too."),
                "alt": _("A code to scan; it leads to the address beside it"),
                "attached": _("The signed credential"),
            },
        }  # fmt: skip
    return compile_pdf("credential", content, standards=("a-3a", "ua-1"))


def signers_of(line: HeldLine) -> list[str]:
    """The organizations whose signatures it has, with the side."""
    words = [one for one in line.view.words if one.proof and one.signed_with]
    return [
        f"{one.signed_with.party} ({one.get_side_display()})" for one in words if one.signed_with
    ]


def _code(address: str) -> str:
    drawn = BytesIO()
    segno.make(address, error="m").save(drawn, kind="svg", scale=4, border=2, light="#ffffff")
    return drawn.getvalue().decode()


def baked_picture(line: HeldLine) -> bytes:
    """A badge to look at, with the credential in it."""
    picture = Image.new("RGB", (SIZE, SIZE), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((24, 24, SIZE - 24, SIZE - 24), fill=DEEP)
    pen.ellipse((52, 52, SIZE - 52, SIZE - 52), outline=GOLD, width=6)
    face = str(FOLDER / "fonts" / _font())
    _centered(pen, line.view.title, 250, ImageFont.truetype(face, 44), "#ffffff")
    _centered(pen, line.committee, 430, ImageFont.truetype(face, 24), GOLD)
    made = BytesIO()
    picture.save(made, "PNG")
    return bake(made.getvalue(), line.document)


def _font() -> str:
    found = sorted(one.name for one in (FOLDER / "fonts").glob("*.ttf"))
    return next((one for one in found if "Fraunces" in one or "raunces" in one), found[0])


def _centered(
    pen: ImageDraw.ImageDraw, text: str, top: int, font: ImageFont.FreeTypeFont, fill: str
) -> None:
    lines, line = [], ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and pen.textlength(longer, font=font) > SIZE - 190:
            lines.append(line)
            longer = word
        line = longer
    for number, each in enumerate([*lines, line][:3]):
        width = pen.textlength(each, font=font)
        pen.text(((SIZE - width) / 2, top + number * font.size * 1.2), each, font=font, fill=fill)
