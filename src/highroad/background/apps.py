"""The app of the clock door: commands, and what runs without anybody pressing a button."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "highroad.background"
    label = "background"
