"""Addresses of agreements and of free choice."""

from django.urls import path

from highroad.web.assurances import agreements, choice, choosing, clauses, register

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
    path("bodies/<uuid:key>/choice/", choice.overview, name="choice"),
    path("bodies/<uuid:key>/access/", choice.ask_access, name="ask_access"),
    path("bodies/<uuid:key>/incident/", choice.report_incident, name="report_incident"),
    path("bodies/<uuid:key>/count/", choice.enter_count, name="enter_count"),
    path("bodies/<uuid:key>/posting/", choice.check_posting, name="check_posting"),
    path("bodies/<uuid:key>/subcontract/", choice.enter_subcontract, name="enter_subcontract"),
    path("access/<uuid:key>/", choosing.access, name="access"),
    path("access/<uuid:key>/answer/", choosing.answer_access, name="answer_access"),
    path("access/<uuid:key>/kept/", choosing.say_kept, name="say_kept"),
    path("incidents/<uuid:key>/", choosing.incident, name="incident"),
    path("incidents/<uuid:key>/say/", choosing.say_of_incident, name="say_of_incident"),
    path("recognitions/<uuid:key>/", choosing.recognition, name="recognition"),
    path("recognitions/<uuid:key>/recognize/", choosing.recognize, name="recognize"),
    path("recognitions/<uuid:key>/step/", choosing.enter_step, name="enter_step"),
    path("postings/<uuid:key>/", choosing.posting, name="posting"),
    path("postings/<uuid:key>/photo/", choice.photo, name="photo"),
    path("<uuid:key>/", agreements.agreement_list, name="list"),
]
