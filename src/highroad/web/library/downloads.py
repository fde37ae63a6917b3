"""The catalog as files: CSV for people, JSON-LD for machines, BibTeX for papers."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from highroad.areas.library import queries
from highroad.areas.library.queries import ResourceView
from highroad.kit.answers import NotFound
from highroad.web.library.shown import CONTEXT, absolute, pillar_labels, resource_ld

HEAD = (
    "title", "publisher", "kind", "for", "pillars", "elements", "languages", "pages", "minutes",
    "year", "cost", "licence", "address", "link", "checked_on", "page_here", "summary",
)  # fmt: skip
FORMULA = re.compile(r"^[=+\-@\t\r]")


def plain(text: object) -> str:
    """A cell that no spreadsheet takes for a formula."""
    words = str(text)
    return f"'{words}" if FORMULA.match(words) else words


def row(view: ResourceView) -> list[str]:
    """One line of the CSV."""
    cells = (
        view.title.text, view.publisher, view.kind.label, _joined([one.label for one in view.audiences]),
        _joined(pillar_labels(view.pillars)), _joined([one.label for one in view.stages]),
        _joined(view.languages), view.pages or "", view.minutes or "", view.year or "", view.cost.label,
        view.licence.label, view.address, view.link_status.label, view.checked_on.isoformat(),
        absolute("library:resource", view.slug), view.summary.text,
    )  # fmt: skip
    return [plain(cell) for cell in cells]


def _joined(words: Sequence[object]) -> str:
    return "; ".join(str(word) for word in words)


def as_csv(views: Sequence[ResourceView]) -> str:
    """The catalog as CSV with a head."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEAD)
    writer.writerows(row(view) for view in views)
    return out.getvalue()


def as_json_ld(views: Sequence[ResourceView]) -> str:
    """The catalog as one graph of schema.org."""
    graph = [{**resource_ld(view), "@context": None} for view in views]
    for each in graph:
        del each["@context"]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False)


def as_bibtex(views: Sequence[ResourceView]) -> str:
    """The catalog as BibTeX, one `misc` each; braces keep the capitals of titles."""
    return "\n".join(_bib(view) for view in views)


def _bib(view: ResourceView) -> str:
    fields = {
        "title": f"{{{_escaped(view.title.text)}}}",
        **({"howpublished": _escaped(view.publisher)} if view.publisher else {}),
        "url": view.address,
        "note": f"{_escaped(str(view.kind.label))}; {view.checked_on.isoformat()}",
        **({"year": str(view.year)} if view.year else {}),
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
    return f"@misc{{{view.slug},\n{lines}\n}}\n"


def _escaped(text: str) -> str:
    return re.sub(r"([&%$#_{}])", r"\\\1", text)


KINDS = {
    "csv": ("text/csv; charset=utf-8", as_csv),
    "jsonld": ("application/ld+json", as_json_ld),
    "bib": ("application/x-bibtex; charset=utf-8", as_bibtex),
}


@require_safe
def catalog(request: HttpRequest, kind: str) -> HttpResponse:
    """All resources as a file of this kind. Raises `NotFound` for any other."""
    if kind not in KINDS:
        raise NotFound
    content_type, write = KINDS[kind]
    views = queries.list_resources_public(language=get_language() or "en")
    answer = HttpResponse(write(views), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="library.{kind}"'
    return answer
