"""Addresses of the guide."""

from django.urls import path

from highroad.web.guide import pages

app_name = "guide"
urlpatterns = [
    path("", pages.questions, name="questions"),
    path("<uuid:key>/", pages.partnership, name="partnership"),
    path("<uuid:key>/dossier/", pages.dossier, name="dossier"),
    path("<uuid:key>/<slug:question>/", pages.answer, name="answer"),
]
