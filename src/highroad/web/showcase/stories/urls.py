"""Addresses of stories and of the newsletter."""

from django.urls import path

from highroad.web.showcase.stories import consenting, letters, reading, telling

app_name = "stories"
urlpatterns = [
    path("", reading.stories, name="list"),
    path("feed.atom", reading.atom, name="atom"),
    path("feed.json", reading.json_feed, name="json_feed"),
    path("rules/", reading.rules, name="rules"),
    path("tell/", telling.tell, name="tell"),
    path("letters/", letters.subscribe, name="subscribe"),
    path("letters/asked/", letters.asked, name="asked"),
    path("letters/confirm/<slug:token>/", letters.confirm, name="confirm"),
    path("letters/leave/<slug:token>/", letters.leave, name="leave"),
    path("mine/<slug:token>/", telling.mine, name="mine"),
    path("mine/<slug:token>/check/", telling.check, name="check"),
    path("mine/<slug:token>/withdraw/", telling.withdraw, name="withdraw"),
    path("mine/<slug:token>/photos/", telling.add_photo, name="add_photo"),
    path(
        "mine/<slug:token>/photos/<uuid:photo>/remove/", telling.remove_photo, name="remove_photo"
    ),
    path(
        "link/<slug:token>/<uuid:photo>/<int:width>.jpg",
        telling.photo_by_link,
        name="photo_by_link",
    ),
    path("consent/<slug:token>/", consenting.consent, name="consent"),
    path("consent/<slug:token>/withdraw/", consenting.withdraw, name="withdraw_consent"),
    path("<uuid:key>/", reading.story, name="story"),
    path("<uuid:key>/<uuid:photo>/<int:width>.jpg", reading.photo, name="photo"),
]
