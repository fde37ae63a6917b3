"""The words of the ledger: kinds of logs, and every act in plain words."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class LogKind(models.TextChoices):
    """Whose record a log is."""

    JOINT = "joint", _("Joint record")
    SIDE = "side", _("A side's own record")
    CLOSED = "closed", _("Record of a closed area")
    PLATFORM = "platform", _("Record of the platform")


ACTS: dict[str, Promise] = {
    "account.disabled": _("An account was closed"),
    "account.made": _("An account was made"),
    "account.renamed": _("A name on an account was changed"),
    "assessment.given": _("A side answered a question of the guide"),
    "body.created": _("A body was set up"),
    "caucus.changed": _("Something in the side's room was changed"),
    "caucus.removed": _("Something was taken out of the side's room"),
    "caucus.written": _("Something was written in the side's room"),
    "charter.drafted": _("A charter was drafted"),
    "content.erased": _("The content of an entry was erased"),
    "criteria.agreed": _("A side gave its word to the criteria"),
    "criterion.added": _("A criterion was added"),
    "criterion.dropped": _("A criterion was taken away"),
    "decision.proposed": _("A decision was proposed"),
    "decision.reworded": _("A proposal was reworded; earlier answers no longer count"),
    "decision.signed": _("A side answered a proposal"),
    "decision.withdrawn": _("A proposal was withdrawn"),
    "fact.added": _("A fact was added"),
    "fact.changed": _("A fact was changed"),
    "fact.cited": _("A fact was cited"),
    "fact.judged": _("A side said what it makes of a fact"),
    "factor.removed": _("A second factor was removed"),
    "factor.set": _("A second factor was set up"),
    "figures.counted": _("Figures were counted for the committee"),
    "filing.certified": _("A party certified a filing"),
    "filing.corrected": _("A filing was corrected by a new one"),
    "filing.locked": _("A filing was locked for certification"),
    "filing.submitted": _("A filing was submitted"),
    "filing.unlocked": _("A filing was opened again"),
    "finding.answered": _("A warning in a filing was answered"),
    "goal.end_proposed": _("Ending a goal was proposed"),
    "goal.proposed": _("A goal was proposed"),
    "goal.set": _("A goal was set"),
    "invitation.accepted": _("An invitation was accepted"),
    "invitation.made": _("An invitation was sent"),
    "invitation.withdrawn": _("An invitation was withdrawn"),
    "issue.end_asked": _("A side said that an issue is solved or can be closed"),
    "issue.moved": _("An issue went a step on"),
    "issue.raised": _("An issue was raised"),
    "issue.rephrased": _("The question of an issue was put better"),
    "mediation.asked": _("A side asked for mediation"),
    "mediation.ended": _("A mediation ended"),
    "mediation.joined": _("Another side joined the request for mediation"),
    "mediation.met": _("A mediation met"),
    "option.added": _("An option was added"),
    "option.dropped": _("An option was set aside"),
    "options.rated": _("A seat rated the options"),
    "parity.declared": _("An inequality between the sides was declared"),
    "partnership.brought": _("The partnership was brought here from another platform"),
    "partnership.exported": _("A full export was taken"),
    "partnership.founded": _("The partnership was founded"),
    "partnership.listed": _("A side agreed to show the partnership to the public"),
    "partnership.status": _("The status of the partnership was changed"),
    "partnership.unlisted": _("A side ended showing the partnership to the public"),
    "party.added": _("A party joined"),
    "position.released": _("A side released a position"),
    "publication.drafted": _("A publication was drafted"),
    "publication.dropped": _("A draft of a publication was dropped"),
    "publication.proposed": _("A publication was put to both sides"),
    "publication.published": _("Figures were published"),
    "publication.withdrawn": _("A publication was withdrawn"),
    "referral.acknowledged": _("A referral was acknowledged"),
    "referral.closed": _("A referral was closed"),
    "referral.made": _("Something was referred elsewhere"),
    "role.changed": _("A platform role was changed"),
    "round.marked": _("A line was marked as shared, or no longer"),
    "round.opened": _("Each side was asked for its list"),
    "round.ready": _("The side said that its list is done"),
    "round.removed": _("A line was taken out of the side's list"),
    "round.revealed": _("All lists were opened together"),
    "round.written": _("A line was written in the side's list"),
    "seat.added": _("A seat was added"),
    "seat.appointed": _("A side appointed somebody to a seat"),
    "seat.confirmed": _("An appointment was confirmed"),
    "seat.ended": _("A term in a seat ended"),
    "source.mapped": _("The columns of a source of filings were matched"),
    "sponsor.named": _("A sponsor was named"),
    "witness.ended": _("A side took its key for countersigning out of use"),
    "witness.named": _("A key for countersigning was named"),
    "witnesses.proposed": _("Who countersigns the record was proposed"),
    "story.accept": _("A story was accepted"),
    "story.ask": _("Consent to a story was asked for"),
    "story.begin": _("A story was begun"),
    "story.comment": _("A moderator commented on a story"),
    "story.consent": _("Somebody consented to a story"),
    "story.decline": _("A story was not taken"),
    "story.expire": _("The consent to a story ended"),
    "story.publish": _("A story was published"),
    "story.refuse": _("Somebody refused consent to a story"),
    "story.return": _("A story was sent back"),
    "story.submit": _("A story was sent in"),
    "story.take_up": _("A moderator took up a story"),
    "story.unpublish": _("A story was taken down"),
    "story.withdraw": _("A story was withdrawn"),
    "straw.drafted": _("A solution was drafted"),
}
"""What an act means to a reader. An act that is not here is shown as it is written."""


def act_label(act: str) -> str:
    """An act in plain words, or as it is written if nobody has given it words yet."""
    return str(ACTS.get(act, act))
