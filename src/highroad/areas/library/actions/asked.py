"""What people bring to the library: suggestions, lists of a partnership, requests that both sides sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.ledger import actions as ledger
from highroad.areas.library import permissions, queries, rules
from highroad.areas.library.models import (
    Helper,
    JointRequest,
    ListedResource,
    Resource,
    ResourceList,
    Suggestion,
)
from highroad.areas.library.vocabulary import HelpWanted, SuggestionStatus
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body, Partnership
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


def suggest(
    *, title: str, address: str, why: str, email: str, language: str, at: datetime
) -> Suggestion:
    """Keep what somebody outside suggests. Raises `Refused` while too many wait to be read."""
    require(permissions.may_suggest())
    return Suggestion.objects.create(
        title=title.strip(), address=address.strip(), why=why.strip(), email=email.strip(),
        language=language, made_at=at,
    )  # fmt: skip


@transaction.atomic
def decide(
    *, suggestion: Suggestion, status: SuggestionStatus, reason: str, by: User, at: datetime
) -> Suggestion:
    """Take a suggestion up or not, with a reason; the address of its sender is forgotten."""
    require(permissions.may_read_suggestions(by))
    kept = Suggestion.objects.select_for_update().get(pk=suggestion.pk)
    require(rules.may_decide(SuggestionStatus(kept.status), status))
    if status is SuggestionStatus.DECLINED and not reason.strip():
        raise Refused(no("Say in a few words why not."))
    kept.status, kept.reason, kept.decided_at, kept.email = status, reason.strip(), at, ""
    kept.save()
    return kept


@transaction.atomic
def keep(
    *, partnership: Partnership, resource: Resource, title: str, note: str, by: User, at: datetime
) -> ListedResource:
    """Put a resource on a list of the partnership; a list of that title is made where there is none.

    Raises `Refused` if it stands there already.
    """
    require(permissions.may_keep_lists(by, partnership))
    alias = partnerships.alias_of(by, partnership)
    kept_in, _made = ResourceList.objects.get_or_create(
        partnership=partnership, title=title.strip(), defaults={"made_by_alias": alias, "made_at": at}
    )  # fmt: skip
    try:
        with transaction.atomic():
            line = ListedResource.objects.create(
                kept_in=kept_in, resource=resource, note=note.strip(), added_by_alias=alias, added_at=at
            )  # fmt: skip
    except IntegrityError as error:
        raise Refused(no("This resource is on that list already.")) from error
    ledger.record(
        partnership.log, act="library.kept", about=Ref.to(line), by=alias, at=at,
        content={"list": kept_in.title, "resource": resource.slug, "note": line.note},
    )  # fmt: skip
    return line


@transaction.atomic
def drop(*, line: ListedResource, by: User, at: datetime) -> None:
    """Take a resource off a list; a list without lines goes too."""
    partnership = line.kept_in.partnership
    require(permissions.may_keep_lists(by, partnership))
    alias = partnerships.alias_of(by, partnership)
    ledger.record(
        partnership.log, act="library.dropped", about=Ref.to(line), by=alias, at=at,
        content={"list": line.kept_in.title, "resource": line.resource.slug},
    )  # fmt: skip
    kept_in = line.kept_in
    line.delete()
    if not kept_in.lines.exists():
        kept_in.delete()


@dataclass(frozen=True)
class RequestTerms:
    """What both sides ask for: no word of what is in dispute."""

    wanted: HelpWanted
    from_on: date
    people: int
    place: str
    office_may_know: bool = False
    """Whether the program office may see, once both have signed, that they asked."""


@transaction.atomic
def ask_jointly(
    *, body: Body, helper: Helper, terms: RequestTerms, by: User, at: datetime
) -> JointRequest:
    """Put one request to both sides: it counts when both have signed its very words."""
    require(permissions.may_ask_jointly(by, body, helper))
    seat = partnerships.seat_of(by, body=body)
    if seat is None:
        raise Refused(no("You have no seat in this body."))
    made = JointRequest.objects.create(
        body=body, helper=helper, wanted=terms.wanted, from_on=terms.from_on, people=terms.people,
        place=terms.place.strip(), office_may_know=terms.office_may_know, made_side=seat.side,
        made_by_alias=seat.alias, made_at=at,
    )  # fmt: skip
    decision = decisions.propose(
        body=body, title=_("Joint request to %(helper)s") % {"helper": helper.name_en},
        text=letter(made), by=by, at=at, subject=Ref.to(made),
    )  # fmt: skip
    made.decision_key = decision.key
    made.save(update_fields=["decision_key"])
    ledger.record(
        body.log, act="library.asked", about=Ref.to(made), by=seat.alias, at=at, side=seat.side,
        content={"helper": helper.slug, "wanted": made.wanted, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def letter(made: JointRequest) -> str:
    """The words of a request, as both sides sign them."""
    return "\n".join((
        _("To: %(helper)s") % {"helper": made.helper.name_en},
        _("From both sides of: %(body)s, %(partnership)s")
        % {"body": made.body.name, "partnership": made.body.partnership.name},
        _("We ask together for: %(wanted)s") % {"wanted": HelpWanted(made.wanted).label},
        _("Not before: %(day)s") % {"day": made.from_on.isoformat()},
        _("For %(people)s people, at %(place)s") % {"people": made.people, "place": made.place},
        *([_("The program office may know that we ask.")] if made.office_may_know else []),
        _("Both sides want this. Neither gives up a right by asking."),
        _("Request %(key)s") % {"key": made.key},
    ))  # fmt: skip


@transaction.atomic
def mark_sent(*, request: JointRequest, by: User, at: datetime) -> JointRequest:
    """Note that the signed request went out. Raises `Refused` before both have signed, or a second time."""
    kept = JointRequest.objects.select_for_update().get(pk=request.pk)
    require(permissions.may_send(by, kept))
    kept.sent_at, kept.sent_by_alias = at, partnerships.alias_of(by, kept.body.partnership)
    kept.save(update_fields=["sent_at", "sent_by_alias"])
    ledger.record(
        kept.body.log, act="library.sent", about=Ref.to(kept), by=kept.sent_by_alias, at=at,
        content={"status": queries.status_of(kept).value},
    )  # fmt: skip
    return kept
