"""Addresses of what a partnership and the program office have to do with each other."""

from django.urls import path

from highroad.web.showcase.office import pages

app_name = "office"
urlpatterns = [
    path("<uuid:key>/", pages.office, name="partnership"),
    path("questions/<uuid:key>/", pages.question, name="question"),
    path("contacts/<uuid:key>/", pages.contact, name="contact"),
]
