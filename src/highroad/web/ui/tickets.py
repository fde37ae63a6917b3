"""Paper that is given out: an address as a picture to scan, and answers that nobody keeps."""

from __future__ import annotations

from io import BytesIO

import segno
from django.http import HttpResponse
from django.utils.safestring import SafeString, mark_safe


def qr(link: str) -> SafeString:
    """The link as a picture to scan, dark on white."""
    drawn = BytesIO()
    segno.make(link, error="m").save(
        drawn, kind="svg", scale=3, border=2, light="#ffffff", xmldecl=False, svgns=True
    )
    return mark_safe(drawn.getvalue().decode())


def unkept(response: HttpResponse) -> HttpResponse:
    """Kept by nobody, found by no search engine, named to no other site."""
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "same-origin"
    return response
