"""Addresses of fair access. What is published has an address of its own, for anyone."""

from django.urls import path

from highroad.web.fair_access import committee, drafts, goals, public

app_name = "fair_access"
urlpatterns = [
    path("published/<uuid:key>/", public.publication, name="publication"),
    path("published/<uuid:key>/table.csv", public.table_csv, name="csv"),
    path("published/<uuid:key>/dictionary.csv", public.dictionary_csv, name="dictionary"),
    path("published/<uuid:key>/figures.pdf", public.pdf, name="pdf"),
    path("drafts/<uuid:key>/", drafts.draft, name="draft"),
    path("drafts/<uuid:key>/put/", drafts.put, name="put"),
    path("drafts/<uuid:key>/publish/", drafts.publish, name="publish"),
    path("drafts/<uuid:key>/drop/", drafts.drop, name="drop"),
    path("drafts/<uuid:key>/withdraw/", drafts.withdraw, name="withdraw"),
    path("goals/<uuid:key>/end/", goals.end, name="end_goal"),
    path("<uuid:key>/", committee.committee, name="committee"),
    path("<uuid:key>/goals/", goals.goal_list, name="goals"),
    path("<uuid:key>/goals/add/", goals.add, name="add_goal"),
    path("<uuid:key>/publications/", drafts.draft_list, name="drafts"),
    path("<uuid:key>/publications/add/", drafts.add, name="add_draft"),
]
