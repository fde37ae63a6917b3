"""Public addresses."""

from django.urls import path

from highroad.web.showcase import carrying, embeds, examples, pages, pictured, starting

app_name = "showcase"
urlpatterns = [
    path("", pages.front, name="front"),
    path("public/partnerships/", pages.partnerships, name="partnerships"),
    path("public/figures/", pages.figures, name="figures"),
    path("public/figures/oembed.json", embeds.oembed, name="oembed"),
    path("public/figures/<uuid:key>/", embeds.share, name="share"),
    path("public/figures/<uuid:key>/embed/", embeds.embed, name="embed"),
    path("examples/", examples.examples, name="examples"),
    path("examples/compare/", examples.compare, name="compare"),
    path("examples/<slug:slug>/", examples.example, name="example"),
    path(
        "examples/<slug:slug>/<uuid:key>/<int:width>.jpg",
        pictured.example_picture,
        name="example_picture",
    ),
    path("start/", starting.start, name="start"),
    path("start/plan.json", starting.export, name="plan"),
    path("start/carry/", carrying.carry, name="carry"),
    path("about/", pages.about, name="about"),
    path("about/protection/", pages.protection, name="protection"),
    path("about/office/", pages.coordinator, name="coordinator"),
    path("about/limits/", pages.limits, name="limits"),
    path("about/accessibility/", pages.accessibility, name="accessibility"),
]
