"""The `highroad` command: serve, demo, check-filing, verify, and what an operator needs."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence

from django.core.exceptions import ImproperlyConfigured
from django.core.management import ManagementUtility
from witness import verify

from highroad.background import serving

COMMANDS = {
    "serve": "serve the site, with its worker and its clock, until told to stop",
    "content": "add the library, helpers and examples that come with the platform",
    "demo": "load the demonstration: fictional people, made-up figures",
    "check-filing": "check a workforce file where it lies: FILE [--layout NAME] [--json]",
    "check-credential": "check anybody's badge or record, offline: FILE [--beside FILE] [--name NAME]",
    "verify": "check a bundle of the joint record, offline: BUNDLE [--policy FILE]",
    "check-record": "compare every record with the newest checkpoint kept outside the database",
    "migrate": "bring the database up to date",
    "invite": "invite somebody to the platform: EMAIL [--role operator]",
    "copy-partnership": "take a full copy of a partnership: KEY FILE",
    "load-partnership": "load a copy that another Highroad made: FILE [--check] [--key KEY]",
    "tick": "do what is due: send mails, sign checkpoints",
}
CANNOT_START = 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Each has its own `--help`."""
    parser = argparse.ArgumentParser(
        prog="highroad",
        description="The platform on which labor-management partnerships run themselves.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="commands:\n" + "\n".join(f"  {name:<18}{what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(sys.argv[1:] if arguments is None else list(arguments))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "highroad.config.settings")
    if chosen.command == "verify":
        return verify.main(chosen.rest)
    if chosen.command == "serve":
        return serving.main(chosen.rest)
    if chosen.command in ("check-filing", "check-credential"):
        return check_alone(chosen.command.replace("-", "_"), chosen.rest)
    if chosen.command == "demo":
        os.environ.setdefault("HIGHROAD_MODE", "demonstration")
    return run_in_django(chosen.command.replace("-", "_"), chosen.rest)


def check_alone(command: str, arguments: Sequence[str]) -> int:
    """Needs no installation: where none is named, a folder that is gone afterwards will do."""
    with tempfile.TemporaryDirectory(prefix="highroad-") as folder:
        if "HIGHROAD_SECRET" not in os.environ:
            os.environ.setdefault("HIGHROAD_MODE", "demonstration")
            os.environ.setdefault("HIGHROAD_DATA", folder)
        return run_in_django(command, arguments)


def run_in_django(command: str, arguments: Sequence[str]) -> int:
    """A management command; what it exits with. 2 and a sentence if the settings are nonsense."""
    try:
        ManagementUtility(["highroad", command, *arguments]).execute()
    except ImproperlyConfigured as nonsense:
        print(nonsense, file=sys.stderr)
        return CANNOT_START
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    return 0


if __name__ == "__main__":
    sys.exit(main())
