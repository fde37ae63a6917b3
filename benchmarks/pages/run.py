"""Pages per second of the home and of a decision, beside an empty signed-in Django page, in one run.

    python -m benchmarks.pages.run [--seconds 10]

Starts the platform's own server on the demonstration world, signs in as its labor co-chair, and asks for
the three pages in turn, several rounds, so that a drifting machine troubles all of them alike.
"""

from __future__ import annotations

import argparse
import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

ROUNDS = 5
CLIENTS = 4


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server() -> Iterator[int]:
    """The platform with its demonstration world, on a port of its own."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port()
        environment = {
            **os.environ,
            "HIGHROAD_MODE": "demonstration",
            "HIGHROAD_DATA": folder,
            "HIGHROAD_ADDRESS": f"http://127.0.0.1:{port}",
            "DJANGO_SETTINGS_MODULE": "benchmarks.pages.settings",
        }
        for command in (["migrate", "--verbosity", "0"], ["demo"]):
            subprocess.run([sys.executable, "manage.py", *command], env=environment, check=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
             "--port", str(port), "--log-level", "error", "benchmarks.pages.wsgi:application"],
            env=environment,
        )  # fmt: skip
        try:
            wait_for(port)
            yield port
        finally:
            process.terminate()
            process.wait()


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("The server did not start.")


class Visitor:
    """One browser's worth of cookies."""

    def __init__(self, port: int) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies: dict[str, str] = {}

    def ask(self, verb: str, path: str, body: str = "") -> tuple[int, str]:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        self.connection.request(verb, path, body, headers)
        answer = self.connection.getresponse()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, rest = line.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        return answer.status, answer.read().decode(errors="replace")

    def sign_in_as(self, name: str) -> None:
        """By the demonstration's own page: the form with the button of that person."""
        _, page = self.ask("GET", "/account/demonstration/")
        form = next((f for f in page.split("<form")[1:] if f"Sign in as {name}<" in f), None)
        if form is None:
            raise SystemExit(f"The demonstration page does not offer {name}.")
        fields = re.findall(r'name="([^"]+)" value="([^"]*)"', form)
        body = "&".join(f"{field}={value}" for field, value in fields)
        status, _ = self.ask("POST", "/account/demonstration/", body)
        if status != 302:
            raise SystemExit(f"Signing in answered {status}.")


def pages_per_second(port: int, cookies: dict[str, str], path: str, seconds: float) -> float:
    counts = [0] * CLIENTS
    until = time.monotonic() + seconds

    def visit(number: int) -> None:
        visitor = Visitor(port)
        visitor.cookies = dict(cookies)
        while time.monotonic() < until:
            status, _ = visitor.ask("GET", path)
            if status != 200:
                raise SystemExit(f"{path} answered {status}.")
            counts[number] += 1

    threads = [threading.Thread(target=visit, args=(number,)) for number in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--seconds", type=float, default=10)
    each = arguments.parse_args().seconds / ROUNDS
    with server() as port:
        lena = Visitor(port)
        lena.sign_in_as("Lena Ortiz")
        _, home = lena.ask("GET", "/home/")
        decision = re.search(r'href="(/decisions/[0-9a-f-]{36}/)"', home)
        if decision is None:
            raise SystemExit("Nothing waits for labor in the demonstration.")
        paths = {"empty": "/empty/", "home": "/home/", "decision": decision.group(1)}
        rates: dict[str, list[float]] = {name: [] for name in paths}
        for _ in range(ROUNDS):
            for name, path in paths.items():
                rates[name].append(pages_per_second(port, lena.cookies, path, each))
    empty = statistics.median(rates["empty"])
    for name, found in rates.items():
        middle = statistics.median(found)
        print(
            f"{name:9} {middle:8.1f} pages/s   {empty / middle:5.2f} x the time of the empty page"
        )


if __name__ == "__main__":
    main()
