"""Sending somebody to a helper, and the word that comes back; the directory of help."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from highroad.areas.accounts.requests import SignedInRequest
from highroad.areas.supports import actions, queries
from highroad.areas.supports.queries import Desk, HelpOffer, Wanted
from highroad.kit.answers import NotFound, no
from highroad.web.supports.asking import ask
from highroad.web.supports.desk import address
from highroad.web.supports.finding import told
from highroad.web.supports.forms import FileForm, FindForm, OfferForm, ReferForm, WordForm
from highroad.web.ui.asking import act


def wanted_of(form: FindForm) -> Wanted:
    """What is looked for; what was typed wrongly does not matter."""
    form.is_valid()
    given = {name: value for name, value in form.cleaned_data.items() if value not in ("", None)}
    at = given.pop("at", None)
    return Wanted(**given, at=at.strftime("%H:%M") if at else "")


def found_at(request: SignedInRequest, desk: Desk, first: dict[str, Any]) -> dict[str, Any]:
    """The search and what it found."""
    form = FindForm(request.GET if set(request.GET) & set(FindForm.base_fields) else first)
    lines, has_more = queries.list_offers(desk, request.user, wanted_of(form), timezone.localdate())
    return {
        "desk": desk, "find": form, "lines": [(line, told(line.offer)) for line in lines],
        "has_more": has_more,
    }  # fmt: skip


@require_GET
@login_required
def directory(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who helps with what."""
    desk = queries.get_desk(key, request.user)
    return render(request, "supports/directory.html", found_at(request, desk, {}))


