"""The app of this area."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "highroad.areas.credentials"
    label = "credentials"
