"""Addresses of the staff door. Every way in goes through the one sign-in."""

from __future__ import annotations

from csp.decorators import csp_replace
from django.conf import settings
from django.urls import include, path, re_path
from wagtail.admin import urls as editor
from wagtail.documents import urls as documents
from wagtail.utils.urlpatterns import decorate_urlpatterns

from highroad.backoffice import asking, doors, pages, stories

EDITOR_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'self'"],
}
"""The editor has scripts and styles inside its pages: this holds under its path only."""

OFFICE = (
    [
        path("", pages.overview, name="overview"),
        path("invitations/", pages.invitations, name="invitations"),
        path("invitations/<uuid:key>/withdraw/", pages.withdraw, name="withdraw"),
        path("questions/", asking.questions, name="questions"),
        path("stories/", stories.stories, name="stories"),
        path("stories/log.csv", stories.log, name="story_log"),
        path("stories/<uuid:key>/", stories.story, name="story"),
        path("stories/<uuid:key>/ask/", stories.ask, name="story_ask"),
        path("stories/<uuid:key>/figure/", stories.place_figure, name="story_figure"),
        path("stories/<uuid:key>/<uuid:photo>/", stories.describe, name="story_describe"),
        path("stories/<uuid:key>/<uuid:photo>/<int:width>.jpg", stories.photo, name="story_photo"),
        path("pictures/<uuid:key>/<int:width>.jpg", pages.picture, name="picture"),
        path("suggestions/", pages.suggestions, name="suggestions"),
        path("suggestions/<uuid:key>/decide/", pages.decide, name="decide"),
    ],
    "backoffice",
)
CLOSED = [
    path("login/", doors.to_sign_in, name="wagtailadmin_login"),
    path("logout/", doors.to_sign_out, name="wagtailadmin_logout"),
    re_path(r"^password_reset/.*$", doors.to_password_reset, name="wagtailadmin_password_reset"),
    re_path(r"^(users|groups)/.*$", doors.shut),
    re_path(r"^account/.*$", doors.to_settings, name="wagtailadmin_account"),
]
urlpatterns = [
    path("", include(OFFICE)),
    path("cms/", include(CLOSED)),
    path(
        "cms/",
        include(decorate_urlpatterns(list(editor.urlpatterns), csp_replace(EDITOR_POLICY))),
    ),
    path("documents/", include(documents)),
]

if settings.DEBUG:
    from allauth.account.decorators import secure_admin_login
    from django.contrib import admin

    # before its addresses are read: afterwards it would do nothing
    setattr(admin.site, "login", secure_admin_login(admin.site.login))  # noqa: B010
    urlpatterns.append(path("tables/", admin.site.urls))
