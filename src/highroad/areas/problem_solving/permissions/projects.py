"""May this person begin a project, plan and study a test, enter a value, end it, take it over?"""

from __future__ import annotations

from highroad.areas.accounts.models import User
from highroad.areas.partnerships.models import Body
from highroad.areas.problem_solving.models.projects import ImprovementProject, Trial
from highroad.areas.problem_solving.permissions.issues import may_take_part
from highroad.areas.problem_solving.rules import projects as rules
from highroad.areas.problem_solving.vocabulary.projects import TrialVerdict
from highroad.kit.answers import Answer, no


def may_work_on(user: User, project: ImprovementProject) -> Answer:
    """Anybody with a seat on a side of the body, while the project goes on."""
    if project.end:
        return no("This project has ended.")
    return may_take_part(user, project.body)


def may_study(user: User, trial: Trial) -> Answer:
    """A test is studied once."""
    if trial.verdict:
        return no("This test has ended already.")
    return may_work_on(user, trial.project)


def may_adopt(user: User, practice: ImprovementProject, body: Body) -> Answer:
    """A body takes over what another has tested and adopted, once."""
    if body.pk == practice.body_id:
        return no("This practice is of this body.")
    verdicts = [
        TrialVerdict(verdict)
        for verdict in practice.trials.exclude(verdict="").values_list("verdict", flat=True)
    ]
    answer = rules.may_be_practice(verdicts)
    if not answer:
        return answer
    if practice.adoptions.filter(body=body, project__isnull=False).exists():
        return no("This body has taken it over already.")
    return may_take_part(user, body)
