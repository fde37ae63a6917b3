"""Addresses of training."""

from django.urls import path

from highroad.web.training import (
    apprentices,
    book,
    classes,
    competencies,
    confirming,
    moves,
    programs,
    sites,
    standards,
)

app_name = "training"
PROGRAMS = [
    path("of/<uuid:key>/", programs.program_list, name="programs"),
    path("of/<uuid:key>/begin/", programs.add_program, name="add_program"),
    path("programs/<uuid:key>/", programs.program, name="program"),
    path("programs/<uuid:key>/coordinator/", programs.add_coordinator, name="add_coordinator"),
    path("coordinators/<uuid:key>/end/", programs.end_coordinator, name="end_coordinator"),
    path("programs/<uuid:key>/standards/write/", standards.draft, name="draft_standards"),
    path("standards/<uuid:key>/", standards.version, name="standards"),
    path("standards/<uuid:key>/put/", standards.put, name="put_standards"),
]
APPRENTICES = [
    path("mine/", apprentices.mine, name="mine"),
    path("of/<uuid:key>/employed/", apprentices.employed, name="employed"),
    path("programs/<uuid:key>/apprentices/", apprentices.apprentice_list, name="apprentices"),
    path("programs/<uuid:key>/enroll/", apprentices.enroll, name="enroll"),
    path("apprentices/<uuid:key>/", apprentices.enrollment, name="enrollment"),
    path("apprentices/<uuid:key>/sign/", moves.sign, name="sign"),
    path("apprentices/<uuid:key>/sent/", moves.sent, name="sent"),
    path("apprentices/<uuid:key>/status/", moves.move, name="move"),
    path("apprentices/<uuid:key>/beside/", moves.pair, name="pair"),
    path("beside/<uuid:key>/end/", moves.end_pairing, name="end_pairing"),
]
HOURS = [
    path("hours/<uuid:key>/", book.book, name="book"),
    path("hours/<uuid:key>/wage/", book.wage, name="wage"),
    path("entries/<uuid:key>/correct/", book.correct, name="correct"),
    path("confirm/", confirming.waiting, name="confirm"),
    path("programs/<uuid:key>/sites/", sites.site_days, name="sites"),
]
LEARNING = [
    path("competencies/<uuid:key>/", competencies.competencies, name="competencies"),
    path("ratings/<uuid:key>/", competencies.sign_rating, name="sign_rating"),
    path("programs/<uuid:key>/classes/", classes.cohort_list, name="cohorts"),
    path("programs/<uuid:key>/classes/begin/", classes.add_cohort, name="add_cohort"),
    path("classes/<uuid:key>/", classes.cohort, name="cohort"),
    path("classes/<uuid:key>/seat/", classes.add_seat, name="add_seat"),
    path("classes/<uuid:key>/session/", classes.add_session, name="add_session"),
    path("seats/<uuid:key>/end/", classes.give_up_seat, name="give_up_seat"),
    path("sessions/<uuid:key>/", classes.session, name="session"),
]
urlpatterns = [*PROGRAMS, *APPRENTICES, *HOURS, *LEARNING]
