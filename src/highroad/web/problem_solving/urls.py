"""Addresses of problem solving, one list a subject."""

from django.urls import path

from highroad.web.problem_solving import (
    caucus,
    facts,
    impasse,
    information,
    issues,
    levels,
    options,
    projects,
    referrals,
    registers,
    rounds,
)

app_name = "problem_solving"
ISSUES = [
    path("in/<uuid:key>/issues/", registers.register, name="issues"),
    path("in/<uuid:key>/issues.csv", registers.register_csv, name="issues_csv"),
    path("in/<uuid:key>/raise/", issues.raise_issue, name="raise"),
    path("in/<uuid:key>/refer/", referrals.park, name="park"),
    path("in/<uuid:key>/mediation/", referrals.ask, name="ask_mediation"),
    path("issues/<uuid:key>/", issues.issue, name="issue"),
    path("issues/<uuid:key>/move/", issues.move, name="move"),
    path("issues/<uuid:key>/rephrase/", issues.rephrase, name="rephrase"),
    path("issues/<uuid:key>/refer/", referrals.refer_issue, name="refer_issue"),
    path("referrals/<uuid:key>/", referrals.referral, name="referral"),
    path("referrals/<uuid:key>/acknowledge/", referrals.acknowledge, name="acknowledge"),
    path("referrals/<uuid:key>/close/", referrals.close, name="close_referral"),
    path("mediations/<uuid:key>/", referrals.mediation, name="mediation"),
    path("mediations/<uuid:key>/join/", referrals.join, name="join_mediation"),
    path("mediations/<uuid:key>/met/", referrals.met, name="mediation_met"),
    path("mediations/<uuid:key>/end/", referrals.end, name="end_mediation"),
]
PROJECTS = [
    path("in/<uuid:key>/projects/", projects.project_list, name="projects"),
    path("in/<uuid:key>/projects/begin/", projects.add_project, name="add_project"),
    path("projects/<uuid:key>/", projects.project, name="project"),
    path("projects/<uuid:key>/tests/plan/", projects.add_trial, name="add_trial"),
    path("tests/<uuid:key>/study/", projects.study, name="study"),
    path("projects/<uuid:key>/value/", projects.add_value, name="add_value"),
    path("projects/<uuid:key>/end/", projects.end_project, name="end_project"),
    path("projects/<uuid:key>/take-over/", projects.take_over, name="take_over"),
    path("in/<uuid:key>/requests/", information.request_list, name="requests"),
    path("in/<uuid:key>/requests/ask/", information.add_request, name="add_request"),
    path("requests/<uuid:key>/", information.one_request, name="request"),
    path("requests/<uuid:key>/reply/", information.reply, name="reply"),
    path("in/<uuid:key>/involvement/", information.involvements, name="involvements"),
    path("in/<uuid:key>/involvement/note/", information.add_involvement, name="add_involvement"),
    path("involvement/<uuid:key>/", information.one_involvement, name="involvement"),
    path("involvement/<uuid:key>/say/", information.say_of_involvement, name="say_of_involvement"),
    path("in/<uuid:key>/levels/", levels.body_levels, name="levels"),
    path("in/<uuid:key>/levels/say/", levels.say, name="say_level"),
    path("in/<uuid:key>/levels/<str:criterion>/", levels.answer, name="answer_criterion"),
    path("of/<uuid:key>/portfolio/", levels.portfolio, name="portfolio"),
]
ROOMS = [
    path("caucus/<str:beside>/<uuid:key>/", caucus.room, name="room"),
    path("caucus/notes/<uuid:key>/change/", caucus.change, name="change_note"),
    path("caucus/notes/<uuid:key>/remove/", caucus.remove, name="remove_note"),
    path("caucus/notes/<uuid:key>/release/", caucus.release, name="release"),
    path("positions/<uuid:key>/", caucus.position, name="position"),
    path("in/<uuid:key>/lists/", rounds.round_list, name="rounds"),
    path("issues/<uuid:key>/lists/", rounds.open_interests, name="open_interests"),
    path("lists/<uuid:key>/", rounds.detail, name="round"),
    path("lists/<uuid:key>/write/", rounds.write, name="write_line"),
    path("lists/<uuid:key>/ready/", rounds.ready, name="ready"),
    path("lines/<uuid:key>/", rounds.line, name="line"),
    path("lines/<uuid:key>/remove/", rounds.remove, name="remove_line"),
    path("lines/<uuid:key>/shared/", rounds.shared, name="mark_shared"),
    path("lines/<uuid:key>/issue/", rounds.make_issue, name="make_issue"),
]
OPTIONS = [
    path("issues/<uuid:key>/option/", options.add_option, name="add_option"),
    path("options/<uuid:key>/", options.option, name="option"),
    path("options/<uuid:key>/drop/", options.drop_option, name="drop_option"),
    path("issues/<uuid:key>/criterion/", options.add_criterion, name="add_criterion"),
    path("criteria/<uuid:key>/", options.criterion, name="criterion"),
    path("criteria/<uuid:key>/drop/", options.drop_criterion, name="drop_criterion"),
    path("issues/<uuid:key>/criteria/", options.agree_on_criteria, name="agree_on_criteria"),
    path("issues/<uuid:key>/ratings/", options.ratings, name="ratings"),
    path("issues/<uuid:key>/rate/", options.rate, name="rate"),
    path("issues/<uuid:key>/draft/", options.draft, name="draft_straw"),
    path("issues/<uuid:key>/put/", options.put, name="put_straw"),
]
FACTS = [
    path("in/<uuid:key>/facts/", facts.facts, name="facts"),
    path("facts/<uuid:key>/", facts.fact, name="fact"),
    path("facts/<uuid:key>/say/", facts.say, name="say_of_fact"),
    path("facts/<uuid:key>/change/", facts.change, name="change_fact"),
    path("cite/<str:beside>/<uuid:key>/", facts.cite, name="cite"),
]
IMPASSE = [
    path("issues/<uuid:key>/stuck/", impasse.call, name="call_impasse"),
    path("rungs/<uuid:key>/", impasse.rung, name="rung"),
    path("rungs/<uuid:key>/leave/", impasse.leave, name="leave_rung"),
]
urlpatterns = [*ISSUES, *PROJECTS, *ROOMS, *OPTIONS, *FACTS, *IMPASSE]
