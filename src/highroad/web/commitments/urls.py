"""Addresses of promises."""

from django.urls import path

from highroad.web.commitments import acting, files, pages, promising

app_name = "commitments"
urlpatterns = [
    path("", pages.mine, name="mine"),
    path("mine.csv", files.mine_csv, name="mine_csv"),
    path("in/<uuid:key>/", pages.of_body, name="body"),
    path("in/<uuid:key>/list.csv", files.body_csv, name="body_csv"),
    path("in/<uuid:key>/promise/", promising.promise, name="promise"),
    path("in/<uuid:key>/sponsors/", promising.sponsors, name="sponsors"),
    path("of/<uuid:key>/", pages.of_partnership, name="partnership"),
    path("of/<uuid:key>/list.csv", files.partnership_csv, name="partnership_csv"),
    path("<uuid:key>/", pages.detail, name="detail"),
    path("<uuid:key>/accept/", acting.accept, name="accept"),
    path("<uuid:key>/decline/", acting.decline, name="decline"),
    path("<uuid:key>/evidence/", acting.add_evidence, name="evidence"),
    path("<uuid:key>/confirm/", acting.confirm, name="confirm"),
    path("<uuid:key>/not-right/", acting.say_not_right, name="not_right"),
    path("<uuid:key>/postpone/", acting.postpone, name="postpone"),
    path("<uuid:key>/hand-over/", acting.hand_over, name="hand_over"),
    path("<uuid:key>/withdraw/", acting.withdraw, name="withdraw"),
    path("moves/<uuid:key>/", pages.move, name="move"),
    path("sponsors/<uuid:key>/", pages.sponsor, name="sponsor"),
    path("evidence/<uuid:key>/", pages.evidence, name="evidence_item"),
    path("evidence/<uuid:key>/original/", files.original, name="original"),
]
