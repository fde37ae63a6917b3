"""Drawings of the demonstration: scenes that do not exist, drawn by this program and by no camera."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw

SIZE = (1600, 900)
Box = tuple[int, int, int, int]
WALL, FLOOR, LINE = (232, 226, 211), (196, 205, 198), (92, 104, 100)
TEAL, GOLD, DEEP, STEEL = (31, 111, 107), (224, 164, 52), (18, 56, 58), (150, 160, 163)
MATS = ((150, 640, 520, 730), (560, 690, 980, 800), (1040, 640, 1380, 730))
WASHERS = tuple((x, 210, x + 250, 520) for x in (90, 380, 670))


def laundry() -> bytes:
    """A laundry at night: three machines, a cart, and mats that lie where the night shift walks."""
    picture = Image.new("RGB", SIZE, WALL)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, 540, *SIZE), fill=FLOOR)
    draw.rectangle((1080, 90, 1480, 330), fill=DEEP)
    draw.ellipse((1330, 130, 1400, 200), fill=GOLD)
    for box in WASHERS:
        _washer(draw, box)
    for box in MATS:
        draw.rounded_rectangle(box, radius=18, fill=TEAL, outline=DEEP, width=6)
    _cart(draw, (1130, 400, 1400, 560))
    written = io.BytesIO()
    picture.save(written, "PNG", optimize=True)
    return written.getvalue()


def _washer(draw: ImageDraw.ImageDraw, box: Box) -> None:
    left, top, right, bottom = box
    draw.rounded_rectangle(box, radius=22, fill=(246, 246, 243), outline=LINE, width=6)
    draw.ellipse((left + 40, top + 90, right - 40, bottom - 50), fill=STEEL, outline=LINE, width=8)
    draw.ellipse((left + 75, top + 125, right - 75, bottom - 85), fill=DEEP)
    draw.rectangle((left + 30, top + 26, left + 130, top + 52), fill=GOLD)


def _cart(draw: ImageDraw.ImageDraw, box: Box) -> None:
    left, top, right, bottom = box
    corners = ((left, top), (right, top), (right - 30, bottom), (left + 30, bottom))
    draw.polygon(corners, fill=GOLD, outline=LINE)
    for x in (left + 50, right - 90):
        draw.ellipse((x, bottom - 4, x + 40, bottom + 36), fill=LINE)
