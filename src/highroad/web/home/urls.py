"""Addresses of the page a person lands on."""

from django.urls import path

from highroad.web.home import pages

app_name = "home"
urlpatterns = [
    path("", pages.home, name="home"),
    path("messages/<uuid:key>/", pages.read, name="read"),
]
