"""Addresses of training."""

from django.urls import path

from highroad.web.training import (
    agreements,
    apprentices,
    areas,
    book,
    bulk,
    classes,
    competencies,
    confirming,
    conversions,
    credits,
    ending,
    equal,
    facilities,
    facility_papers,
    growing,
    hires,
    leaving,
    lists,
    mentors,
    moves,
    outcomes,
    papers,
    plans,
    preparing,
    programs,
    publishing,
    selection,
    sites,
    standards,
    totals,
    wage_sheet,
)

app_name = "training"
PROGRAMS = [
    path("of/<uuid:key>/", programs.program_list, name="programs"),
    path("of/<uuid:key>/begin/", programs.add_program, name="add_program"),
    path("programs/<uuid:key>/", programs.program, name="program"),
    path("programs/<uuid:key>/coordinator/", programs.add_coordinator, name="add_coordinator"),
    path("programs/<uuid:key>/end/", ending.end_registration, name="end_registration"),
    path("ended/<uuid:key>/", ending.ended, name="ended"),
    path("ended/<uuid:key>/told/", ending.told, name="told"),
    path("coordinators/<uuid:key>/end/", programs.end_coordinator, name="end_coordinator"),
    path("programs/<uuid:key>/standards/write/", standards.draft, name="draft_standards"),
    path("programs/<uuid:key>/standards/read/", papers.read_in, name="read_standards"),
    path("standards/<uuid:key>/", standards.version, name="standards"),
    path("standards/<uuid:key>/workbook/", papers.workbook, name="standards_workbook"),
    path("standards/<uuid:key>/word/", papers.word_file, name="standards_word"),
    path("standards/<uuid:key>/mark/", standards.mark_items, name="mark_items"),
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
    path("apprentices/<uuid:key>/told/", moves.tell, name="tell"),
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
OUTCOMES = [
    path("programs/<uuid:key>/areas/", areas.areas, name="areas"),
    path("programs/<uuid:key>/areas/list/", areas.add_list, name="add_area_list"),
    path("programs/<uuid:key>/areas/file/", areas.areas_file, name="areas_file"),
    path("of/<uuid:key>/growing/", growing.could_grow, name="growing"),
    path("of/<uuid:key>/growing/file/", growing.growing_file, name="growing_file"),
    path("of/<uuid:key>/published/", publishing.publications, name="publications"),
    path("programs/<uuid:key>/publish/", publishing.publish, name="publish"),
    path("published/<uuid:key>/", publishing.published, name="published"),
    path("published/<uuid:key>/correct/", publishing.correct, name="correct_total"),
    path("published/<uuid:key>/withdraw/", publishing.withdraw, name="withdraw_total"),
    path("of/<uuid:key>/totals/", totals.total, name="totals"),
    path("of/<uuid:key>/totals/file/", totals.rows_file, name="totals_file"),
    path("programs/<uuid:key>/equal/", equal.equal_opportunity, name="equal"),
    path("of/<uuid:key>/credits/", credits.credits, name="credits"),
    path("of/<uuid:key>/credits/wages/", wage_sheet.wage_sheet, name="wage_sheet"),
    path("programs/<uuid:key>/outcomes/", outcomes.outcomes, name="outcomes"),
]
PREPARING = [
    path("of/<uuid:key>/preparing/", preparing.preparing_list, name="preparing_list"),
    path("of/<uuid:key>/preparing/begin/", preparing.add_preparing, name="add_preparing"),
    path("preparing/<uuid:key>/", preparing.preparing_page, name="preparing"),
    path("preparing/<uuid:key>/count/", conversions.count, name="count_prepared"),
    path("preparing/<uuid:key>/file/", conversions.scorecard, name="preparing_file"),
    path("preparing/<uuid:key>/promise/", preparing.add_entry, name="add_entry"),
    path("entries/<uuid:key>/finished/", preparing.add_entrant, name="add_entrant"),
    path("entrants/<uuid:key>/entered/", preparing.add_entered, name="add_entered"),
]
AGREEMENTS = [
    path("programs/<uuid:key>/form/", agreements.official_form, name="official_form"),
    path("forms/<uuid:key>/match/", agreements.match_form, name="match_form"),
    path("apprentices/<uuid:key>/agreement/", agreements.agreement, name="agreement"),
    path(
        "apprentices/<uuid:key>/official/", agreements.official_agreement, name="official_agreement"
    ),
]
FACILITIES = [
    path("of/<uuid:key>/facilities/", facilities.facility_list, name="facilities"),
    path("of/<uuid:key>/facilities/begin/", facilities.add_facility, name="add_facility"),
    path("facilities/<uuid:key>/", facilities.facility, name="facility"),
    path("of/<uuid:key>/facilities/file/", facility_papers.facilities_file, name="facilities_file"),
    path("facilities/<uuid:key>/credit/", facilities.add_credit, name="add_credit"),
    path("facilities/<uuid:key>/hours/", facilities.add_hours, name="add_hours"),
    path("facilities/<uuid:key>/people/", facilities.add_on_site, name="add_on_site"),
    path("facilities/<uuid:key>/ask/", facilities.add_request, name="add_request"),
    path("facilities/<uuid:key>/file/", facility_papers.facility_file, name="facility_file"),
    path("facilities/<uuid:key>/paper/", facility_papers.facility_paper, name="facility_paper"),
    path("requests/<uuid:key>/reply/", facilities.reply, name="reply"),
]
PLANS = [
    path("programs/<uuid:key>/plan/", plans.plan, name="plan"),
    path("programs/<uuid:key>/plan/paper/", plans.plan_pdf, name="plan_pdf"),
    path("programs/<uuid:key>/plan/count/", plans.count, name="count"),
    path("programs/<uuid:key>/plan/available/", plans.add_availability, name="add_availability"),
    path("programs/<uuid:key>/plan/step/", plans.add_step, name="add_step"),
    path("programs/<uuid:key>/plan/impediment/", plans.add_impediment, name="add_impediment"),
    path("programs/<uuid:key>/plan/outreach/", plans.add_outreach, name="add_outreach"),
    path("programs/<uuid:key>/selection/", selection.selection, name="selection"),
    path("outreach/<uuid:key>/cycle/", plans.add_cycle, name="add_cycle"),
]
BULK = [
    path("programs/<uuid:key>/hires/", hires.read_in, name="hires"),
    path("programs/<uuid:key>/hires/accept/", hires.accept, name="accept_hires"),
    path("programs/<uuid:key>/hires/example/", hires.example, name="hires_example"),
    path("programs/<uuid:key>/apprentices/file/", lists.apprentices_file, name="apprentices_file"),
    path("programs/<uuid:key>/sites/file/", lists.sites_file, name="sites_file"),
    path("hours/<uuid:key>/file/", lists.book_file, name="book_file"),
    path("programs/<uuid:key>/rapids/", bulk.bulk_file, name="bulk"),
    path("programs/<uuid:key>/rapids/file/", bulk.bulk_download, name="bulk_download"),
]
STAYING = [
    path("programs/<uuid:key>/mentors/", mentors.mentors, name="mentors"),
    path("programs/<uuid:key>/mentors/add/", mentors.add_offer, name="add_offer"),
    path("mentors/<uuid:key>/end/", mentors.end_offer, name="end_offer"),
    path("apprentices/<uuid:key>/mentor/", mentors.match, name="match"),
    path("check-ins/<uuid:key>/", mentors.check_ins, name="check_ins"),
    path("programs/<uuid:key>/leaving/", leaving.leaving, name="leaving"),
    path("apprentices/<uuid:key>/exit/", leaving.exit_interview, name="exit_interview"),
    path("apprentices/<uuid:key>/transfer/", leaving.transfer, name="transfer"),
    path("apprentices/<uuid:key>/complaints/", leaving.complaints, name="complaints"),
    path("complaints/<uuid:key>/answer/", leaving.answer_complaint, name="answer_complaint"),
    path("complaints/<uuid:key>/appeal/", leaving.appeal, name="appeal"),
]
urlpatterns = [
    *PROGRAMS, *APPRENTICES, *AGREEMENTS, *HOURS, *LEARNING, *STAYING, *BULK, *OUTCOMES, *PREPARING,
    *FACILITIES, *PLANS,
]  # fmt: skip
