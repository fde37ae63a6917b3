"""All addresses: the same pages in English without a prefix, in Spanish under /es/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from highroad.web.showcase import machines
from highroad.web.training import offline

urlpatterns = [
    path("api/v1/", include("highroad.api.urls")),
    path("staff/", include("highroad.backoffice.urls")),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("worker.js", offline.worker, name="worker"),
    *i18n_patterns(
        path("offline/", offline.offline, name="offline"),
        path("highroad.webmanifest", offline.manifest, name="manifest"),
        path("", include("highroad.web.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "highroad.web.errors.bad_request"
handler403 = "highroad.web.errors.forbidden"
handler404 = "highroad.web.errors.not_found"
handler500 = "highroad.web.errors.server_error"
