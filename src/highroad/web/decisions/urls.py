"""Addresses of decisions."""

from django.urls import path

from highroad.web.decisions import by_charter, pages, renewals, splits

app_name = "decisions"
urlpatterns = [
    path("in/<uuid:key>/", pages.decision_list, name="list"),
    path("in/<uuid:key>/propose/", pages.propose, name="propose"),
    path("<uuid:key>/", pages.detail, name="detail"),
    path("<uuid:key>/sign/", pages.sign, name="sign"),
    path("<uuid:key>/reword/", pages.reword, name="reword"),
    path("<uuid:key>/withdraw/", pages.withdraw, name="withdraw"),
    path("<uuid:key>/again/", pages.again, name="again"),
    path("<uuid:key>/review/", pages.review, name="review"),
    path("<uuid:key>/send-on/", by_charter.send_on, name="send_on"),
    path("sent/<uuid:key>/", by_charter.fallback, name="fallback"),
    path("sent/<uuid:key>/back/", by_charter.bring_back, name="bring_back"),
    path("renewals/<uuid:key>/", renewals.renewal, name="renewal"),
    path("in/<uuid:key>/split/", splits.split, name="split"),
    path("splits/<uuid:key>/", splits.split_of, name="split_of"),
    path("splits/<uuid:key>/carry-out/", splits.carry_out, name="carry_out_split"),
    path("answers/<uuid:key>/", pages.answer, name="answer"),
    path("wordings/<uuid:key>/", pages.wording, name="wording"),
]
