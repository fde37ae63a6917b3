"""Addresses of the record."""

from django.urls import path, register_converter

from highroad.web.ledger import countersigning, pages, taking


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
    path("about/", taking.about, name="about"),
    path("highroad-witness.pyz", taking.program, name="program"),
    path("verify.py", taking.verifier, name="verifier"),
    path("decisions/<uuid:key>.zip", taking.decision, name="decision"),
    path("policies/<uuid:key>/", countersigning.policy_record, name="policy"),
    path("<uuid:key>/witnesses/", countersigning.witnesses, name="witnesses"),
    path("<uuid:key>/witnesses/policy/", countersigning.policy, name="propose_policy"),
    path("<uuid:key>/witnesses/neutral/", countersigning.neutral, name="neutral"),
    path("<uuid:key>/witnesses/<side:side>/", countersigning.side_key, name="side_key"),
    path("<uuid:key>/witnesses/<side:side>/end/", countersigning.end_key, name="end_key"),
    path("<uuid:key>/countersign/<side:side>/", countersigning.countersign, name="countersign"),
    path("<uuid:key>/<int:number>/proof.tlog-proof", taking.proof, name="proof"),
    path("<uuid:key>/<side:side>/<int:number>/proof.tlog-proof", taking.proof, name="side_proof"),
    path("<uuid:key>/", pages.record, name="record"),
    path("<uuid:key>/bundle.zip", pages.bundle, name="bundle"),
    path("<uuid:key>/<int:number>/", pages.entry, name="entry"),
    path("<uuid:key>/<side:side>/", pages.record, name="side_record"),
    path("<uuid:key>/<side:side>/bundle.zip", pages.bundle, name="side_bundle"),
    path("<uuid:key>/<side:side>/<int:number>/", pages.entry, name="side_entry"),
]
