"""Pictures and reports of a protected table."""

from xml.etree import ElementTree

import pytest
from safecount import (
    BadTable,
    Crosstab,
    Policy,
    audit,
    protect,
    review_html,
    review_typst,
    to_html,
    to_svg,
)  # fmt: skip


@pytest.fixture(scope="module")
def safe():
    return protect(
        Crosstab.drawn("""
                    | women | men
            welders |     3 |  41
            fitters |    12 |  30
            riggers |    22 |  50
        """),
        Policy(smallest_count=5),
    )


def test_the_picture_says_why_each_hidden_cell_is_hidden(safe):
    page = ElementTree.fromstring(to_html(safe))

    why = [span.get("aria-label") for span in page.iter("span") if span.get("role") == "img"]
    assert len(why) == len(safe.hidden)
    assert "welders, women is hidden because fewer than 5 people stand behind it." in why


def test_no_hidden_number_is_in_a_picture(safe):
    for picture in (to_html(safe), to_svg(safe)):
        words = {part.text for part in ElementTree.fromstring(picture).iter() if part.text}
        assert "3" not in words
        assert "50" in words


def test_the_drawing_counts_what_it_hides(safe):
    drawing = ElementTree.fromstring(to_svg(safe, rows="column", columns="row"))

    assert (
        drawing.find("{http://www.w3.org/2000/svg}desc").text == "4 cells of this page are hidden."
    )


def test_other_dimensions_are_held_at_a_category(safe):
    assert "row: welders" in to_html(safe, rows="column", columns="column", at={"row": "welders"})
    with pytest.raises(BadTable, match="no dimension 'sex'"):
        to_svg(safe, rows="sex")


def test_the_review_says_whether_it_holds(safe):
    report = audit(safe)

    page, source = review_html(safe, report), review_typst(safe, report)

    for written in (page, source):
        assert "holds in exact arithmetic" in written
        assert "A reader can conclude persons" in written
    assert (
        ElementTree.fromstring(
            page.removeprefix("<!doctype html>").replace('<meta charset="utf-8">', "")
        )
        is not None
    )


def test_a_broken_table_is_called_so():
    small = protect(Crosstab.drawn("""
                | women | men
        welders |     3 |  41
        fitters |    12 |  30
    """), Policy(smallest_count=5))  # fmt: skip
    bare = type(small).from_dict(small.to_dict())
    shown = {"persons": bare.shown["persons"].copy()}
    reasons = list(bare.reasons)
    cell = bare.number(("fitters", "women"))
    shown["persons"][cell], reasons[cell] = 12, ""
    leaky = type(bare)(**{**vars(bare), "shown": shown, "reasons": tuple(reasons)})

    written = review_html(leaky, audit(leaky))

    assert "NOT SAFE" in written
    assert "UNSAFE" in written
    assert "not at hand" in written


def test_the_review_becomes_a_tagged_document(safe):
    typst = pytest.importorskip("typst")

    document = typst.compile(review_typst(safe, audit(safe)).encode(), pdf_standards=["ua-1"])

    assert document.startswith(b"%PDF")
