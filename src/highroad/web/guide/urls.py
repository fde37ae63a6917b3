"""Addresses of the guide."""

from django.urls import path

from highroad.web.guide import pages, taking

app_name = "guide"
urlpatterns = [
    path("", pages.questions, name="questions"),
    path("take/", taking.take, name="take"),
    path("take/answers.json", taking.export, name="export"),
    path("<uuid:key>/", pages.partnership, name="partnership"),
    path("<uuid:key>/dossier/", pages.dossier, name="dossier"),
    path("<uuid:key>/bring/", taking.bring, name="bring"),
    path("<uuid:key>/<slug:question>/", pages.answer, name="answer"),
]
