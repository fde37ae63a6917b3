"""The `highroad` command: serve, demo, check-filing, verify, and what an operator needs."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from witness import verify

COMMANDS = {
    "serve": "serve the site, with its worker and its clock, until told to stop",
    "demo": "load the demonstration: fictional people, made-up figures",
    "check-filing": "check a workforce file: FILE [--layout NAME] [--json]",
    "verify": "check a bundle of the joint record, offline: BUNDLE [POLICY]",
    "migrate": "bring the database up to date",
    "invite": "invite somebody to the platform: EMAIL [--role operator]",
    "tick": "do what is due: send mails, sign checkpoints",
}
WITHOUT_DJANGO = {"verify": verify.main}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Each has its own `--help`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    parser = argparse.ArgumentParser(
        prog="highroad",
        description="The platform on which labor-management partnerships run themselves.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:<14}{what}" for name, what in COMMANDS.items()),
    )
    parser.add_argument("command", choices=COMMANDS, metavar="COMMAND")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    chosen = parser.parse_args(given)
    if chosen.command in WITHOUT_DJANGO:
        return WITHOUT_DJANGO[chosen.command](chosen.rest)
    if chosen.command == "serve":
        from highroad.background import serving  # reads the settings when it is imported

        return serving.main(chosen.rest)
    return run_in_django(chosen.command.replace("-", "_"), chosen.rest)


def run_in_django(command: str, arguments: Sequence[str]) -> int:
    """A management command; what it exits with."""
    from django.core.management import ManagementUtility

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "highroad.config.settings")
    try:
        ManagementUtility(["highroad", command, *arguments]).execute()
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else int(bool(done.code))
    return 0


if __name__ == "__main__":
    sys.exit(main())
