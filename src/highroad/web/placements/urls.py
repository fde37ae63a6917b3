"""Addresses of placements."""

from django.urls import path

from highroad.web.placements import employers, pages, plans

app_name = "placements"
urlpatterns = [
    path("orders/<uuid:key>/add/", pages.add, name="add"),
    path("starts/<uuid:key>/", pages.detail, name="detail"),
    path("starts/<uuid:key>/check/", pages.check, name="check"),
    path("<uuid:key>/", pages.placement_list, name="list"),
    path("<uuid:key>/starts/file/", pages.starts_file, name="starts_file"),
    path("<uuid:key>/employers/", employers.employer_list, name="employers"),
    path("<uuid:key>/employers/file/", employers.employer_file, name="employer_file"),
    path("<uuid:key>/plans/", plans.plan_list, name="plans"),
    path("<uuid:key>/plans/file/", plans.plan_file, name="plan_file"),
    path("<uuid:key>/classes/add/", pages.add_class, name="add_class"),
]
