"""Makes what is not committed: compiled translations, web fonts, fonts for documents.

Run by hatchling for wheels and editable installs, and by hand: `python build_hook.py`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import polib

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # by hand, without the build tools
    BuildHookInterface = object  # type: ignore[assignment,misc]

SOURCE = Path(__file__).parent / "src" / "highroad"


def compile_translations() -> None:
    """Write a `.mo` beside every `.po` that is newer."""
    for po in SOURCE.glob("locale/*/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            polib.pofile(str(po)).save_as_mofile(str(mo))


def make_all() -> None:
    compile_translations()
    sys.path.insert(0, str(Path(__file__).parent))
    from build_fonts import make_fonts

    make_fonts(SOURCE)


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg,misc]
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        make_all()


if __name__ == "__main__":
    make_all()
