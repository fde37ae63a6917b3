"""The server is killed without warning, again and again, while people file and sign: nothing acknowledged is lost.

The suite kills a few times. A longer run, which ends after that many kills or seconds, whichever is first:

    HIGHROAD_TEST_DATABASE=sqlite HIGHROAD_KILLS=500 HIGHROAD_KILL_SECONDS=3600 \
        python -m pytest -s tests/journeys/test_killed.py
"""

from __future__ import annotations

import http.client
import json
import os
import random
import secrets
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from tests.databases import free_port

pytestmark = [pytest.mark.pure, pytest.mark.xdist_group("killed")]
KILLS = int(os.environ.get("HIGHROAD_KILLS", "5"))
SECONDS = float(os.environ.get("HIGHROAD_KILL_SECONDS", "600"))
CSRF = secrets.token_hex(16)
BOUNDARY = "a-line-between"


class Server:
    """Web and worker, in a process group that dies as one."""

    def __init__(self, folder: Path) -> None:
        self.port = free_port()
        self.environment = {
            **os.environ,
            "HIGHROAD_MODE": "demonstration",
            "HIGHROAD_DATA": str(folder),
            "HIGHROAD_DATABASE": f"sqlite:////{folder / 'killed.sqlite3'}".replace(
                "////", "///", 1
            ),
            "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
        }
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> None:
        web = ["granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(self.port),
               "--log-level", "critical", "highroad.config.wsgi:application"]  # fmt: skip
        worker = ["django", "db_worker", "--backend", "background", "--queue-name", "background"]
        self.processes = [
            subprocess.Popen(
                [sys.executable, "-m", *command], env=self.environment, start_new_session=True,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )
            for command in (web, worker)
        ]  # fmt: skip
        until = time.monotonic() + 120
        while time.monotonic() < until:
            if self.answers():
                return
            time.sleep(0.1)
        raise AssertionError("the server did not come up again")

    def answers(self) -> bool:
        """Whether a page is served: the port is open long before the application is loaded."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            connection.request("GET", "/help/")
            return connection.getresponse().status < 500
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        for process in self.processes:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def run(self, what: str, given: str = "") -> Any:
        done = subprocess.run(
            [sys.executable, "-m", "tests.journeys.killed_world", what], input=given, text=True,
            env=self.environment, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr[-2000:]
        return json.loads(done.stdout.strip().splitlines()[-1])


class Person(threading.Thread):
    """Somebody who goes on working whatever happens; keeps what the server acknowledged."""

    def __init__(self, server: Server, session: str, scene: dict[str, str]) -> None:
        super().__init__(daemon=True)
        self.server, self.session, self.scene = server, session, scene
        self.acknowledged: dict[str, list[str]] = {"decision": [], "answer": [], "filing": []}
        self.is_done = threading.Event()

    def post(self, path: str, body: bytes, kind: str) -> str | None:
        """Where the server leads to after an acknowledged act; None if it died or refused."""
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=20)
        try:
            connection.request("POST", path, body, {
                "Content-Type": kind, "Cookie": f"session={self.session}; csrf={CSRF}",
            })  # fmt: skip
            answer = connection.getresponse()
            answer.read()
        except (OSError, http.client.HTTPException):
            time.sleep(0.05)
            return None
        finally:
            connection.close()
        return answer.headers["Location"] if answer.status == 302 else None

    def send(self, path: str, **fields: str) -> str | None:
        body = urlencode({"csrfmiddlewaretoken": CSRF, **fields}).encode()
        return self.post(path, body, "application/x-www-form-urlencoded")

    def run(self) -> None:
        while not self.is_done.is_set():
            self.act()


class Signer(Person):
    def act(self) -> None:
        where = self.send(
            f"/decisions/in/{self.scene['body']}/propose/",
            title="Paid time",
            text=secrets.token_hex(20),
        )
        if where is None:
            return
        key = where.split("/")[-2]
        self.acknowledged["decision"].append(key)
        if self.send(f"/decisions/{key}/sign/", number="1", stance="agree", statement="on"):
            self.acknowledged["answer"].append(key)


class Filer(Person):
    def act(self) -> None:
        name = secrets.token_hex(6)
        lines = [
            "project,contractor,week_ending,worker,classification,hours,rate,gross,net,sex,race,overtime_hours"
        ]
        lines += [
            f"Pier,Firm,2026-01-04,{name}{n},Carpenter Journeyworker,40,30,1200,900,Female,White,0"
            for n in range(20)
        ]
        parts = [
            ("csrfmiddlewaretoken", "", CSRF),
            ("file", f'; filename="{name}.csv"', "\n".join(lines)),
        ]
        body = "".join(
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"{more}\r\n\r\n{value}\r\n'
            for field, more, value in parts
        )
        where = self.post(
            f"/filings/{self.scene['partnership']}/new/", f"{body}--{BOUNDARY}--\r\n".encode(),
            f"multipart/form-data; boundary={BOUNDARY}",
        )  # fmt: skip
        if where is not None:
            self.acknowledged["filing"].append(where.split("/")[3])


def test_nothing_acknowledged_is_lost_and_nothing_is_half_done(tmp_path: Path):
    server, seed = Server(tmp_path), random.randrange(10**6)
    chance = random.Random(seed)
    scene = server.run("set")
    people = [Signer(server, scene["labor"], scene), Signer(server, scene["management"], scene),
              Filer(server, scene["management"], scene)]  # fmt: skip
    server.start()
    for person in people:
        person.start()
    kills, until = 0, time.monotonic() + SECONDS
    while kills < KILLS and time.monotonic() < until:
        kills += 1
        time.sleep(chance.uniform(1.5, 4))
        server.kill()
        server.start()
    time.sleep(3)
    for person in people:
        person.is_done.set()
    for person in people:
        person.join()
    server.kill()
    together = {
        kind: [key for p in people for key in p.acknowledged[kind]]
        for kind in people[0].acknowledged
    }

    print(f"{kills} kills, acknowledged: { {k: len(v) for k, v in together.items()} }, seed {seed}")
    assert all(together.values()), (
        f"too little was acknowledged to judge by: { {k: len(v) for k, v in together.items()} }"
    )
    assert server.run("judge", json.dumps(together)) == [], f"seed {seed}"
