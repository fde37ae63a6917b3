"""Addresses of the record."""

from django.urls import path, register_converter

from highroad.web.ledger import pages


class SideConverter:
    """A side's own record in an address."""

    regex = "labor|management|third"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(SideConverter, "side")
app_name = "ledger"
urlpatterns = [
    path("<uuid:key>/", pages.record, name="record"),
    path("<uuid:key>/bundle.zip", pages.bundle, name="bundle"),
    path("<uuid:key>/<int:number>/", pages.entry, name="entry"),
    path("<uuid:key>/<side:side>/", pages.record, name="side_record"),
    path("<uuid:key>/<side:side>/bundle.zip", pages.bundle, name="side_bundle"),
    path("<uuid:key>/<side:side>/<int:number>/", pages.entry, name="side_entry"),
]
