"""Addresses of job quality."""

from django.urls import path

from highroad.web.job_quality import answering, looks, pages, paper, pay, schedules, weighing, word

app_name = "job_quality"
urlpatterns = [
    path("bodies/<uuid:key>/open/", pages.open_card, name="open"),
    path("bodies/<uuid:key>/wages/", pages.wages, name="wages"),
    path("bodies/<uuid:key>/pay/", pay.pay, name="pay"),
    path("bodies/<uuid:key>/living-wage/", pay.living_wage, name="living_wage"),
    path("bodies/<uuid:key>/study/", pay.study, name="study"),
    path("bodies/<uuid:key>/weights/", weighing.weights, name="weights"),
    path("bodies/<uuid:key>/weigh/", weighing.weigh, name="weigh"),
    path("weights/<uuid:key>/", weighing.version, name="version"),
    path("living-wages/<uuid:key>/", pay.of_pay, name="of_pay"),
    path(
        "living-wages/<uuid:key>/confirm/",
        answering.confirming(answering.LIVING_WAGE),
        name="confirm_living",
    ),
    path(
        "living-wages/<uuid:key>/dispute/",
        answering.disputing(answering.LIVING_WAGE),
        name="dispute_living",
    ),
    path("studies/<uuid:key>/", pay.of_study, name="of_study"),
    path("inquiries/<uuid:key>/", looks.inquiry, name="inquiry"),
    path("cards/<uuid:key>/", pages.card, name="card"),
    path("cards/<uuid:key>/card.pdf", paper.card_pdf, name="card_pdf"),
    path("cards/<uuid:key>/shifts/", pages.shifts, name="shifts"),
    path("cards/<uuid:key>/share/", pay.share, name="share"),
    path("cards/<uuid:key>/schedule/", schedules.declare, name="declare_schedule"),
    path("schedules/<uuid:key>/", schedules.schedule, name="schedule"),
    path(
        "schedules/<uuid:key>/confirm/",
        answering.confirming(answering.SCHEDULE),
        name="confirm_schedule",
    ),
    path(
        "schedules/<uuid:key>/dispute/",
        answering.disputing(answering.SCHEDULE),
        name="dispute_schedule",
    ),
    path("cards/<uuid:key>/look/<str:test>/", looks.look, name="look"),
    path("cards/<uuid:key>/read/", pages.read, name="read"),
    path("cards/<uuid:key>/compare/", pages.compare, name="compare"),
    path("cards/<uuid:key>/safety/", pages.safety, name="safety"),
    path("readings/<uuid:key>/", pages.reading, name="reading"),
    path("readings/<uuid:key>/confirm/", answering.confirming(answering.READING), name="confirm"),
    path("readings/<uuid:key>/dispute/", answering.disputing(answering.READING), name="dispute"),
    path("cards/<uuid:key>/ask/", word.ask_workers, name="ask_workers"),
    path("rounds/<uuid:key>/", word.round_of, name="round"),
    path("word/<str:ticket>/", word.word, name="word"),
    path("thanks/", word.thanks, name="thanks"),
    path("<uuid:key>/benefits/", pages.benefits, name="benefits"),
    path("<uuid:key>/", pages.job_list, name="list"),
]
