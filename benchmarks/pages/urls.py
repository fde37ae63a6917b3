"""All addresses of the platform, and the empty page."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.urls import path

from highroad.config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@login_required
def empty(request: HttpRequest) -> HttpResponse:
    """What Django itself needs to answer a person who is signed in."""
    return HttpResponse(f"<!doctype html><title>Empty</title><p>{request.user.pk}</p>")


urlpatterns = [path("empty/", empty), *urlpatterns]
