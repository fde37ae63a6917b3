"""Addresses of problem solving, one list a subject."""

from django.urls import path

from highroad.web.problem_solving import issues, referrals, registers

app_name = "problem_solving"
ISSUES = [
    path("in/<uuid:key>/issues/", registers.register, name="issues"),
    path("in/<uuid:key>/issues.csv", registers.register_csv, name="issues_csv"),
    path("in/<uuid:key>/raise/", issues.raise_issue, name="raise"),
    path("in/<uuid:key>/refer/", referrals.park, name="park"),
    path("in/<uuid:key>/mediation/", referrals.ask, name="ask_mediation"),
    path("issues/<uuid:key>/", issues.issue, name="issue"),
    path("issues/<uuid:key>/move/", issues.move, name="move"),
    path("issues/<uuid:key>/rephrase/", issues.rephrase, name="rephrase"),
    path("issues/<uuid:key>/refer/", referrals.refer_issue, name="refer_issue"),
    path("referrals/<uuid:key>/", referrals.referral, name="referral"),
    path("referrals/<uuid:key>/acknowledge/", referrals.acknowledge, name="acknowledge"),
    path("referrals/<uuid:key>/close/", referrals.close, name="close_referral"),
    path("mediations/<uuid:key>/", referrals.mediation, name="mediation"),
    path("mediations/<uuid:key>/join/", referrals.join, name="join_mediation"),
    path("mediations/<uuid:key>/met/", referrals.met, name="mediation_met"),
    path("mediations/<uuid:key>/end/", referrals.end, name="end_mediation"),
]
urlpatterns = [*ISSUES]
