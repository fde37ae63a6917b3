"""Blocks of the library: a threshold with the days on which it holds."""

from __future__ import annotations

from wagtail import blocks


class ThresholdBlock(blocks.StructBlock):  # type: ignore[misc]
    """From when until when a helper serves whom; the source says who decided it."""

    text_en = blocks.CharBlock(label="English", max_length=400)
    text_es = blocks.CharBlock(label="Español", max_length=400, required=False)
    from_on = blocks.DateBlock(label="In force from", required=False)
    to_on = blocks.DateBlock(label="In force until", required=False)
    source = blocks.CharBlock(label="Source", max_length=300)

    class Meta:
        icon = "calendar-alt"
        label = "Threshold"


THRESHOLDS = [("threshold", ThresholdBlock())]
