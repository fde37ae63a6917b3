"""The platform's own settings, and one empty signed-in page to compare with."""

from highroad.config.settings import *  # noqa: F403

ROOT_URLCONF = "benchmarks.pages.urls"
