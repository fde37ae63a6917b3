"""The questions asked on the pages of filings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from highroad.areas.filings.queries import Layout, Matching
from highroad.areas.filings.vocabulary import (
    CorrectionKind,
    DateFormat,
    DecimalMark,
    Field,
    Race,
    Reply,
    Sex,
)

CODED = (("sex", Sex.choices), ("race", Race.choices))
DECLINED = ("declined", _("Declined to answer"))
MOST_CODES = 12
DAYS = tuple(field for field in Field if field.value.startswith("day"))


class UploadForm(forms.Form):
    """One file."""

    file = forms.FileField(
        label=_("Payroll file"),
        help_text=_("CSV or Excel (.xlsx), up to 25 MB. One line for each worker and week."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
    )


class CorrectForm(UploadForm):
    """The corrected file, and why."""

    kind = forms.ChoiceField(
        label=_("What was wrong"), choices=CorrectionKind.choices, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("In your own words"),
        help_text=_("Both sides read it beside the correction."),
        max_length=2000,
        widget=forms.Textarea,
    )


class ReplyForm(forms.Form):
    """One answer with a reason, for one or more kinds of warnings."""

    rules = forms.MultipleChoiceField(
        label=_("Warnings this answer is for"), widget=forms.CheckboxSelectMultiple
    )
    reply = forms.ChoiceField(label=_("Answer"), choices=Reply.choices, widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Reason"),
        help_text=_("Both sides read it. It is kept with your name."),
        max_length=2000,
        widget=forms.Textarea,
    )

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = self.fields["rules"]
        if isinstance(rules, forms.MultipleChoiceField):
            rules.choices = list(choices)


class UnlockForm(forms.Form):
    """Why a locked filing is opened again."""

    reason = forms.CharField(
        label=_("Why is it opened again?"),
        help_text=_("Both sides read it. Certifications given so far no longer count."),
        max_length=2000,
        widget=forms.Textarea,
    )


class CertifyForm(forms.Form):
    """Statements ticked one by one, the name typed, and the digest that was read."""

    digest = forms.CharField(widget=forms.HiddenInput)
    has_read = forms.BooleanField(
        label=_("I have read the counts, the problems and the answers to them on this page."),
        error_messages={"required": _("Tick this to certify.")},
    )
    is_right = forms.BooleanField(
        label=_("As far as I know, the filing is complete and correct for its period."),
        error_messages={"required": _("Tick this to certify.")},
    )
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )


class MatchForm(forms.Form):
    """Which column holds which field, and how the source writes dates, numbers and blanks."""

    source_name = forms.CharField(
        label=_("Name of this source"),
        help_text=_(
            "For example the payroll program. Later files with this header are known by it."
        ),
        max_length=120,
    )

    def __init__(self, *args: Any, matching: Matching, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.matching = matching
        proposed = matching.proposed
        self.fields["source_name"].initial = proposed.name
        columns = [("", _("(no column)")), *((name, name) for name in matching.header)]
        for field in Field:
            self.fields[f"column_{field.value}"] = forms.ChoiceField(
                label=field.label,
                choices=columns,
                required=field.value in matching.needed,
                error_messages={"required": _("Choose the column. It is needed.")},
                initial=proposed.columns.get(field.value, ""),
                help_text=self._hint(field),
            )
        self._add_habits(proposed)
        for name, choices in CODED:
            self._add_codes(name, choices)

    def _hint(self, field: Field) -> str:
        column = self.matching.proposed.columns.get(field.value, "")
        shown = ", ".join(self.matching.values.get(column, ())[:3])
        if field.value in self.matching.guessed:
            return str(_("Guessed from what stands there: %(values)s") % {"values": shown})
        return str(_("For example: %(values)s") % {"values": shown}) if shown else ""

    def _add_habits(self, proposed: Layout) -> None:
        self.fields["date_format"] = forms.ChoiceField(
            label=_("Dates look like"), choices=DateFormat.choices, initial=proposed.date_format
        )
        self.fields["decimal_mark"] = forms.ChoiceField(
            label=_("Numbers look like"), choices=DecimalMark.choices, initial=proposed.decimal_mark
        )
        self.fields["null_tokens"] = forms.CharField(
            label=_("Words that mean “not filed”"),
            help_text=_("With commas between, such as NA. An empty cell always means it."),
            max_length=200,
            required=False,
            initial=", ".join(proposed.null_tokens),
        )

    def _add_codes(self, name: str, choices: Sequence[tuple[str, Any]]) -> None:
        """One question for each filed value that stands in no list."""
        known = self.matching.proposed.all_codes()[name]
        column = self.matching.proposed.columns.get(name, "")
        nulls = set(self.matching.proposed.null_tokens)
        mine = self.matching.proposed.codes.get(name, {})
        for at, value in enumerate(self.matching.values.get(column, ())[:MOST_CODES]):
            if value in nulls or (_fold(value) in known and value not in mine):
                continue
            self.fields[f"code_{name}_{at}"] = forms.ChoiceField(
                label=_("%(field)s: “%(value)s” means")
                % {"field": Field(name).label, "value": value[:40]},
                choices=[("", _("Not known")), *choices, DECLINED],
                required=False,
                initial=mine.get(value, ""),
            )

    def layout(self) -> Layout:
        """The layout as answered."""
        answers: Mapping[str, Any] = self.cleaned_data
        columns = {
            field.value: answers[f"column_{field.value}"]
            for field in Field
            if answers[f"column_{field.value}"]
        }
        tokens = tuple(
            token.strip() for token in answers["null_tokens"].split(",") if token.strip()
        )
        return Layout(
            columns=columns,
            signature=self.matching.proposed.signature,
            name=answers["source_name"],
            null_tokens=tokens,
            date_format=answers["date_format"],
            decimal_mark=answers["decimal_mark"],
            codes={name: self._codes(name, answers) for name, _choices in CODED},
        )

    def _codes(self, name: str, answers: Mapping[str, Any]) -> dict[str, str]:
        codes = dict(self.matching.proposed.codes.get(name, {}))
        column = self.matching.proposed.columns.get(name, "")
        for at, value in enumerate(self.matching.values.get(column, ())[:MOST_CODES]):
            answer = answers.get(f"code_{name}_{at}")
            if answer:
                codes[value] = answer
        return codes

    def column_fields(self) -> list[forms.BoundField]:
        """Questions about columns, without those of single days."""
        return [self[f"column_{field.value}"] for field in Field if field not in DAYS]

    def day_fields(self) -> list[forms.BoundField]:
        """Questions about the columns of single days; few files have them."""
        return [self[f"column_{field.value}"] for field in DAYS]

    def habit_fields(self) -> list[forms.BoundField]:
        """Questions about dates, numbers, blanks and codes."""
        names = [name for name in self.fields if name.startswith("code_")]
        return [self[name] for name in ("date_format", "decimal_mark", "null_tokens", *names)]


def _fold(value: str) -> str:
    return " ".join(value.casefold().replace("_", " ").split())
