"""Addresses of the library."""

from django.urls import path

from highroad.web.library import asked, downloads, pages

app_name = "library"
urlpatterns = [
    path("", pages.library, name="library"),
    path("catalog.<slug:kind>", downloads.catalog, name="catalog"),
    path("helpers/", pages.helpers, name="helpers"),
    path("suggest/", asked.suggest, name="suggest"),
    path("lists/<uuid:key>/", asked.lists, name="lists"),
    path("lines/<uuid:key>/drop/", asked.drop, name="drop"),
    path("requests/<uuid:key>/", asked.joint_request, name="request"),
    path("requests/<uuid:key>/sent/", asked.sent, name="sent"),
    path("resources/<slug:slug>/keep/", asked.keep, name="keep"),
    path("helpers/<slug:slug>/ask/", asked.ask, name="ask"),
    path("helpers/<slug:slug>/", pages.helper, name="helper"),
    path("leaving/<slug:kind>/<slug:slug>/", pages.leave, name="leave"),
    path("resources/<slug:slug>/", pages.resource, name="resource"),
]
