"""Addresses of credentials."""

from django.urls import path, register_converter

from highroad.web.credentials import (
    checking,
    frameworks,
    holding,
    issuing,
    keys,
    providers,
    public,
)


class FileKind:
    """In which form a credential is taken along."""

    regex = "json|png|pdf"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(FileKind, "credential_file")
app_name = "credentials"
PUBLIC = [
    path("check/", checking.check, name="check"),
    path("committees/<uuid:key>/did.json", public.committee, name="committee"),
    path("issuers/<uuid:key>/did.json", public.organization, name="organization"),
    path("status/<uuid:key>/", public.status_list, name="status_list"),
    path("frameworks/<uuid:key>/", frameworks.framework, name="framework"),
    path("programs/<uuid:key>/", frameworks.listing, name="listing"),
    path("shown/<uuid:key>/", holding.shown, name="shown"),
]
ISSUING = [
    path("of/<uuid:key>/", issuing.program, name="program"),
    path("provider-records/<uuid:key>/", providers.statement, name="provider_statement"),
    path("provider-records/<uuid:key>/letter.pdf", providers.letter, name="provider_letter"),
    path("provider-records/<uuid:key>/record.csv", providers.record_file, name="provider_file"),
    path("apprentices/<uuid:key>/prepare/", issuing.prepare, name="prepare"),
    path("one/<uuid:key>/", issuing.credential, name="credential"),
    path("one/<uuid:key>/revoke/", issuing.revoke, name="revoke"),
    path("packages/of/<uuid:key>.json", frameworks.package, name="package"),
    path("packages/into/<uuid:key>/", frameworks.read_in, name="read_package"),
    path("providers/<uuid:key>/", providers.provider, name="provider"),
    path("signing/<uuid:key>/", keys.signing, name="signing"),
    path("signing/<uuid:key>/name/", keys.name_signatory, name="name_signatory"),
    path("signing/<uuid:key>/replace/", keys.rotate, name="rotate"),
]
HOLDING = [
    path("mine/", holding.mine, name="mine"),
    path("mine/<uuid:key>.<credential_file:kind>", holding.own_file, name="own_file"),
    path("apprentices/<uuid:key>/link/", holding.link, name="link"),
    path("held/<slug:token>/", holding.held, name="held"),
    path(
        "held/<slug:token>/<uuid:key>.<credential_file:kind>", holding.held_file, name="held_file"
    ),
]
urlpatterns = [*PUBLIC, *ISSUING, *HOLDING]