@require_GET
@login_required
def export(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The directory as Open Referral."""
    desk = queries.get_desk(key, request.user)
    answer = JsonResponse(
        queries.written_directory(desk, request.user), json_dumps_params={"indent": 1}
    )
    answer["Content-Disposition"] = 'attachment; filename="hsds-3.0.json"'
    return answer


@require_GET
@login_required
def export_tables(request: SignedInRequest, key: UUID) -> HttpResponse:
    """The directory as Open Referral in CSV tables."""
    desk = queries.get_desk(key, request.user)
    answer = HttpResponse(
        queries.written_tables(desk, request.user), content_type="application/zip"
    )
    answer["Content-Disposition"] = 'attachment; filename="hsds-3.0.zip"'
    return answer


@require_http_methods(["GET", "POST"])
@login_required
def add_offer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Write an offer down."""
    desk = queries.get_desk(key, request.user)

    def do(form: OfferForm) -> str:
        actions.add_offer(desk=desk, offer=form.terms(), by=request.user, at=timezone.now())
        return reverse("supports:directory", kwargs={"key": key})

    return ask(
        request, OfferForm(request.POST or None), do=do, title=_("Add an offer of help"),
        lede=_("What you have made sure of today."), button=_("Add it"),
        back=reverse("supports:directory", kwargs={"key": key}), back_label=_("Directory"),
        done=_("The offer is in the directory."),
    )  # fmt: skip


def shown(offer: HelpOffer) -> dict[str, Any]:
    """An offer as its form shows it."""
    given = {name: getattr(offer, name) for name in OfferForm.base_fields}
    hours = "\n".join(f"{row['day']} {row['opens']}-{row['closes']}" for row in offer.hours)
    return {**given, "languages": " ".join(offer.languages), "hours": hours}


@require_http_methods(["GET", "POST"])
@login_required
def offer(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Put an offer right."""
    kept = queries.get_offer(key, request.user)

    def do(form: OfferForm) -> str:
        actions.change_offer(kept=kept, offer=form.terms(), by=request.user, at=timezone.now())
        return reverse("supports:directory", kwargs={"key": kept.desk_id})

    return ask(
        request, OfferForm(request.POST or None, initial=shown(kept)), do=do, title=kept.name,
        lede=_("What you have made sure of today."), button=_("Keep it"),
        back=reverse("supports:directory", kwargs={"key": kept.desk_id}),
        back_label=_("Directory"), done=_("Kept."),
    )  # fmt: skip


@require_POST
@login_required
def assure(request: SignedInRequest, key: UUID) -> HttpResponse:
    """It still stands."""
    kept = queries.get_offer(key, request.user)
    now = timezone.now()
    return act(
        request, lambda: actions.assure(offer=kept, by=request.user, at=now),
        reverse("supports:directory", kwargs={"key": kept.desk_id}), _("Made sure of today."),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def send_file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Read a file; nothing is in the directory before it is accepted."""
    desk = queries.get_desk(key, request.user)

    def do(form: FileForm) -> str:
        sent = form.cleaned_data["file"]
        made = actions.read_file(
            desk=desk, name=sent.name, content=sent.read(), by=request.user, at=timezone.now()
        )
        return reverse("supports:file", kwargs={"key": made.key})

    return ask(
        request,
        FileForm(request.POST or None, request.FILES or None),
        do=do,
        is_upload=True,
        title=_("Take in a directory"),
        button=_("Read the file"),
        lede=_(
            "Open Referral, HSDS 3.0, as JSON or as a ZIP of CSV tables. "
            "You see what was read first; nothing is taken in before you accept it."
        ),
        back=reverse("supports:directory", kwargs={"key": key}),
        back_label=_("Directory"),
    )


@require_http_methods(["GET", "POST"])
@login_required
def file(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was read, and its faults; accept it."""
    waiting = queries.get_import(key, request.user)
    back = reverse("supports:directory", kwargs={"key": waiting.desk_id})
    if request.method == "POST":
        now = timezone.now()
        return act(
            request, lambda: actions.accept_file(waiting=waiting, by=request.user, at=now), back,
            _("The offers are in the directory."),
        )  # fmt: skip
    faults = [
        {**fault, "what": no(fault["what"], **fault["values"]).reason} for fault in waiting.faults
    ]
    context = {"waiting": waiting, "desk": waiting.desk, "faults": faults, "offers": waiting.offers[:100]}  # fmt: skip
    return render(request, "supports/file.html", context)


@require_GET
@login_required
def find(request: SignedInRequest, key: UUID) -> HttpResponse:
    """Who could help with this need."""
    support = queries.get_support(key, request.user)
    context = found_at(request, support.case.desk, {"kind": support.kind})
    return render(request, "supports/directory.html", {**context, "support": support})


@require_http_methods(["GET", "POST"])
@login_required
def refer(request: SignedInRequest, key: UUID, offer: UUID) -> HttpResponse:
    """Send somebody there."""
    support, helper = queries.get_support(key, request.user), queries.get_offer(offer, request.user)
    if helper.desk_id != support.case.desk_id:
        raise NotFound

    def do(form: ReferForm) -> str:
        actions.refer(
            support=support, offer=helper, words=form.cleaned_data["words"], by=request.user,
            at=timezone.now(),
        )  # fmt: skip
        return address(support.case_id)

    return ask(
        request,
        ReferForm(request.POST or None),
        do=do,
        button=_("It is sent"),
        title=_("Send to %(organization)s") % {"organization": helper.organization},
        lede=_(
            "Call or write to them yourself; here you keep that you did. "
            "Sent is not success: you are asked again until word has come back."
        ),
        back=reverse("supports:find", kwargs={"key": key}),
        back_label=support.get_kind_display(),
        done=_("Kept. We ask you again on the day the helper should have been in touch."),
    )


@require_http_methods(["GET", "POST"])
@login_required
def word(request: SignedInRequest, key: UUID) -> HttpResponse:
    """What was heard of a referral."""
    referral = queries.get_referral(key, request.user)
    form = WordForm(request.POST or None)
    form.offer(queries.next_states(referral))

    def do(form: WordForm) -> str:
        actions.move(referral=referral, by=request.user, at=timezone.now(), **form.cleaned_data)
        return address(referral.support.case_id)

    if not form.fields["state"].choices:  # type: ignore[attr-defined]
        messages.info(request, _("This referral has ended."))
        return HttpResponseRedirect(address(referral.support.case_id))
    return ask(
        request,
        form,
        do=do,
        title=referral.offer.organization,
        button=_("Keep what I heard"),
        lede=_("Help was given closes the loop; so does a no with its reason."),
        back=address(referral.support.case_id),
        back_label=_("Back to the case"),
        done=_("Kept."),
    )
