"""The form of program standards: numbers as numbers, lists as lines, the rest in words."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.training import queries
from highroad.areas.training.queries import Lines, StandardsTerms
from highroad.areas.training.vocabulary.standards import (
    WORDED,
    Approach,
    RatioScope,
    StepBy,
)

LINES: dict[str, Callable[[str], Lines[Any]]] = {
    "processes": queries.read_processes,
    "courses": queries.read_courses,
    "steps": queries.read_steps,
    "competencies": queries.read_competencies,
}
WRITTEN: dict[str, Callable[[Any], str]] = {
    "processes": queries.write_processes,
    "courses": queries.write_courses,
    "steps": queries.write_steps,
    "competencies": queries.write_competencies,
}
WORD = "word_"


def hours_field(label: Any, help_text: Any = "", *, places: int = 1) -> forms.DecimalField:
    """A number that may be left out."""
    return forms.DecimalField(
        label=label, required=False, min_value=Decimal(0), max_digits=9, decimal_places=places,
        help_text=help_text, widget=forms.NumberInput(attrs={"inputmode": "decimal", "step": "any"}),
    )  # fmt: skip


def lines_field(label: Any, help_text: Any, rows: int) -> forms.CharField:
    """A list, one line each."""
    return forms.CharField(
        label=label, required=False, help_text=help_text, max_length=20_000,
        widget=forms.Textarea(attrs={"rows": rows, "spellcheck": "false"}),
    )  # fmt: skip


def chosen(label: Any, choices: Any) -> forms.ChoiceField:
    """One of a few, or not yet."""
    return forms.ChoiceField(
        label=label, required=False, choices=[("", _("Not said yet")), *choices]
    )


class StandardsForm(forms.Form):
    """Nothing is required here: the check of the saved version says what the law asks for."""

    occupation = forms.CharField(label=_("Occupation"), max_length=160, required=False)
    rapids_code = forms.CharField(
        label=_("RAPIDS code"), max_length=20, required=False, help_text=_("Such as 0414S-R.")
    )
    onet_code = forms.CharField(
        label=_("O*NET code"), max_length=20, required=False, help_text=_("Such as 47-2152.00.")
    )
    approach = chosen(_("Approach"), Approach.choices)
    term_low = hours_field(_("Hours of the term, at least"))
    term_high = hours_field(
        _("Hours of the term, at most"), _("The same number, if there is only one.")
    )
    term_years = hours_field(_("Years of the term"), places=2)
    hours_a_year = hours_field(
        _("Hours in a year"),
        _(
            "Left out, the hours of the term are divided by its years. Probation and credit are "
            "counted by it."
        ),
    )
    processes = lines_field(
        _("Work processes"),
        _(
            "One line each: name; hours. A range is written 500-700. Lines from a spreadsheet can be pasted."
        ),
        10,
    )
    printed_total = hours_field(
        _("Total row"),
        _("If the paper prints a total under the work processes: as it stands there."),
    )
    said_low = hours_field(
        _("Hours in the sentence about the term, at least"), _("If the paper has one.")
    )
    said_high = hours_field(_("Hours in the sentence about the term, at most"))
    tolerance = hours_field(
        _("Tolerance per work process, percent"), _("Hours beyond it are kept and not credited.")
    )
    courses = lines_field(_("Related instruction"), _("One line each: name; hours."), 5)
    journeyworker_rate = hours_field(_("Journeyworker's rate, dollars an hour"), places=2)
    rates_in = forms.ChoiceField(
        label=_("Wage steps are written in"),
        choices=[
            ("percent", _("Percent of the journeyworker's rate")),
            ("dollars", _("Dollars an hour")),
        ],
        required=False,
    )
    step_by = chosen(_("What brings an apprentice to the next step"), StepBy.choices)
    steps = lines_field(
        _("Wage steps"),
        _(
            "One line each: rate; from hours; from months; from competencies. The first begins at 0."
        ),
        8,
    )
    minimum_wage = hours_field(
        _("Minimum wage of the state or the bargained agreement"),
        _("If it is above the federal one."),
        places=2,
    )
    ratio_scope = chosen(_("Apprentices to journeyworkers are counted"), RatioScope.choices)
    ratio_first = forms.IntegerField(
        label=_("Journeyworkers for the first apprentice"),
        required=False,
        min_value=1,
        max_value=99,
    )
    ratio_further = forms.IntegerField(
        label=_("Journeyworkers for each further apprentice"),
        required=False,
        min_value=1,
        max_value=99,
    )
    probation_hours = hours_field(_("Probation in hours"))
    probation_months = hours_field(_("Probation in months"))
    least_age = forms.IntegerField(
        label=_("Least age at the start"), required=False, min_value=0, max_value=99
    )
    competencies = lines_field(
        _("Competencies"),
        _("One line each; “; optional” behind those that need not be shown."),
        6,
    )
    agency = forms.CharField(label=_("Registration agency"), max_length=160, required=False)
    complaints_contact = forms.CharField(
        label=_("Contact for complaints"),
        max_length=200,
        required=False,
        help_text=_("A function and a way to reach it, no private number."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for provision in WORDED:
            self.fields[f"{WORD}{provision.value}"] = forms.CharField(
                label=f"{provision.value}. {provision.label}", required=False, max_length=4000,
                widget=forms.Textarea(attrs={"rows": 2}),
            )  # fmt: skip

    @classmethod
    def starting(cls, terms: StandardsTerms | None) -> dict[str, Any]:
        """What the fields hold at first: the last version, or plain words for what is kept in words."""
        if terms is None:
            return {f"{WORD}{each.value}": str(words) for each, words in WORDED.items()}
        kept = {name: getattr(terms, name) for name in cls.base_fields if hasattr(terms, name)}
        lists = {name: write(getattr(terms, name)) for name, write in WRITTEN.items()}
        words = {f"{WORD}{number}": text for number, text in terms.words.items()}
        rates = "percent" if terms.rates_in_percent else "dollars"
        return {**kept, **lists, **words, "rates_in": rates}

    def clean(self) -> dict[str, Any]:
        """Every line that cannot be read is named, beside its list."""
        cleaned = super().clean() or {}
        for name, read in LINES.items():
            found = read(str(cleaned.get(name) or ""))
            for answer in found.wrong:
                self.add_error(name, answer.reason)
            cleaned[f"{name}_read"] = found.rows
        return cleaned

    def terms(self) -> StandardsTerms:
        """The standards as a value."""
        given = self.cleaned_data
        names = set(self.base_fields) - set(LINES) - {"rates_in", "tolerance"}
        return StandardsTerms(
            **{name: given[name] for name in names},
            **{name: given[f"{name}_read"] for name in LINES},
            tolerance=given["tolerance"] or Decimal(0),
            rates_in_percent=given["rates_in"] != "dollars",
            words={
                str(each.value): given[f"{WORD}{each.value}"].strip()
                for each in WORDED
                if given[f"{WORD}{each.value}"].strip()
            },
        )

    @property
    def parts(self) -> list[tuple[Any, list[forms.BoundField]]]:
        """The fields under their headings, in the order in which a committee talks."""
        return [(heading, [self[name] for name in names]) for heading, names in PARTS]


PARTS: tuple[tuple[Any, tuple[str, ...]], ...] = (
    (_(
        "Occupation and term"
    ), ("occupation", "rapids_code", "onet_code", "approach", "term_low", "term_high", "term_years", "hours_a_year")),
    (_("Work processes"), ("processes", "tolerance", "printed_total", "said_low", "said_high")),
    (_("Related instruction"), ("courses",)),
    (_("Competencies"), ("competencies",)),
    (_("Wages"), ("journeyworker_rate", "rates_in", "step_by", "steps", "minimum_wage")),
    (_(
        "Ratio and probation"
    ), ("ratio_scope", "ratio_first", "ratio_further", "probation_hours", "probation_months", "least_age")),
    (_("Agency and complaints"), ("agency", "complaints_contact")),
    (_("In words"), tuple(f"{WORD}{each.value}" for each in WORDED)),
)  # fmt: skip
