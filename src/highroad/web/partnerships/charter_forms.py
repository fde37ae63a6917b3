"""The questions of a charter: one field for each value of each clause, made from the clauses themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from highroad.areas.partnerships.actions import ClauseDraft
from highroad.areas.partnerships.queries import PARAMETERS, Parameter
from highroad.areas.partnerships.vocabulary import ClauseKind, ParameterKind, Side

K = ClauseKind
GROUPS: Sequence[tuple[str | Promise, tuple[ClauseKind, ...]]] = (
    (_("What it is for"), (K.PURPOSE, K.SCOPE_IN, K.SCOPE_OUT, K.DUTIES, K.BINDING)),
    (_("Who sits here"), (K.MEMBERSHIP, K.SELECTION, K.ALTERNATES, K.TERMS, K.PAY)),
    (
        _("Meetings"),
        (
            K.QUORUM_TO_MEET, K.FREQUENCY, K.CHAIR_ROTATION, K.MINUTE_KEEPER, K.AGENDA_DEADLINE,
            K.AGENDA_CONTENT, K.MEETING_SHAPE, K.GUESTS, K.WITHOUT_QUORUM, K.MINUTES_POSTING,
            K.GROUND_RULES,
        ),
    ),
    (
        _("Deciding"),
        (
            K.DECISION_RULE, K.QUORUM_TO_DECIDE, K.PROXIES, K.BETWEEN_MEETINGS, K.FALLBACK,
            K.ISSUE_HANDLING, K.UNRESOLVED_ROUTE,
        ),
    ),
    (_("The charter itself"), (K.AMENDMENT, K.RENEWAL, K.WITHDRAWAL, K.OTHER)),
)  # fmt: skip
NOT_SAID = ("", _("Not said"))
STANDARD = {
    K.DECISION_RULE: _(
        "Each side finds its own answer by its own rule; nothing is joint until each has."
    ),
    K.QUORUM_TO_DECIDE: _("So many seats of each side must answer before its answer counts."),
}
BY_VALUES = _("This is settled by the values given here.")


@dataclass(frozen=True)
class ClauseFields:
    """One clause in the form: its words, its values, its dates, and whether it is open already."""

    kind: ClauseKind
    text: Any
    values: list[Any]
    more: list[Any]
    is_open: bool


class CharterForm(forms.Form):
    """A charter: for each clause its words, the values the platform counts by, source and dates."""

    title = forms.CharField(
        label=_("Title"),
        max_length=240,
        required=False,
        help_text=_("Left empty, it is named after the body."),
    )

    def __init__(
        self, *args: Any, sides: Sequence[Side], is_side_agreement: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sides = tuple(sides)
        self.fields["title"].required = is_side_agreement
        for _label, kinds in GROUPS:
            for kind in kinds:
                self._ask(kind)

    def _ask(self, kind: ClauseKind) -> None:
        name = kind.value
        self.fields[name] = forms.CharField(
            label=_("In words"),
            required=False,
            max_length=10_000,
            widget=forms.Textarea(attrs={"rows": 3}),
        )
        for parameter in PARAMETERS[kind]:
            for value in parameter.names(self.sides):
                self.fields[f"{name}__{value}"] = field_of(parameter, value)
        self.fields[f"{name}__source"] = forms.CharField(
            label=_("Where it comes from"), required=False, max_length=200
        )
        for end, label in (("from_on", _("In force from")), ("to_on", _("In force until"))):
            self.fields[f"{name}__{end}"] = forms.DateField(
                label=label, required=False, widget=forms.DateInput(attrs={"type": "date"})
            )

    def groups(self) -> list[tuple[str | Promise, list[ClauseFields]]]:
        """The clauses in their groups, as the page asks for them."""
        return [(label, [self._fields(kind) for kind in kinds]) for label, kinds in GROUPS]

    def _fields(self, kind: ClauseKind) -> ClauseFields:
        name = kind.value
        more = [self[f"{name}__{end}"] for end in ("source", "from_on", "to_on")]
        values = [
            self[f"{name}__{value}"]
            for parameter in PARAMETERS[kind]
            for value in parameter.names(self.sides)
        ]
        asked = [self[name], *values, *more]
        is_open = any(bound.value() not in (None, "") or bound.errors for bound in asked)
        return ClauseFields(kind, self[name], values, more, is_open)

    def clauses(self) -> list[ClauseDraft]:
        """What was written, in the order of the charter; a clause with neither words nor values is out."""
        found = [self._clause(kind) for kind in ClauseKind]
        return [clause for clause in found if clause.text]

    def _clause(self, kind: ClauseKind) -> ClauseDraft:
        given, name = self.cleaned_data, kind.value
        values: dict[str, str | int | bool] = {}
        for parameter in PARAMETERS[kind]:
            for value in parameter.names(self.sides):
                said = given[f"{name}__{value}"]
                if said not in (None, ""):
                    values[value] = said
        text = given[name].strip() or (
            gettext(str(STANDARD.get(kind, BY_VALUES))) if values else ""
        )
        return ClauseDraft(
            kind, text, values, given[f"{name}__source"],
            from_on=given[f"{name}__from_on"], to_on=given[f"{name}__to_on"],
        )  # fmt: skip


def field_of(parameter: Parameter, name: str) -> forms.Field:
    """The field in which a value is asked for; nothing chosen means that nothing is said."""
    label = gettext(parameter.label)
    if parameter.is_per_side:
        label = f"{label}: {Side(name).label}"
    if parameter.kind is ParameterKind.NUMBER:
        return forms.IntegerField(
            label=label, required=False, min_value=parameter.least, max_value=parameter.most
        )
    if parameter.kind is ParameterKind.WORDS:
        return forms.CharField(label=label, required=False, max_length=200)
    if parameter.kind is ParameterKind.CHOICE:
        choices = getattr(parameter.choices, "choices", [])
        return forms.ChoiceField(label=label, required=False, choices=[NOT_SAID, *choices])
    return forms.TypedChoiceField(
        label=label,
        required=False,
        choices=[NOT_SAID, ("yes", _("Yes")), ("no", _("No"))],
        coerce=lambda said: said == "yes",
        empty_value=None,
    )


def initial_of(clauses: Iterable[ClauseDraft]) -> dict[str, Any]:
    """The form filled with clauses there are already; of several of a kind, the last."""
    values: dict[str, Any] = {}
    for clause in clauses:
        name = clause.kind.value
        values[name] = clause.text
        values[f"{name}__source"] = clause.source
        values[f"{name}__from_on"], values[f"{name}__to_on"] = clause.from_on, clause.to_on
        for key, value in clause.parameters.items():
            said = ("yes" if value else "no") if isinstance(value, bool) else value
            values[f"{name}__{key}"] = said
    return values
