"""Addresses of supports."""

from django.urls import path

from highroad.web.supports import committee, desk, person, referring

app_name = "supports"
urlpatterns = [
    path("ask/<slug:code>/", person.ask, name="ask"),
    path("mine/", person.mine, name="mine"),
    path("mine/leave/", person.leave, name="leave"),
    path("mine/agree/", person.agree, name="agree"),
    path("mine/take-back/", person.take_back, name="take_back"),
    path("mine/forget/", person.forget, name="forget"),
    path("partnerships/<uuid:key>/", committee.committee, name="committee"),
    path("partnerships/<uuid:key>/desk/", committee.change, name="change"),
    path("partnerships/<uuid:key>/navigators/", committee.name, name="name"),
    path("navigators/<uuid:key>/confirm/", committee.confirm, name="confirm"),
    path("navigators/<uuid:key>/end/", committee.end, name="end"),
    path("desks/<uuid:key>/", desk.desk, name="desk"),
    path("desks/<uuid:key>/add/", desk.add, name="add"),
    path("cases/<uuid:key>/", desk.case, name="case"),
    path("cases/<uuid:key>/take-up/", desk.take_up, name="take_up"),
    path("cases/<uuid:key>/close/", desk.close, name="close"),
    path("cases/<uuid:key>/ask-again/", desk.screen, name="screen"),
    path("cases/<uuid:key>/needs/", desk.need, name="need"),
    path("needs/<uuid:key>/settle/", desk.settle, name="settle"),
    path("needs/<uuid:key>/steps/", desk.step, name="step"),
    path("steps/<uuid:key>/done/", desk.step_done, name="step_done"),
    path("needs/<uuid:key>/helpers/", referring.find, name="find"),
    path("needs/<uuid:key>/helpers/<uuid:offer>/", referring.refer, name="refer"),
    path("referrals/<uuid:key>/", referring.word, name="word"),
    path("desks/<uuid:key>/directory/", referring.directory, name="directory"),
    path("desks/<uuid:key>/directory/add/", referring.add_offer, name="add_offer"),
    path("desks/<uuid:key>/directory/export/", referring.export, name="export"),
    path("desks/<uuid:key>/directory/file/", referring.send_file, name="send_file"),
    path("files/<uuid:key>/", referring.file, name="file"),
    path("offers/<uuid:key>/", referring.offer, name="offer"),
    path("offers/<uuid:key>/assure/", referring.assure, name="assure"),
]
