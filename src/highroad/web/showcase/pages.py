"""The public pages. Everybody sees the same, signed in or not."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from highroad.areas.accounts import queries as accounts
from highroad.areas.guide.vocabulary import Pillar
from highroad.web.showcase.road import ROAD, TURNS

NEWEST = 3
"""How many published figures the front page shows."""


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """What this is, in words and drawings; the newest figures; the way in."""
    return render(
        request,
        "showcase/front.html",
        {
            "people": accounts.demonstration_users_public(),
            "pillars": [(pillar.value, pillar.label, pillar.claim) for pillar in Pillar],
            "publications": [],
            "road": ROAD,
            "turns": TURNS,
        },
    )


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """Partnerships that show themselves."""
    return render(request, "showcase/partnerships.html", {"partnerships": []})


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure two sides published."""
    return render(request, "showcase/figures.html", {"publications": []})


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "showcase/about.html")


@require_safe
def protection(request: HttpRequest) -> HttpResponse:
    return render(request, "showcase/protection.html")


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    return render(request, "showcase/limits.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "showcase/accessibility.html")
