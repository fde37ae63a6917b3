"""From a Ref to a title and an address, for records of any area."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from highroad.kit.refs import Ref


@dataclass(frozen=True)
class Link:
    """What a record is called, and where it is shown; without an address it has no page."""

    title: str | Promise
    address: str


KINDS: Mapping[str, tuple[str | Promise, str]] = {
    "partnerships.partnership": (_("Partnership"), "partnerships:detail"),
    "partnerships.organization": (_("Organization"), ""),
    "partnerships.party": (_("Party"), "partnerships:party"),
    "partnerships.listing": (_("Public listing"), "partnerships:listed"),
    "partnerships.statuschange": (_("Status of a partnership"), "partnerships:change"),
    "partnerships.body": (_("Body"), "partnerships:body"),
    "partnerships.bodyside": (_("Side of a body"), ""),
    "partnerships.seat": (_("Seat"), "partnerships:seat"),
    "partnerships.holder": (_("Somebody in a seat"), "partnerships:holder"),
    "partnerships.charter": (_("Charter"), "partnerships:charter"),
    "partnerships.clause": (_("Clause"), ""),
    "decisions.decision": (_("Decision"), "decisions:detail"),
    "decisions.wording": (_("Text of a decision"), "decisions:wording"),
    "decisions.signoff": (_("Answer to a decision"), "decisions:answer"),
    "commitments.commitment": (_("Promise"), "commitments:detail"),
    "commitments.commitmentmove": (_("Move of a promise"), "commitments:move"),
    "commitments.evidenceitem": (_("Evidence of a promise"), "commitments:evidence_item"),
    "commitments.sponsor": (_("Sponsor of a body"), "commitments:sponsor"),
    "decisions.proxy": (_("Proxy"), ""),
    "decisions.fallback": (_("Text that was sent on"), "decisions:fallback"),
    "decisions.renewal": (_("Renewal of a charter"), "decisions:renewal"),
    "decisions.split": (_("Split of a body"), "decisions:split_of"),
    "decisions.withdrawal": (_("Notice of a party"), "partnerships:withdrawal"),
    "meetings.series": (_("Series of meetings"), "meetings:series"),
    "meetings.meeting": (_("Meeting"), "meetings:detail"),
    "meetings.agendaitem": (_("Item of an agenda"), "meetings:item"),
    "meetings.attendance": (_("Attendance"), ""),
    "meetings.guest": (_("Guest"), "meetings:guest"),
    "meetings.guestword": (_("Word on a guest"), ""),
    "meetings.note": (_("Note of a meeting"), "meetings:note"),
    "meetings.minutes": (_("Minutes"), "meetings:text"),
    "meetings.release": (_("Release of minutes"), ""),
    "meetings.datepoll": (_("Days to choose from"), "meetings:poll"),
    "meetings.polltime": (_("A time to choose"), ""),
    "meetings.pollanswer": (_("Answer to a poll"), ""),
    "meetings.calendarfeed": (_("Calendar address"), ""),
    "filings.source": (_("Source of filings"), ""),
    "filings.filing": (_("Filing"), "filings:detail"),
    "filings.finding": (_("Finding in a filing"), ""),
    "filings.certification": (_("Certification of a filing"), ""),
    "demand.condition": (_("What jobs wait for"), "demand:condition"),
    "demand.conditionmove": (_("New day of a condition"), ""),
    "demand.joborder": (_("Job order"), "demand:order"),
    "demand.pipelineproject": (_("Project of the pipeline"), "demand:project"),
    "demand.crafthours": (_("Hours of a craft"), ""),
    "demand.coefficient": (_("Hours per million dollars"), ""),
    "demand.priceindex": (_("Price index"), ""),
    "demand.craftsupply": (_("Supply of a craft"), ""),
    "demand.hourscount": (_("Hours of filings by craft"), ""),
    "demand.craftforecast": (_("Forecast of hands by craft"), "demand:forecast"),
    "fair_access.goal": (_("Goal"), ""),
    "fair_access.goalend": (_("End of a goal"), ""),
    "fair_access.committeetable": (_("Figures for the committee"), ""),
    "fair_access.publication": (_("Publication"), "fair_access:draft"),
    "placements.programclass": (_("Class"), ""),
    "placements.placement": (_("Placement"), "placements:detail"),
    "placements.targetplan": (_("Plan of training and placement"), ""),
    "placements.retentioncheck": (_("Check after a start"), ""),
    "problem_solving.issue": (_("Issue"), "problem_solving:issue"),
    "problem_solving.dispute": (_("Dispute"), "problem_solving:dispute"),
    "problem_solving.comparison": (
        _("Comparison across partnerships"),
        "problem_solving:comparison",
    ),
    "problem_solving.sharing": (_("Figures for others"), "problem_solving:sharing"),
    "problem_solving.stoppage": (_("Days of stopped work"), "problem_solving:stoppage"),
    "problem_solving.sitevisit": (_("Visit to a site"), "problem_solving:visit"),
    "problem_solving.outsidemark": (_("Mark from outside"), "problem_solving:mark"),
    "problem_solving.jointtraining": (_("Joint training"), "problem_solving:joint_training"),
    "problem_solving.disputeword": (_("Word of a party"), ""),
    "problem_solving.publicquestion": (_("Issue for the public"), "problem_solving:public_record"),
    "problem_solving.issuestep": (_("Step of an issue"), ""),
    "problem_solving.sideword": (_("Word of a side"), ""),
    "problem_solving.position": (_("Released position"), "problem_solving:position"),
    "problem_solving.caucusnote": (_("Note in a side's room"), ""),
    "problem_solving.round": (_("Lists of the sides"), "problem_solving:round"),
    "problem_solving.ready": (_("Word that a list is done"), ""),
    "problem_solving.interest": (_("Line of a list"), "problem_solving:line"),
    "problem_solving.option": (_("Option"), "problem_solving:option"),
    "problem_solving.criterion": (_("Criterion"), "problem_solving:criterion"),
    "problem_solving.rating": (_("Rating"), ""),
    "problem_solving.strawdesign": (_("Straw design"), ""),
    "problem_solving.fact": (_("Fact"), "problem_solving:fact"),
    "problem_solving.factversion": (_("Version of a fact"), ""),
    "problem_solving.factword": (_("What a side says of a fact"), ""),
    "problem_solving.citation": (_("Citation of a fact"), ""),
    "problem_solving.impasserung": (_("Rung of a ladder"), "problem_solving:rung"),
    "problem_solving.referral": (_("Referral"), "problem_solving:referral"),
    "problem_solving.mediation": (_("Mediation"), "problem_solving:mediation"),
    "problem_solving.improvementproject": (_("Improvement project"), "problem_solving:project"),
    "problem_solving.rulechange": (_("Changed rule"), "problem_solving:rule_change"),
    "problem_solving.nomination": (_("Nomination"), "problem_solving:nomination"),
    "problem_solving.survey": (_("Survey"), "problem_solving:survey"),
    "problem_solving.surveyrole": (_("Role of a survey"), "problem_solving:survey_role"),
    "problem_solving.surveytally": (_("Answers of a role"), "problem_solving:survey_tally"),
    "problem_solving.valueset": (_("What improvements are for"), "problem_solving:value_set"),
    "problem_solving.trial": (_("Test of change"), ""),
    "problem_solving.measuredvalue": (_("Value of a run chart"), ""),
    "problem_solving.adoption": (_("Practice looked at"), ""),
    "problem_solving.informationrequest": (_("Information request"), "problem_solving:request"),
    "problem_solving.informationreply": (_("Reply to a request"), ""),
    "problem_solving.involvement": (
        _("Involvement before a decision"),
        "problem_solving:involvement",
    ),
    "problem_solving.involvementview": (_("What a side says of an involvement"), ""),
    "problem_solving.assessment": (_("Level of a body"), ""),
    "problem_solving.assessmentword": (_("Word to a level"), ""),
    "problem_solving.criterionanswer": (_("Answer to a claim"), ""),
    "supports.desk": (_("Desk for help"), ""),
    "supports.navigator": (_("Navigator"), ""),
    "supports.supporttotal": (_("Totals of supports"), "supports:total"),
    "credentials.credential": (_("Credential"), "credentials:credential"),
    "credentials.signatory": (_("Organization that signs credentials"), ""),
    "credentials.issuerkey": (_("Key that signs credentials"), ""),
    "training.trainingprogram": (_("Training program"), "training:program"),
    "training.programstandards": (_("Program standards"), "training:standards"),
    "training.arealist": (_("List of disadvantaged areas"), ""),
    "training.totalspublication": (_("Published total of a program"), ""),
    "training.totalswithdrawal": (_("Withdrawal of a published total"), ""),
    "training.tractnote": (_("Area somebody lives in"), ""),
    "training.coordinator": (_("Coordinator of a program"), ""),
    "job_quality.jobcard": (_("Card of a job"), "job_quality:card"),
    "job_quality.reading": (_("Reading of a job"), "job_quality:reading"),
    "job_quality.readingword": (_("Word on a reading"), ""),
    "job_quality.wordround": (_("Round of the workers' word"), "job_quality:round"),
    "job_quality.wordstatement": (_("Declared term in a round"), ""),
    "job_quality.wordticket": (_("Ticket of a round"), ""),
    "job_quality.wagetable": (_("Wages of the region"), ""),
    "job_quality.livingwage": (_("Living wage"), "job_quality:of_pay"),
    "job_quality.livingwageword": (_("Word on a living wage"), ""),
    "job_quality.paystudy": (_("Pay by group"), "job_quality:of_study"),
    "job_quality.inquiry": (_("Look at contractors or contracts"), "job_quality:inquiry"),
    "job_quality.inquiryanswer": (_("Answer in a look"), ""),
    "job_quality.scoreweights": (_("Weights of good jobs"), "job_quality:version"),
    "job_quality.areawage": (_("Wage of an occupation"), ""),
    "assurances.agreement": (_("Agreement"), "assurances:agreement"),
    "assurances.agreementparty": (_("Party to an agreement"), ""),
    "assurances.agreementdocument": (_("Document of an agreement"), "assurances:document"),
    "assurances.agreementword": (_("Word of a side on an agreement"), ""),
    "assurances.agreementclause": (_("Clause of an agreement"), "assurances:clause"),
    "assurances.clausebreach": (_("Breach of a clause"), "assurances:breach"),
    "assurances.breachword": (_("Word on a breach"), ""),
    "assurances.accessrequest": (_("Request for access"), "assurances:access"),
    "assurances.neutralityincident": (_("Incident"), "assurances:incident"),
    "assurances.recognition": (_("Neutral count of a unit"), "assurances:recognition"),
    "assurances.ladderevent": (_("Step to a first contract"), ""),
    "assurances.rightsposting": (_("Check of a posted notice"), "assurances:posting"),
    "assurances.subcontract": (_("Subcontract"), ""),
    "assurances.register": (_("Register of agreements"), "assurances:register"),
    "training.enrollment": (_("Apprentice in a program"), "training:enrollment"),
    "training.agreementsignature": (_("Signature under an agreement"), ""),
    "training.statusmove": (_("Status of an apprentice"), ""),
    "training.pairing": (_("Somebody beside an apprentice"), ""),
    "training.hoursentry": (_("Entry of an hours book"), ""),
    "training.hoursword": (_("Confirmation of hours"), ""),
    "training.wagepaid": (_("Wage paid"), ""),
    "training.siteday": (_("Count on a site"), ""),
    "participants.participant": (_("Somebody who is served"), ""),
    "participants.milestone": (_("Step on a way"), ""),
    "library.resource": (_("Resource"), ""),
    "library.helper": (_("Helper"), ""),
    "library.suggestion": (_("Suggested resource"), ""),
    "library.resourcelist": (_("List of resources"), ""),
    "library.listedresource": (_("Line of a list of resources"), ""),
    "library.jointrequest": (_("Joint request"), ""),
    "library.indexword": (_("Word of the search"), ""),
    "library.indexentry": (_("Entry of the search"), ""),
    "showcase.article": (_("Article"), ""),
    "showcase.exemplar": (_("Example"), ""),
    "guide.selfassessment": (_("Answer in the guide"), ""),
    "showcase.story": (_("Story"), "backoffice:story"),
    "showcase.officequestion": (_("Question of the program office"), "office:question"),
    "showcase.contactterms": (_("Agreement to be written to"), "office:contact"),
    "showcase.storyphoto": (_("Photo of a story"), ""),
    "showcase.storyconsent": (_("Consent to a story"), ""),
    "showcase.storynote": (_("Step of a moderator"), ""),
    "showcase.subscriber": (_("Subscriber"), ""),
    "showcase.letter": (_("Letter"), ""),
    "accounts.user": (_("Account"), ""),
    "accounts.invitation": (_("Invitation"), ""),
    "accounts.message": (_("Message"), "accounts:message"),
    "accounts.digest": (_("Mail of a day or a week"), ""),
    "accounts.mailchoice": (_("Choice of mails"), ""),
    "accounts.mute": (_("Quiet body"), ""),
    "copies.copy": (_("Copy of a partnership"), ""),
    "copies.arrival": (_("Copy of a partnership"), ""),
    "ledger.log": (_("Record of a partnership"), ""),
    "ledger.opening": (_("Content of an entry"), ""),
    "ledger.subtree": (_("Part of the record's tree"), ""),
    "ledger.witness": (_("Witness of the record"), ""),
    "ledger.entry": (_("Entry of the record"), ""),
    "ledger.checkpoint": (_("Checkpoint of the record"), ""),
}
"""Every kind a Ref can have: its name in plain words, and the page that takes its key."""


def link_to(ref: Ref) -> Link:
    """The link of a record; its page decides whether the reader may see it."""
    title, page = KINDS.get(ref.kind, (_("Record"), ""))
    return Link(title=title, address=_address(page, ref.key))


def address_of(ref: Ref) -> str:
    """The address of a record, or nothing where it has no page of its own."""
    return link_to(ref).address


def _address(page: str, key: str) -> str:
    if not page:
        return ""
    try:
        return reverse(page, kwargs={"key": UUID(key)})
    except (NoReverseMatch, ValueError):
        return ""
