"""The faces we serve: small, whole for English and Spanish, with the right weights."""

from __future__ import annotations

import re

import pytest
from fontTools.ttLib import TTFont

import build_fonts
from tests.house.plan import SOURCE

WEB = SOURCE / "web/ui/static/ui/fonts"
PAPER = SOURCE / "web/ui/typst/fonts"
SHEET = (SOURCE / "web/ui/static/ui/ui.css").read_text()
EVERY_PAGE = "abcxyzABCXYZ0123456789áéíóúüñÁÉÍÓÚÜÑ¿¡«»–—…‘’“”·%&"
A_NAME = "ŁukaszŐŞčżNguyễnĐặng"


@pytest.fixture(scope="module", autouse=True)
def fonts() -> None:
    build_fonts.make_fonts(SOURCE)


@pytest.mark.parametrize("face", ["public-sans", "fraunces"])
def test_the_first_file_holds_english_and_spanish(face):
    letters = TTFont(WEB / f"{face}-latin.woff2").getBestCmap()

    assert not [letter for letter in EVERY_PAGE if ord(letter) not in letters]


@pytest.mark.parametrize("face", ["public-sans", "fraunces"])
def test_names_from_elsewhere_are_set_right(face):
    letters = {
        code
        for part in ("latin", "more")
        for code in TTFont(WEB / f"{face}-{part}.woff2").getBestCmap()
    }

    assert not [letter for letter in A_NAME if ord(letter) not in letters]


@pytest.mark.parametrize(
    "path", ["public-sans-latin", "public-sans-more", "fraunces-latin", "fraunces-more"]
)
def test_only_the_weight_can_vary_from_400_to_700(path):
    axes = TTFont(WEB / f"{path}.woff2")["fvar"].axes

    assert [(axis.axisTag, axis.minValue, axis.maxValue) for axis in axes] == [("wght", 400, 700)]


def test_what_every_page_loads_is_under_sixty_kilobytes():
    assert (
        sum((WEB / f"{face}-latin.woff2").stat().st_size for face in ("public-sans", "fraunces"))
        < 60_000
    )


@pytest.mark.parametrize("face", ["public-sans", "fraunces"])
@pytest.mark.parametrize(("weight", "number"), [("regular", 400), ("bold", 700)])
def test_documents_get_static_cuts(face, weight, number):
    font = TTFont(PAPER / f"{face}-{weight}.ttf")

    assert "fvar" not in font
    assert font["OS/2"].usWeightClass == number


def test_the_sheet_names_the_same_letters_as_the_cuts():
    """A letter in no range is never fetched."""
    ranges = re.findall(r"unicode-range:([^}]+)\}", SHEET)
    assert len(ranges) == 4
    for listed, parts in zip(ranges, [build_fonts.LATIN, build_fonts.MORE] * 2, strict=True):
        named = set()
        for piece in listed.split(","):
            first, _, last = piece.strip()[2:].partition("-")
            named |= set(range(int(first, 16), int(last or first, 16) + 1))
        assert named == {code for part in parts for code in part}


def test_cuts_that_are_fresh_are_left_alone():
    before = (WEB / "fraunces-latin.woff2").stat().st_mtime_ns
    build_fonts.make_fonts(SOURCE)

    assert (WEB / "fraunces-latin.woff2").stat().st_mtime_ns == before


def test_a_missing_package_is_named():
    with pytest.raises(FileNotFoundError, match="fontpkg_nowhere"):
        build_fonts.original("fontpkg_nowhere", "x.ttf")
