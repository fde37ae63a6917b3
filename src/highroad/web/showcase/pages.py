"""The public pages. Everybody sees the same, signed in or not."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from highroad.areas.accounts import queries as accounts
from highroad.areas.fair_access import queries as fair_access
from highroad.areas.guide.vocabulary import Pillar
from highroad.areas.partnerships import queries as at_work
from highroad.areas.showcase import queries as showcase
from highroad.areas.training.queries import publishing as training
from highroad.web.showcase.cards import card_of, figure_card_of
from highroad.web.showcase.described import site_ld
from highroad.web.showcase.examples import language
from highroad.web.showcase.pictured import lead_of
from highroad.web.showcase.road import EXAMPLES, GOAL, REASONS, ROAD, TURNS
from highroad.web.ui.kept import kept_briefly
from highroad.web.ui.written import changed_on

NEWEST = 3
"""How many published figures and stories the front page shows."""
MOST = 60
"""How many stand on one page; each partnership's older ones are on its own pages."""


@require_safe
@kept_briefly(showcase.version_of_stories_public)
def front(request: HttpRequest) -> HttpResponse:
    """What this is, in words and drawings; the newest figures; the way in."""
    publications = fair_access.latest_public(NEWEST)
    articles = showcase.list_articles_public(language=language(), limit=NEWEST)
    stories = showcase.list_stories_public(on=timezone.localdate(), limit=NEWEST)
    shown = [
        *(one.published_at for one in publications), *(one.published_at for one in articles),
        *(one.published_at for one in stories),
    ]  # fmt: skip
    return render(
        request,
        "showcase/front.html",
        {
            "changed_on": changed_on("showcase:front", shown),
            "ld": site_ld(language()),
            "people": accounts.demonstration_users_public(),
            "pillars": [(pillar.value, pillar.label, pillar.claim) for pillar in Pillar],
            "publications": [figure_card_of(view) for view in publications],
            "examples": EXAMPLES,
            "goal": GOAL,
            "reasons": REASONS,
            "articles": [(view, lead_of(view)) for view in articles],
            "stories": stories,
            "road": ROAD,
            "turns": TURNS,
        },
    )


@require_safe
def partnerships(request: HttpRequest) -> HttpResponse:
    """Partnerships that show themselves."""
    context = {
        "partnerships": [card_of(line) for line in at_work.list_partnerships_public()],
        "changed_on": changed_on("showcase:partnerships", [at_work.newest_listing_public()]),
    }
    return render(request, "showcase/partnerships.html", context)


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Every figure two sides published."""
    found = fair_access.latest_public(MOST)
    totals = training.list_totals_public()
    moments = [view.published_at for view in found] + [each.adopted_at for each in totals]
    context = {
        "publications": [figure_card_of(view) for view in found],
        "totals": totals,
        "changed_on": changed_on("showcase:figures", moments),
    }
    return render(request, "showcase/figures.html", context)


@require_safe
@kept_briefly()
def about(request: HttpRequest) -> HttpResponse:
    """What the platform is, what it is not, where its ideas come from."""
    return render(request, "showcase/about.html")


@require_safe
def protection(request: HttpRequest) -> HttpResponse:
    """How a table is changed before it is shown."""
    return render(request, "showcase/protection.html")


@require_safe
def coordinator(request: HttpRequest) -> HttpResponse:
    """Whom to write to, and what the program office does and does not."""
    return render(request, "showcase/coordinator.html", {"office_mail": settings.OFFICE_MAIL})


@require_safe
def limits(request: HttpRequest) -> HttpResponse:
    """Where trust in the platform has to end."""
    return render(request, "showcase/limits.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What is promised, what was checked, whom to tell."""
    return render(request, "showcase/accessibility.html")
