"""What is true of articles before they are published."""

from __future__ import annotations

from collections.abc import Sequence

from highroad.areas.library.rules import folded
from highroad.kit.answers import Answer, no, yes

LONGEST_HEADING = 80
PASSAGES_WITHOUT = 4
"""How many passages may follow each other before one of them needs a heading."""


def heads_well(headings: Sequence[str]) -> Answer:
    """Whether the headings of passages lead through an article (WCAG 2.2, 2.4.6 and 2.4.10).

    They all stand on one level, under the title, so that none can be skipped. Empty ones are passages
    without a heading.
    """
    said = [heading.strip() for heading in headings]
    known = [folded(heading) for heading in said if heading]
    if len(set(known)) < len(known):
        return no(
            "Two headings say the same. Somebody who goes by headings cannot tell them apart."
        )
    if any(len(heading) > LONGEST_HEADING for heading in said):
        return no("A heading has up to {most} letters. Put the rest into the text.", most=LONGEST_HEADING)  # fmt: skip
    if any(heading.endswith(".") for heading in said):
        return no("A heading is no sentence: leave out the full stop.")
    if not known and len(said) > PASSAGES_WITHOUT:
        return no("Give one of the passages a heading: a long text without any is hard to go through.")  # fmt: skip
    return yes
