"""Addresses of agreements and of free choice."""

from django.urls import path

from highroad.web.assurances import agreements, clauses, register

app_name = "assurances"
urlpatterns = [
    path("public/<uuid:key>/", register.public, name="public"),
    path("registers/<uuid:key>/", register.register, name="register"),
    path("registers/<uuid:key>/publish/", register.publish, name="publish"),
    path("registers/<uuid:key>/drop/", register.drop, name="drop"),
    path("registers/<uuid:key>/withdraw/", register.withdraw, name="withdraw"),
    path("bodies/<uuid:key>/add/", agreements.add, name="add"),
    path("bodies/<uuid:key>/register/", register.put, name="put"),
    path("agreements/<uuid:key>/", agreements.agreement, name="agreement"),
    path("agreements/<uuid:key>/agree/", agreements.agree, name="agree"),
    path("agreements/<uuid:key>/dispute/", agreements.dispute, name="dispute"),
    path("agreements/<uuid:key>/document/", agreements.add_document, name="add_document"),
    path("agreements/<uuid:key>/clause/", agreements.add_clause, name="add_clause"),
    path("agreements/<uuid:key>/end/", agreements.end, name="end"),
    path("documents/<uuid:key>/", agreements.document, name="document"),
    path("clauses/<uuid:key>/", clauses.clause, name="clause"),
    path("clauses/<uuid:key>/renew/", clauses.renew, name="renew"),
    path("clauses/<uuid:key>/breach/", clauses.report, name="report"),
    path("breaches/<uuid:key>/", clauses.breach, name="breach"),
    path("<uuid:key>/", agreements.agreement_list, name="list"),
]
