"""What is published: a page for anyone, with its numbers to download."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from highroad.areas.accounts.requests import User
from highroad.areas.fair_access import queries
from highroad.areas.fair_access.queries import PublicationView
from highroad.areas.fair_access.vocabulary import PublicationStatus
from highroad.areas.witnesses import queries as witnesses
from highroad.kit.answers import NotFound
from highroad.kit.refs import Ref
from highroad.web.fair_access import figures, files, words
from highroad.web.ui.written import changed_on


@require_GET
def publication(request: HttpRequest, key: UUID) -> HttpResponse:
    """One publication: figures, chart, table, source, protection. Members are led to their draft."""
    try:
        view = queries.get_publication_public(key)
    except NotFound:
        return lead_to_draft(request, key)
    moments = (view.published_at, view.withdrawn_at)
    context: dict[str, object] = {"publication": view, "changed_on": changed_on("", moments)}
    if view.status == PublicationStatus.PUBLISHED:
        context |= {
            "finality": witnesses.finality_public(Ref("fair_access.publication", str(view.key))),
            "drawn": [
                figures.figure(view.table, group, unit, downloads=downloads(view))
                for group, unit in figures.charted(view.table)
            ],
            "everything": figures.everything(view.table),
            "hidden": [words.why_hidden(cell, view.table) for cell in view.table.hidden()],
            "note": words.protection_note(view.table),
            "source": words.source_line(view.table.source, view.table.row_filter),
            "downloads": downloads(view),
            "ld": publication_ld(view),
        }
    return render(request, "fair_access/publication.html", context)


def publication_ld(view: PublicationView) -> dict[str, Any]:
    """A published table for machines (schema.org Dataset), with its files."""
    address = settings.ADDRESS + reverse("fair_access:publication", args=[view.key])
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "@id": address,
        "url": address,
        "name": view.title,
        "description": f"{view.breakdown.label}: {view.partnership_name}",
        "creator": {"@type": "Organization", "name": view.partnership_name},
        "temporalCoverage": f"{view.period.first_on.isoformat()}/{view.period.last_on.isoformat()}",
        "isAccessibleForFree": True,
        "distribution": [
            {
                "@type": "DataDownload", "encodingFormat": kind,
                "contentUrl": settings.ADDRESS + reverse(f"fair_access:{name}", args=[view.key]),
            }
            for kind, name in (("text/csv", "csv"), ("application/pdf", "pdf"))
        ],
        **({"datePublished": view.published_at.isoformat()} if view.published_at else {}),
    }  # fmt: skip


def lead_to_draft(request: HttpRequest, key: UUID) -> HttpResponse:
    """To the members' page for whoever sits there; for everybody else there is nothing here."""
    if not isinstance(request.user, User):
        raise NotFound
    return redirect("fair_access:draft", key=queries.get_publication(key, request.user).key)


def downloads(view: PublicationView) -> list[tuple[str, str]]:
    """The same numbers as files."""
    return [
        (_("Table (CSV)"), reverse("fair_access:csv", kwargs={"key": view.key})),
        (_("Data dictionary (CSV)"), reverse("fair_access:dictionary", kwargs={"key": view.key})),
        (_("Document (PDF)"), reverse("fair_access:pdf", kwargs={"key": view.key})),
    ]


def shown(key: UUID) -> PublicationView:
    """A publication whose numbers may be downloaded: published and not withdrawn."""
    view = queries.get_publication_public(key)
    if view.status != PublicationStatus.PUBLISHED:
        raise NotFound
    return view


@require_GET
def table_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """The table as CSV; hidden cells are empty and say why."""
    view = shown(key)
    return attached(files.table_csv(view.table), "text/csv; charset=utf-8", f"{name_of(view)}.csv")


@require_GET
def dictionary_csv(request: HttpRequest, key: UUID) -> HttpResponse:
    """What each column means."""
    view = shown(key)
    content = files.dictionary_csv(view.table)
    return attached(content, "text/csv; charset=utf-8", f"{name_of(view)}-dictionary.csv")


@require_GET
def pdf(request: HttpRequest, key: UUID) -> HttpResponse:
    """The figures as a tagged document."""
    view = shown(key)
    address = request.build_absolute_uri(reverse("fair_access:publication", kwargs={"key": key}))
    content = files.pdf(view, address, get_language() or "en")
    return attached(content, "application/pdf", f"{name_of(view)}.pdf")


def name_of(view: PublicationView) -> str:
    """A file name that says nothing about people."""
    return f"highroad-figures-{view.number}-{view.breakdown.value}"


def attached(content: str | bytes, kind: str, name: str) -> HttpResponse:
    """A download."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
