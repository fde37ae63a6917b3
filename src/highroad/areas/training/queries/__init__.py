"""What can be read of training, and by whom."""

from highroad.areas.training.models import (
    Coordinator,
    Enrollment,
    HoursEntry,
    ProgramStandards,
    TrainingProgram,
)
from highroad.areas.training.queries.copied import COPIED
from highroad.areas.training.queries.programs import (
    ProgramLine,
    ProvisionLine,
    VersionLine,
    get_coordinator,
    get_program,
    get_standards,
    is_coordinator,
    list_coordinators,
    list_programs,
    list_versions,
    newest_version,
    people_to_name,
    provisions_of,
    remarks_on,
    standards_in_force,
    standings_of,
)
from highroad.areas.training.rules.checks import Remark
from highroad.areas.training.rules.lines import (
    Lines,
    read_competencies,
    read_courses,
    read_processes,
    read_steps,
    write_competencies,
    write_courses,
    write_processes,
    write_steps,
)
from highroad.areas.training.rules.packs import standards_on
from highroad.areas.training.rules.terms import StandardsTerms

__all__ = [
    "COPIED",
    "Coordinator",
    "Enrollment",
    "HoursEntry",
    "Lines",
    "ProgramLine",
    "ProgramStandards",
    "ProvisionLine",
    "Remark",
    "StandardsTerms",
    "TrainingProgram",
    "VersionLine",
    "get_coordinator",
    "get_program",
    "get_standards",
    "is_coordinator",
    "list_coordinators",
    "list_programs",
    "list_versions",
    "newest_version",
    "people_to_name",
    "provisions_of",
    "read_competencies",
    "read_courses",
    "read_processes",
    "read_steps",
    "remarks_on",
    "standards_in_force",
    "standards_on",
    "standings_of",
    "write_competencies",
    "write_courses",
    "write_processes",
    "write_steps",
]
