"""Public addresses."""

from django.urls import path

from highroad.web.showcase import pages

app_name = "showcase"
urlpatterns = [
    path("", pages.front, name="front"),
    path("public/partnerships/", pages.partnerships, name="partnerships"),
    path("public/figures/", pages.figures, name="figures"),
    path("about/", pages.about, name="about"),
    path("about/protection/", pages.protection, name="protection"),
    path("about/limits/", pages.limits, name="limits"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
]
