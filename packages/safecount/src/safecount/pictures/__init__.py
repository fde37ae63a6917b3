"""Pictures: a protected table as one sees it, and the report for those who review it."""

from safecount.pictures.drawing import to_html, to_svg
from safecount.pictures.review import review_html, review_typst

__all__ = ["review_html", "review_typst", "to_html", "to_svg"]
