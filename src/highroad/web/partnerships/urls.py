"""Addresses of partnerships."""

from django.urls import path

from highroad.web.partnerships import charters, pages, places, rosters, searching, seats, trials

app_name = "partnerships"
urlpatterns = [
    path("", pages.partnership_list, name="list"),
    path("found/", pages.found, name="found"),
    path("<uuid:key>/", pages.detail, name="detail"),
    path("<uuid:key>/search/", searching.search, name="search"),
    path("<uuid:key>/parties/add/", pages.add_party, name="add_party"),
    path("<uuid:key>/bodies/add/", pages.add_body, name="add_body"),
    path("<uuid:key>/roster/", rosters.roster, name="roster"),
    path("<uuid:key>/roster/accept/", rosters.accept, name="accept_roster"),
    path("<uuid:key>/roster/confirm/", rosters.confirm, name="confirm_roster"),
    path("roster.csv", rosters.example, name="roster_example"),
    path("<uuid:key>/status/", pages.status, name="status"),
    path("<uuid:key>/pause/", pages.pause, name="pause"),
    path("<uuid:key>/listing/", pages.listing, name="listing"),
    path("changes/<uuid:key>/", places.change, name="change"),
    path("changes/<uuid:key>/resume/", pages.resume, name="resume"),
    path("parties/<uuid:key>/", places.party, name="party"),
    path("listings/<uuid:key>/", places.listed, name="listed"),
    path("bodies/<uuid:key>/", seats.body, name="body"),
    path("bodies/<uuid:key>/seats/add/", seats.add_seat, name="add_seat"),
    path("bodies/<uuid:key>/parity/", seats.parity, name="parity"),
    path("bodies/<uuid:key>/charter/", charters.draft, name="draft_charter"),
    path("charters/<uuid:key>/", charters.charter, name="charter"),
    path("charters/<uuid:key>/pdf/", charters.charter_as_pdf, name="charter_pdf"),
    path("charters/<uuid:key>/docx/", charters.charter_as_docx, name="charter_docx"),
    path("charters/<uuid:key>/propose/", charters.propose, name="propose_charter"),
    path("bodies/<uuid:key>/trial/", trials.trial, name="trial"),
    path("bodies/<uuid:key>/proxies/", trials.proxies, name="proxies"),
    path("proxies/<uuid:key>/revoke/", trials.revoke, name="revoke_proxy"),
    path("seats/<uuid:key>/", places.seat, name="seat"),
    path("seats/<uuid:key>/appoint/", seats.appoint, name="appoint"),
    path("seats/<uuid:key>/end/", seats.end_seat, name="end_seat"),
    path("holders/<uuid:key>/", places.holder, name="holder"),
    path("holders/<uuid:key>/confirm/", seats.confirm, name="confirm"),
    path("holders/<uuid:key>/end/", seats.end_term, name="end_term"),
]
