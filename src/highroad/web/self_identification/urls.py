"""Addresses of self-identification."""

from django.urls import path

from highroad.web.self_identification import pages

app_name = "self_identification"
urlpatterns = [
    path("<uuid:key>/", pages.about_me, name="about_me"),
    path("<uuid:key>/disability/", pages.disability, name="disability"),
    path("<uuid:key>/take-back/", pages.take_back, name="take_back"),
]
