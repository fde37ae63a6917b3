"""What belongs to a copy of a partnership: issues and how they were worked on; projects; facts."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from highroad.areas.problem_solving.models import (
    Adoption,
    Assessment,
    AssessmentWord,
    CaucusNote,
    Citation,
    Criterion,
    CriterionAnswer,
    Fact,
    FactVersion,
    FactWord,
    ImpasseRung,
    ImprovementProject,
    InformationReply,
    InformationRequest,
    Interest,
    Involvement,
    InvolvementView,
    Issue,
    IssueStep,
    JointTraining,
    MeasuredValue,
    Mediation,
    Nomination,
    Option,
    OutsideMark,
    Position,
    PublicQuestion,
    Rating,
    Ready,
    Referral,
    Round,
    RuleChange,
    SideWord,
    SiteVisit,
    StrawDesign,
    Survey,
    SurveyRole,
    SurveyTally,
    Trial,
    ValueSet,
)
from highroad.areas.problem_solving.queries.surveys import (
    roles_running,
    running_surveys,
    tallies_as_shown,
)
from highroad.kit.copying import NO_ROW, Copied
from highroad.kit.refs import Ref

REVEALED = Q(round__revealed_at__isnull=False)
ON_RECORD = Q(is_without_prejudice=False)


def released_without_prejudice(partnerships: Sequence[Any]) -> Collection[UUID]:
    """Notes of which a position went out that stands in no record: neither goes into a copy."""
    notes = CaucusNote.objects.filter(body__partnership__in=list(partnerships))
    return set(notes.filter(position__is_without_prejudice=True).values_list("pk", flat=True))


def words_on_issues(partnerships: Sequence[Any]) -> Q:
    """A side's word names what it is about: an issue, or a text of it for the public."""
    issues = Issue.objects.filter(body__partnership__in=list(partnerships))
    texts = PublicQuestion.objects.filter(issue__in=issues)
    return Q(
        about__in=[
            str(Ref(model._meta.label_lower, str(key)))
            for model, rows in ((Issue, issues), (PublicQuestion, texts))
            for key in rows.values_list("key", flat=True)
        ]
    )


COPIED = (
    Copied(Issue, within="body__partnership"),
    Copied(IssueStep, within="issue__body__partnership"),
    Copied(Option, within="issue__body__partnership"),
    Copied(Criterion, within="issue__body__partnership"),
    Copied(StrawDesign, within="issue__body__partnership"),
    Copied(PublicQuestion, within="issue__body__partnership"),
    Copied(Rating, within="option__issue__body__partnership", shared=NO_ROW, own="side"),
    Copied(SideWord, within="", belonging=words_on_issues),
    Copied(Round, within="body__partnership"),
    Copied(Ready, within="round__body__partnership", shared=REVEALED, own="side"),
    Copied(Interest, within="round__body__partnership", shared=REVEALED, own="side"),
    Copied(Position, within="body__partnership", shared=ON_RECORD),
    Copied(
        CaucusNote,
        within="body__partnership",
        shared=NO_ROW,
        own="side",
        withheld=released_without_prejudice,
    ),
    Copied(Fact, within="body__partnership"),
    Copied(FactVersion, within="fact__body__partnership"),
    Copied(FactWord, within="version__fact__body__partnership"),
    Copied(Citation, within="fact__body__partnership"),
    Copied(Referral, within="body__partnership"),
    Copied(Mediation, within="body__partnership"),
    Copied(ImpasseRung, within="issue__body__partnership"),
    Copied(InformationRequest, within="body__partnership"),
    Copied(InformationReply, within="request__body__partnership"),
    Copied(Involvement, within="body__partnership"),
    Copied(InvolvementView, within="involvement__body__partnership"),
    Copied(SiteVisit, within="body__partnership"),
    Copied(OutsideMark, within="body__partnership"),
    Copied(JointTraining, within="body__partnership"),
    Copied(RuleChange, within="body__partnership"),
    Copied(Nomination, within="body__partnership"),
    Copied(Survey, within="body__partnership", withheld=running_surveys),
    Copied(SurveyRole, within="survey__body__partnership", withheld=roles_running),
    Copied(SurveyTally, within="role__survey__body__partnership", made=tallies_as_shown),
    Copied(ValueSet, within="partnership"),
    Copied(ImprovementProject, within="body__partnership"),
    Copied(Trial, within="project__body__partnership"),
    Copied(MeasuredValue, within="project__body__partnership"),
    Copied(Adoption, within="body__partnership"),
    Copied(CriterionAnswer, within="body__partnership"),
    Copied(Assessment, within="body__partnership"),
    Copied(AssessmentWord, within="assessment__body__partnership"),
)
