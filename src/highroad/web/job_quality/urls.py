"""Addresses of job quality."""

from django.urls import path

from highroad.web.job_quality import pages, word

app_name = "job_quality"
urlpatterns = [
    path("bodies/<uuid:key>/open/", pages.open_card, name="open"),
    path("bodies/<uuid:key>/wages/", pages.wages, name="wages"),
    path("cards/<uuid:key>/", pages.card, name="card"),
    path("cards/<uuid:key>/read/", pages.read, name="read"),
    path("cards/<uuid:key>/compare/", pages.compare, name="compare"),
    path("cards/<uuid:key>/safety/", pages.safety, name="safety"),
    path("readings/<uuid:key>/", pages.reading, name="reading"),
    path("readings/<uuid:key>/confirm/", pages.confirm, name="confirm"),
    path("readings/<uuid:key>/dispute/", pages.dispute, name="dispute"),
    path("cards/<uuid:key>/ask/", word.ask_workers, name="ask_workers"),
    path("rounds/<uuid:key>/", word.round_of, name="round"),
    path("word/<str:ticket>/", word.word, name="word"),
    path("thanks/", word.thanks, name="thanks"),
    path("<uuid:key>/", pages.job_list, name="list"),
]
