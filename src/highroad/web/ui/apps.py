"""The look of the pages, as a Django app of its own."""

from django.apps import AppConfig


class Config(AppConfig):
    name = "highroad.web.ui"
    label = "ui"
    verbose_name = "Look"
