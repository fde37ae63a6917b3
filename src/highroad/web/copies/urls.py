"""Addresses of copies."""

from django.urls import path

from highroad.web.copies import loading, taking

app_name = "copies"
urlpatterns = [
    path("<uuid:key>/", taking.copies, name="list"),
    path("<uuid:key>/copy.zip", taking.file, name="file"),
    path("made/<uuid:key>/", taking.copy, name="copy"),
    path("made/<uuid:key>/stop/", taking.stop, name="stop"),
    path("made/<uuid:key>/again/", taking.again, name="again"),
    path("<uuid:key>/people/", loading.people, name="people"),
    path("people/<uuid:key>/", loading.ask_in, name="ask_in"),
    path("arrivals/", loading.arrivals, name="arrivals"),
    path("arrivals/<uuid:key>/", loading.arrival, name="arrival"),
    path("arrivals/<uuid:key>/accept/", loading.accept, name="accept"),
    path("arrivals/<uuid:key>/drop/", loading.drop, name="drop"),
]
