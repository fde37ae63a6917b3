"""What is kept of training: programs, their standards, and who looks after them."""

from highroad.areas.training.models.programs import Coordinator, ProgramStandards, TrainingProgram

__all__ = ["Coordinator", "ProgramStandards", "TrainingProgram"]
