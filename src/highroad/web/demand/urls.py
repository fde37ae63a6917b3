"""Addresses of demand."""

from django.urls import path

from highroad.web.demand import (
    ages,
    conditions,
    figures,
    files,
    forecasts,
    needs,
    pages,
    published,
    refreshing,
    turned_out,
)

app_name = "demand"
urlpatterns = [
    path("orders/<uuid:key>/", needs.order, name="order"),
    path("orders/<uuid:key>/confirm/", needs.confirm_order, name="confirm_order"),
    path("orders/<uuid:key>/withdraw/", needs.withdraw_order, name="withdraw_order"),
    path("orders/<uuid:key>/stop/", needs.stop, name="stop"),
    path("projects/<uuid:key>/", needs.project, name="project"),
    path("projects/<uuid:key>/confirm/", needs.confirm_project, name="confirm_project"),
    path("projects/<uuid:key>/still/", refreshing.say_again, name="say_again"),
    path("projects/<uuid:key>/withdraw/", needs.withdraw_project, name="withdraw_project"),
    path("conditions/<uuid:key>/", conditions.condition, name="condition"),
    path("conditions/<uuid:key>/move/", conditions.move, name="move_condition"),
    path("forecasts/<uuid:key>/", forecasts.forecast, name="forecast"),
    path("<uuid:key>/", pages.overview, name="overview"),
    path("<uuid:key>/craft/", pages.craft, name="craft"),
    path("<uuid:key>/intake/", pages.intake, name="intake"),
    path("<uuid:key>/file/", files.outlook_file, name="outlook_file"),
    path("<uuid:key>/intake/file/", files.intake_file, name="intake_file"),
    path("<uuid:key>/needs/", needs.need_list, name="needs"),
    path("<uuid:key>/needs/period/", refreshing.set_period, name="set_period"),
    path("<uuid:key>/orders/add/", needs.add_order, name="add_order"),
    path("<uuid:key>/projects/add/", needs.add_project, name="add_project"),
    path("<uuid:key>/conditions/add/", conditions.add, name="add_condition"),
    path("<uuid:key>/figures/", figures.figure_list, name="figures"),
    path("<uuid:key>/figures/coefficient/", figures.add_coefficient, name="add_coefficient"),
    path("<uuid:key>/figures/price/", figures.add_price, name="add_price"),
    path("<uuid:key>/figures/supply/", figures.add_supply, name="add_supply"),
    path("<uuid:key>/figures/ages/", ages.add_ages, name="add_ages"),
    path("<uuid:key>/published/", published.published_list, name="published"),
    path("<uuid:key>/published/load/", published.load, name="load_published"),
    path("<uuid:key>/published/file/", published.published_file, name="published_file"),
    path("<uuid:key>/hours/", turned_out.turned_out, name="turned_out"),
    path("<uuid:key>/hours/count/", turned_out.count_hours, name="count_hours"),
    path("<uuid:key>/forecasts/", forecasts.forecast_list, name="forecasts"),
]
