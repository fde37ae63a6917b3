"""Addresses of training."""

from django.urls import path

from highroad.web.training import programs, standards

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
urlpatterns = [*PROGRAMS]
