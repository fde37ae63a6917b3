"""Forms of money for supports."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from highroad.areas.supports import queries
from highroad.areas.supports.actions import Asking
from highroad.areas.supports.queries import Braided, PaymentFacts
from highroad.areas.supports.vocabulary import Insurance, SupportKind, WorkerKind
from highroad.web.supports.forms import Words, day, line, lines, tick


def money(label: Words, **more: Any) -> forms.DecimalField:
    """Dollars with at most two decimals."""
    return forms.DecimalField(label=label, min_value=0, max_digits=12, decimal_places=2, **more)


def count(label: Words) -> forms.IntegerField:
    """A number of children or places."""
    return forms.IntegerField(label=label, min_value=0, max_value=10**5, initial=0)


def cents(amount: Decimal | None) -> int | None:
    """Dollars as whole cents; the field lets no parts of a cent through."""
    return None if amount is None else queries.cents_of(amount)


class FundForm(forms.Form):
    """A fund."""

    name = line(_("Name of the fund"), max_length=120)
    source = line(_("Where the money comes from"), required=False)
    budget = money(_("Budget, dollars"))
    cap = money(_("The most for one person, dollars"), required=False)
    from_on = day(_("First day"))
    until_on = day(_("Last day"))
    tax_note = lines(
        _("Note on taxes and benefits"), rows=2,
        help_text=_("What a person should know before they take the money."),
    )  # fmt: skip

    def terms(self) -> dict[str, Any]:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        budget, cap = cents(given.pop("budget")), cents(given.pop("cap"))
        return {**given, "budget_cents": budget, "cap_cents": cap}


class MoneyForm(forms.Form):
    """What money is asked for."""

    fund = forms.ChoiceField(label=_("From the fund"))
    kind = forms.ChoiceField(label=_("Kind of help"), choices=SupportKind.choices)
    amount = money(_("Amount, dollars"))
    purpose = lines(_("What it is for"), rows=2, required=True)
    is_participant = tick(_("The person is in career or training services"))
    other_sources = lines(
        _("Which other sources were asked, and what they said"), rows=2, required=True
    )
    other_source_pays = tick(_("Another source pays it"))
    is_necessary = tick(_("Without it the person could not take part"))
    exception = lines(
        _("If it goes over the cap: why the cap is lifted"), rows=2,
        help_text=_("By the exception procedure of the local board."),
    )  # fmt: skip
    is_known_twice = tick(_("It is not the same benefit twice, though it looks like it"))

    def offer(self, funds: list[tuple[str, str]]) -> None:
        """The funds of the desk."""
        self.fields["fund"].choices = funds  # type: ignore[attr-defined]

    def asking(self) -> Asking:
        """What the action asks for."""
        given = dict(self.cleaned_data)
        given.pop("fund")
        return Asking(cents=queries.cents_of(given.pop("amount")), **given)


class ReceiptForm(forms.Form):
    """The receipt."""

    receipt = line(_("Number of the receipt"), max_length=40)


class ReverseForm(forms.Form):
    """Why a payment is taken back."""

    reason = lines(_("Why?"), rows=2, required=True)


class StatementForm(forms.Form):
    """A fund's statement."""

    file = forms.FileField(
        label=_("Statement (CSV)"), help_text=_("With the columns receipt and amount.")
    )
    until_on = day(_("It covers everything until"))


class CareForm(forms.Form):
    """A plan for child care: who needs it when, which places there are, and the four criteria."""

    day_children = count(_("Day shift: children"))
    day_places = count(_("Day shift: places"))
    evening_children = count(_("Evening shift: children"))
    evening_places = count(_("Evening shift: places"))
    night_children = count(_("Night shift: children"))
    night_places = count(_("Night shift: places"))
    affordable = lines(_("Affordable: what a family pays, by income"), rows=2)
    accessible = lines(_("Accessible: where, how to get there, opening before the shift"), rows=2)
    reliable = lines(_("Reliable: who steps in on days off and in illness"), rows=2)
    high_quality = lines(_("High quality: license, ratio, training of the staff"), rows=2)


class WindowForm(forms.Form):
    """What the law asks before money during training is paid."""

    kind = forms.ChoiceField(label=_("Served as"), choices=WorkerKind.choices)
    is_unemployed = tick(_("Without work"))
    insurance = forms.ChoiceField(label=_("Unemployment insurance"), choices=Insurance.choices)
    on = day(_("On which day shall it begin?"))
    enrolled_on = day(_("The training begins or began on"), required=False)
    layoff_on = day(_("Laid off on"), required=False)
    long_layoff_told_on = day(
        _("Told on that the layoff will be longer than six months"), required=False
    )

    def facts(self) -> PaymentFacts:
        """What the rule asks for."""
        given = dict(self.cleaned_data)
        return PaymentFacts(
            **{
                **given,
                "kind": WorkerKind(given["kind"]),
                "insurance": Insurance(given["insurance"]),
            }
        )


class BraidForm(forms.Form):
    """A training and who may pay for it."""

    cost = money(_("What it costs, dollars"))
    workers = forms.IntegerField(label=_("Workers of the employer"), min_value=1, max_value=10**7)
    wage = money(_("Wage on the job, dollars an hour"), initial=0)
    hours = forms.DecimalField(
        label=_("Hours of training on the job"),
        min_value=0,
        max_digits=9,
        decimal_places=1,
        initial=0,
    )
    is_documented = tick(_("The factors for a higher share are documented"))
    other = money(_("Other sources, dollars"), initial=0)
    is_dispute = tick(_("The jobs are vacant because of a labor dispute"))
    is_organizing = tick(_("The money would assist, promote or deter organizing"))

    def result(self) -> Braided:
        """What the rule answers."""
        return queries.braided(on=timezone.localdate(), **self.cleaned_data)
