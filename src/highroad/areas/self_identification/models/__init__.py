"""What is kept of voluntary answers."""

from highroad.areas.self_identification.models.answers import AboutMe, DisabilityWord

__all__ = ["AboutMe", "DisabilityWord"]
