"""What is asked about contractors and contracts, as data. An answer opens a question or it does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.areas.job_quality.vocabulary.words import (
    ClassificationTest,
    InquiryKind,
    InquiryReply,
)


@dataclass(frozen=True)
class InquiryQuestion:
    """A question, the test it belongs to, and the reply after which it stays open for both sides."""

    key: str
    test: ClassificationTest
    text: Promise
    opens: InquiryReply = InquiryReply.YES
    indicator: str = ""
    """The indicator of a job that the reply speaks for."""


T, NO = ClassificationTest, InquiryReply.NO
INQUIRY_QUESTIONS: tuple[InquiryQuestion, ...] = (
    InquiryQuestion("abc_free", T.ABC, _("Do they decide how, when and where they work, on paper and in fact?"), NO),
    InquiryQuestion("abc_outside", T.ABC, _("Is the work outside what the firm usually does?"), NO),
    InquiryQuestion("abc_own", T.ABC, _("Do they run a business of this kind that stands on its own?"), NO),
    InquiryQuestion("six_profit", T.SIX_FACTORS, _("Can they earn more, or lose money, by what they decide?"), NO),
    InquiryQuestion("six_invest", T.SIX_FACTORS, _("Do they put money of their own into a business?"), NO),
    InquiryQuestion("six_lasting", T.SIX_FACTORS, _("Is the work without an end, or for this firm alone?")),
    InquiryQuestion("six_control", T.SIX_FACTORS, _("Does the firm set hours, prices, or who may be hired?")),
    InquiryQuestion("six_core", T.SIX_FACTORS, _("Is the work at the core of what the firm sells?")),
    InquiryQuestion("six_skill", T.SIX_FACTORS, _("Do they bring the skill and initiative of a business?"), NO),
    InquiryQuestion("sign_1099", T.SIGNS, _("Are people on site paid on form 1099?")),
    InquiryQuestion("sign_crew", T.SIGNS, _("Did a crew grow while its payroll did not?")),
    InquiryQuestion("sign_client", T.SIGNS, _("Do people called contractors work for one client only?")),
    InquiryQuestion("sign_tools", T.SIGNS, _("Does the firm supply their tools?")),
    InquiryQuestion("sign_check", T.SIGNS, _("Are they paid by check without deductions?")),
    InquiryQuestion("sign_both", T.SIGNS, _("Is anybody both on the payroll and on form 1099?")),
    InquiryQuestion(
        "noncompete", T.NONE, _("Does a contract keep people from working elsewhere afterwards?"),
        indicator="no_noncompete",
    ),
    InquiryQuestion(
        "arbitration", T.NONE, _("Must people take a dispute to an arbitrator instead of a court?"),
        indicator="no_arbitration",
    ),
    InquiryQuestion(
        "class_waiver", T.NONE, _("Do people give up making a claim together?"), indicator="no_class_waiver",
    ),
    InquiryQuestion(
        "training_debt", T.NONE, _("Does anybody owe money for training on leaving early?"),
        indicator="no_training_debt",
    ),
)  # fmt: skip
INQUIRY_QUESTION: Mapping[str, InquiryQuestion] = {each.key: each for each in INQUIRY_QUESTIONS}


def questions_of(kind: InquiryKind, test: ClassificationTest) -> tuple[InquiryQuestion, ...]:
    """What is asked: the questions of a test, or those about terms of contracts."""
    wanted = T.NONE if kind is InquiryKind.TERMS else test
    return tuple(each for each in INQUIRY_QUESTIONS if each.test is wanted)
