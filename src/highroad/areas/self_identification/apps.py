"""The app of this area."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "highroad.areas.self_identification"
    label = "self_identification"
