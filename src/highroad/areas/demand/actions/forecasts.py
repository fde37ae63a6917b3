"""A forecast is frozen and put to both sides; every one is kept."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from highroad.areas.accounts.models import User
from highroad.areas.decisions import actions as decisions
from highroad.areas.demand.models import CraftForecast
from highroad.areas.demand.permissions import may_put
from highroad.areas.demand.queries.outlooks import HORIZON, outlook_of
from highroad.areas.demand.rules.forecasts import content_of, digest_of
from highroad.areas.ledger import actions as ledger
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Body
from highroad.kit.answers import Refused, no, require
from highroad.kit.refs import Ref


@transaction.atomic
def put_forecast(*, body: Body, by: User, at: datetime, quarters: int = HORIZON) -> CraftForecast:
    """Freeze the outlook of today and ask both sides to sign it: its digest stands in the text.

    Raises `Refused` by permission, and while nothing is planned.
    """
    require(may_put(by, body))
    partnership = body.partnership
    found = outlook_of(partnership, seen_by=by, on=timezone.localdate(at), quarters=quarters)
    if not found:
        raise Refused(no("Nothing is planned yet: enter an order, a project or a supply first."))
    content = content_of(found, timezone.localdate(at))
    alias = partnerships.alias_of(by, partnership, body=body)
    made = CraftForecast.objects.create(
        partnership=partnership, body=body, as_of=timezone.localdate(at), content=content,
        number=CraftForecast.objects.filter(partnership=partnership).count() + 1,
        digest=digest_of(content), made_by_alias=alias, made_at=at,
    )  # fmt: skip
    text = text_of(made)
    decision = decisions.propose(
        body=body, text=text, by=by, at=at, subject=Ref.to(made),
        title=_("Forecast {number} of hands by craft").format(number=made.number),
    )  # fmt: skip
    made.decision_key = decision.key
    made.proposal_digest = decision.wordings.get().digest
    made.save(update_fields=["decision_key", "proposal_digest"])
    ledger.record(
        body.log, act="forecast.proposed", about=Ref.to(made), by=alias, at=at,
        content={"digest": made.digest, "decision": str(decision.key)},
    )  # fmt: skip
    return made


def text_of(forecast: CraftForecast) -> str:
    """A forecast as both sides read it before they sign."""
    content = forecast.content
    lines = [
        _("Hands by craft from {first} to {last}, as known on {day}.").format(
            first=content["quarters"][0], last=content["quarters"][-1], day=content["as_of"]
        ),
        "",
    ]
    for craft in content["crafts"]:
        foreseen = list(zip(content["quarters"], craft["expected"], strict=True))
        quarter, most = max(foreseen, key=lambda pair: float(pair[1]))
        lines.append(
            _("{craft}: most in {quarter}, {most} hands expected").format(
                craft=craft["craft"], quarter=quarter, most=most
            )
        )
    return "\n".join([*lines, "", f"SHA-256 {forecast.digest}"])
