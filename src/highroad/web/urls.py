"""One include per area."""

from django.urls import include, path

urlpatterns = [
    path("", include("highroad.web.showcase.urls")),
    path("home/", include("highroad.web.home.urls")),
    path("account/", include("highroad.web.accounts.urls")),
    path("partnerships/", include("highroad.web.partnerships.urls")),
    path("decisions/", include("highroad.web.decisions.urls")),
    path("solving/", include("highroad.web.problem_solving.urls")),
    path("commitments/", include("highroad.web.commitments.urls")),
    path("copies/", include("highroad.web.copies.urls")),
    path("record/", include("highroad.web.ledger.urls")),
    path("filings/", include("highroad.web.filings.urls")),
    path("demand/", include("highroad.web.demand.urls")),
    path("placements/", include("highroad.web.placements.urls")),
    path("figures/", include("highroad.web.fair_access.urls")),
    path("library/", include("highroad.web.library.urls")),
    path("guide/", include("highroad.web.guide.urls")),
    path("stories/", include("highroad.web.showcase.stories.urls")),
    path("news/", include("highroad.web.showcase.news.urls")),
    path("office/", include("highroad.web.showcase.office.urls")),
    path("meetings/", include("highroad.web.meetings.urls")),
    path("help/", include("highroad.web.supports.urls")),
    path("training/", include("highroad.web.training.urls")),
    path("about-me/", include("highroad.web.self_identification.urls")),
    path("credentials/", include("highroad.web.credentials.urls")),
    path("jobs/", include("highroad.web.job_quality.urls")),
    path("assurances/", include("highroad.web.assurances.urls")),
]
