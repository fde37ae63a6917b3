"""Addresses of the news."""

from django.urls import path

from highroad.web.showcase import pictured
from highroad.web.showcase.news import reading

app_name = "news"
urlpatterns = [
    path("", reading.news, name="list"),
    path("feed.atom", reading.atom, name="atom"),
    path("feed.json", reading.json_feed, name="json_feed"),
    path("<slug:slug>/<uuid:key>/<int:width>.jpg", pictured.article_picture, name="picture"),
    path("<slug:slug>/", reading.article, name="article"),
]
