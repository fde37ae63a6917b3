"""The tags pages are made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from django.utils.translation import override

from highroad.web.ui.charts import Bar, draw_bars
from highroad.web.ui.icons import PATHS
from highroad.web.ui.parts import Figure, Moment, Step, Table


class Tags(HTMLParser):
    """Start tags with their attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]

    @property
    def ids(self) -> list[str]:
        return [attrs["id"] for _tag, attrs in self.found if "id" in attrs]


def shown(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


class SeatForm(forms.Form):
    name = forms.CharField(label="Name of the seat", help_text="As in the charter.")
    email = forms.EmailField(required=False)
    stance = forms.ChoiceField(
        choices=[("a", "Agree"), ("b", "Decline")],
        widget=forms.RadioSelect,
        help_text="For your side.",
    )
    sure = forms.BooleanField(label="I may sign")
    file = forms.FileField()
    reason = forms.CharField(widget=forms.Textarea, required=False)
    kept = forms.CharField(widget=forms.HiddenInput, initial="x")

    def clean(self):
        raise forms.ValidationError("The seat is taken.")


@pytest.mark.parametrize("name", PATHS)
def test_an_icon_is_silent(name):
    assert 'aria-hidden="true"' in shown("{% icon name %}", name=name)


@pytest.mark.parametrize("kind", ["ok", "watch", "bad", "open", "unknown", "sealed", "key"])
def test_a_status_is_an_icon_and_a_word(kind):
    html = shown("{% pill kind text %}", kind=kind, text="On <track>")

    assert "<svg" in html
    assert "On &lt;track&gt;" in html


def test_a_field_is_wired_to_its_label_hint_and_error():
    html = shown("{% field form.name %}", form=SeatForm({}))
    tags = Tags(html)
    control = tags.of("input")[0]

    assert tags.of("label")[0]["for"] == control["id"]
    assert control["aria-describedby"] == "id_name_helptext id_name_error"
    assert control["aria-invalid"] == "true"
    assert {"id_name_helptext", "id_name_error"} <= set(tags.ids)
    assert "As in the charter." in html


def test_a_group_is_a_fieldset_that_names_its_question_and_error():
    tags = Tags(shown("{% field form.stance %}", form=SeatForm({})))

    assert tags.of("legend")
    assert tags.of("fieldset")[0]["aria-describedby"] == "id_stance_helptext id_stance_error"


def test_optional_fields_say_so_and_required_ones_do_not():
    form = SeatForm()

    assert "(optional)" in shown("{% field form.email %}", form=form)
    assert "(optional)" not in shown("{% field form.name %}", form=form)


def test_the_browser_is_told_what_it_may_fill_in():
    form = SeatForm()

    assert (
        Tags(shown("{% field form.email %}", form=form)).of("input")[0]["autocomplete"] == "email"
    )
    named = shown('{% field form.name autocomplete="organization" %}', form=form)
    assert Tags(named).of("input")[0]["autocomplete"] == "organization"


def test_a_text_area_nobody_sized_does_not_fill_the_phone():
    tags = Tags(shown("{% field form.reason %}", form=SeatForm()))

    assert tags.of("textarea")[0]["rows"] == "4"


def test_a_check_stands_before_its_label():
    html = shown("{% field form.sure %}", form=SeatForm())

    assert html.index("<input") < html.index("<label")


def test_a_form_shows_every_field_and_every_id_once():
    tags = Tags(shown("{% form form %}", form=SeatForm({})))

    assert {attrs.get("name") for attrs in tags.of("input")} >= {
        "name",
        "email",
        "stance",
        "sure",
        "file",
        "kept",
    }
    assert len(tags.ids) == len(set(tags.ids))


def test_the_summary_leads_to_each_field_by_name_and_takes_the_focus():
    form = SeatForm({})
    html = shown("{% error_summary form %}{% form form %}", form=form)
    tags = Tags(html)

    assert "The seat is taken." in html
    assert "Name of the seat: This field is required." in html
    targets = [attrs["href"][1:] for attrs in tags.of("a")]
    assert targets
    assert set(targets) <= set(tags.ids)
    assert "data-focus" in tags.found[0][1]


def test_without_errors_there_is_no_summary():
    assert shown("{% error_summary form nothing %}", form=SeatForm(), nothing="").strip() == ""


def test_a_bar_writes_its_value_and_dashes_its_goal_where_every_goal_stands():
    html = shown('{% goal_bar value "6.2%" goal=goal %}', value=Decimal("6.2"), goal=Decimal("6.9"))

    assert "6.2%" in html
    assert 'class="bar-goal" d="M60 -3V29"' in html
    assert 'class="bar-fill s1" width="53.913"' in html


def test_a_value_beyond_the_scale_is_clipped_and_marked():
    html = shown('{% goal_bar 70 "70%" goal=30 series=2 %}')

    assert 'class="bar-fill s2" width="100"' in html
    assert "M100 0V26M97 0V26" in html


def test_a_range_is_full_only_as_far_as_it_is_sure():
    html = shown('{% goal_bar 5 "3 to 9%" goal=6 low=3 high=9 %}')

    assert 'class="bar-fill s1" width="30"' in html
    assert 'class="bar-span s1" x="30" width="60"' in html


def test_a_bar_without_a_value_draws_nothing_but_its_words():
    html = shown('{% goal_bar None "too few people" %}')

    assert "bar-fill" not in html
    assert "too few people" in html


def test_keys_say_who_has_turned_and_who_has_not():
    html = shown("{% keys labor=True management=False %}")

    assert "Labor has turned its key. Management has not turned its key yet." in html
    assert html.count('class="key turned"') == 1
    assert html.count('class="key waiting"') == 1


def test_a_side_without_a_key_has_no_key():
    assert shown("{% keys labor=True management=True third=None %}").count("key-lock") == 2


def test_keys_speak_spanish():
    with override("es"):
        assert "Sindicato: ya giró su llave." in shown("{% keys labor=True %}")


def test_a_meter_is_clipped_and_named():
    html = shown('{% meter 140 100 "Share of hours" %}')

    assert 'value="100"' in html
    assert 'aria-label="Share of hours"' in html


def test_breadcrumbs_take_labels_and_addresses_in_turn():
    tags = Tags(shown('{% breadcrumbs "Partnerships" "/p/" "Harbor" "/p/1/" %}'))

    assert [attrs["href"] for attrs in tags.of("a")] == ["/p/", "/p/1/"]


def test_steps_say_where_one_stands():
    way = [
        Step(label="Upload", state="done", address="/u/"),
        Step(label="Check", state="current"),
        Step(label="Certify"),
    ]
    tags = Tags(shown("{% steps way %}", way=way))

    assert [attrs.get("aria-current") for attrs in tags.of("li")] == [None, "step", None]
    assert tags.of("a")[0]["href"] == "/u/"


def test_a_timeline_tells_moments_in_order():
    moments = [
        Moment(at=date(2026, 3, 1), title="Proposed"),
        Moment(at=None, title="Review", is_open=True),
    ]
    html = shown("{% timeline moments %}", moments=moments)

    assert html.index("Proposed") < html.index("Review")
    assert 'datetime="2026-03-01' in html


def test_a_figure_has_sentence_chart_numbers_and_source():
    figure = Figure(
        title="Women by trade",
        sentence="Two of four reach the goal.",
        drawing=draw_bars([Bar(label="A", value=1, text="1%")], title="t", description="d"),
        table=Table(caption="By trade", head=["Trade", "Share"], rows=[["<A>", "1%"]]),
        source="Certified filings",
        note="Cells under 11 are hidden.",
        downloads=[("CSV", "/x.csv")],
    )
    html = shown("{% figure figure %}", figure=figure)

    assert html.count('role="img"') == 2
    assert "&lt;A&gt;" in html
    assert 'scope="row"' in html
    for words in ("Two of four reach the goal.", "Certified filings", "Cells under 11", "/x.csv"):
        assert words in html


def test_a_wide_table_scrolls_in_a_named_region_that_keys_can_reach():
    tags = Tags(
        shown("{% table table %}", table=Table(caption="By trade", head=["A"], rows=[["b"]]))
    )

    assert tags.of("div")[0] == {
        "class": "scroll",
        "role": "region",
        "tabindex": "0",
        "aria-label": "By trade",
    }


def test_pages_of_a_list_keep_the_filters():
    request = RequestFactory().get("/x/?kind=lmc&page=2")
    html = shown("{% pagination page %}", page=Paginator(range(30), 10).page(2), request=request)

    assert "?page=1&amp;kind=lmc" in html
    assert "?page=3&amp;kind=lmc" in html
    assert "Page 2 of 3" in html


def test_a_list_on_one_page_has_no_pages():
    assert shown("{% pagination page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_nothing_here_yet_offers_the_next_step():
    html = shown('{% empty "No figures yet." "/draft/" "Draft one" %}')

    assert "No figures yet." in html
    assert 'href="/draft/"' in html
