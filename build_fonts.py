"""Cuts the faces we serve and print with from the fonts that come as packages.

Web: two WOFF2 files a family, chosen by the browser through `unicode-range`, one for every page
and one for names that need it. Documents: static cuts, because typst sets variable fonts thin.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

LATIN: Final = (
    range(0x00, 0x100), range(0x131, 0x132), range(0x152, 0x154), range(0x2BB, 0x2BD),
    range(0x2C6, 0x2C7), range(0x2DA, 0x2DB), range(0x2DC, 0x2DD), range(0x2000, 0x2070),
    range(0x20AC, 0x20AD), range(0x2122, 0x2123), range(0x2190, 0x2194), range(0x2212, 0x2213),
    range(0x2215, 0x2216),
)  # fmt: skip
MORE: Final = (
    range(0x100, 0x131), range(0x132, 0x152), range(0x154, 0x2BB), range(0x2BD, 0x2C6),
    range(0x2C7, 0x2DA), range(0x2DB, 0x2DC), range(0x2DD, 0x370), range(0x1E00, 0x1F00),
    range(0x20A0, 0x20AC), range(0x20AD, 0x20C1),
)  # fmt: skip
PINNED: Final = {"SOFT": 0, "WONK": 0, "opsz": 72}
"""Fraunces at one optical size, without soft and wonky forms; left alone it is black and wonky."""
FACES: Final = {
    "public-sans": ("fontpkg_public_sans", "PublicSans[wght].ttf", {}),
    "fraunces": ("fontpkg_fraunces", "Fraunces[SOFT,WONK,opsz,wght].ttf", PINNED),
}
WEB: Final = {"latin": LATIN, "more": MORE}
STATIC: Final = {"regular": 400, "bold": 700}
FEATURES: Final = ["kern", "liga", "tnum", "mark", "mkmk", "ccmp", "locl"]


def make_fonts(source: Path) -> None:
    """Write all cuts under `source`, the package folder, that are missing or out of date."""
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    folder = source / "web" / "ui" / "static" / "ui" / "fonts"
    papers = source / "web" / "ui" / "typst" / "fonts"
    for face, (package, name, pins) in FACES.items():
        font = original(package, name)
        wanted = [*(folder / f"{face}-{part}.woff2" for part in WEB)]
        wanted += [papers / f"{face}-{weight}.ttf" for weight in STATIC]
        if all(is_fresh(path, font) for path in wanted):
            continue
        for part, ranges in WEB.items():
            cut_for_web(font, pins, ranges, folder / f"{face}-{part}.woff2")
        for weight, number in STATIC.items():
            cut_for_paper(font, pins, number, papers / f"{face}-{weight}.ttf")


def original(package: str, name: str) -> Path:
    """Where the package keeps its font. Raises FileNotFoundError if it is not installed."""
    found = find_spec(package)
    if found is None or found.origin is None:
        raise FileNotFoundError(f"Install {package} to build the fonts.")
    return Path(found.origin).parent / "files" / name


def is_fresh(path: Path, font: Path) -> bool:
    """Whether a cut exists and is newer than its font and this recipe."""
    if not path.exists():
        return False
    made = path.stat().st_mtime
    return made >= font.stat().st_mtime and made >= Path(__file__).stat().st_mtime


def cut_for_web(font: Path, pins: dict[str, int], ranges: Iterable[range], target: Path) -> None:
    """A variable WOFF2 with weights 400 to 700 and only the characters of these ranges."""
    cut = TTFont(font, recalcTimestamp=False)
    keep(cut, ranges)
    cut = instantiateVariableFont(cut, {**pins, "wght": (400, 400, 700)})
    cut.flavor = "woff2"
    save(cut, target)


def cut_for_paper(font: Path, pins: dict[str, int], weight: int, target: Path) -> None:
    """A static TTF of one weight with both ranges."""
    cut = TTFont(font, recalcTimestamp=False)
    keep(cut, (*LATIN, *MORE))
    cut = instantiateVariableFont(cut, {**pins, "wght": weight})
    style(cut, weight)
    save(cut, target)


def keep(cut: TTFont, ranges: Iterable[range]) -> None:
    """Drop every character outside the ranges. Before the axes are cut: afterwards it fails."""
    subsetter = Subsetter(Options(layout_features=FEATURES, name_IDs=["*"]))
    subsetter.populate(unicodes=[code for part in ranges for code in part])
    subsetter.subset(cut)


def style(cut: TTFont, weight: int) -> None:
    """Say the weight where readers of fonts look for it."""
    name = "Bold" if weight == 700 else "Regular"
    cut["OS/2"].usWeightClass = weight
    cut["OS/2"].fsSelection = 0x20 if weight == 700 else 0x40
    cut["head"].macStyle = 1 if weight == 700 else 0
    family = "Public Sans" if "Public" in str(cut["name"].getDebugName(1)) else "Fraunces"
    whole = f"{family} {name}"
    names = {1: family, 2: name, 4: whole, 6: whole.replace(" ", "")}
    for number, text in names.items():
        cut["name"].setName(text, number, 3, 1, 0x409)
    for number in (16, 17, 21, 22, 25):
        cut["name"].removeNames(nameID=number)


def save(cut: TTFont, target: Path) -> None:
    """Write beside, then rename: a broken run leaves no half font."""
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    cut.save(beside)
    beside.replace(target)


if __name__ == "__main__":
    make_fonts(Path(__file__).parent / "src" / "highroad")
