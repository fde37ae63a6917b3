"""Issues and projects by their words; never what lies in a side's room, a sealed list or hidden options."""

from __future__ import annotations

from django.db.models import Q

from highroad.areas.accounts.models import User
from highroad.areas.partnerships import queries as partnerships
from highroad.areas.partnerships.models import Partnership
from highroad.areas.problem_solving.models import Issue, IssueStep, Trial
from highroad.areas.problem_solving.queries.projects import visible
from highroad.kit.refs import Ref
from highroad.kit.searching import MOST_HITS, Hit, all_words, around, words_of


def find_issues(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Issues of which the question, the clause or the reason of a step holds each word."""
    words, joint = words_of(asked), partnerships.joint_partnerships(seen_by)

    own = IssueStep.objects.filter(issue__body__partnership=partnership)

    def holds(word: str) -> Q:
        steps = own.filter(reason__icontains=word)
        return (
            Q(question__icontains=word)
            | Q(clause__icontains=word)
            | Q(pk__in=steps.values("issue"))
        )

    found = Issue.objects.filter(
        all_words(words, holds), body__partnership=partnership, body__partnership__in=joint
    )
    rows = found.select_related("body").order_by("-raised_at")[:MOST_HITS]
    return [
        Hit(Ref.to(row), row.question, row.body.name, row.raised_at, row.clause) for row in rows
    ]


def find_projects(partnership: Partnership, asked: str, *, seen_by: User) -> list[Hit]:
    """Projects of which the title, the goal, the measure or a test holds each word."""
    words = words_of(asked)

    own = Trial.objects.filter(project__body__partnership=partnership)

    def holds(word: str) -> Q:
        trials = own.filter(Q(idea__icontains=word) | Q(learned__icontains=word))
        return (
            Q(title__icontains=word)
            | Q(goal__icontains=word)
            | Q(measure__icontains=word)
            | Q(pk__in=trials.values("project"))
        )

    rows = visible(seen_by).filter(all_words(words, holds), body__partnership=partnership)
    return [
        Hit(Ref.to(row), row.title, row.body.name, row.recorded_at, around(row.goal, words))
        for row in rows.order_by("-recorded_at")[:MOST_HITS]
    ]
