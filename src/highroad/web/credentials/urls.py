"""Addresses of credentials."""

from django.urls import path

from highroad.web.credentials import checking

app_name = "credentials"
PUBLIC = [
    path("check/", checking.check, name="check"),
]
urlpatterns = [*PUBLIC]
