"""Addresses of problem solving, one list a subject."""

from django.urls import URLPattern

app_name = "problem_solving"
urlpatterns: list[URLPattern] = []
