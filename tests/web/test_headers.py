"""P30: headers and cookies, as an installation in production sends them."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

pytestmark = pytest.mark.pure
FOREIGN = ("HIGHROAD_", "DJANGO_")
ASK = """
import json, django
django.setup()
from django.conf import settings
from django.test import Client
answer = Client(headers={"host": "highroad.example.org"}).get("/api/v1/openapi.json", secure=True)
plain = Client(headers={"host": "highroad.example.org"}).get("/api/v1/openapi.json")
cookies = {name: getattr(settings, name) for name in dir(settings) if "COOKIE" in name}
print(json.dumps({"headers": dict(answer.headers), "plain": plain.status_code, "cookies": cookies}, default=str))
"""


def in_production(folder, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)},
        "HIGHROAD_MODE": "production",
        "HIGHROAD_SECRET": "for-this-test-only-" + "0123456789abcdefghijklmnopqrstuvwxyzABCDEF",
        "HIGHROAD_ADDRESS": "https://highroad.example.org",
        "HIGHROAD_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "highroad.config.settings",
    }
    return subprocess.run(
        [sys.executable, *arguments], env=environment, capture_output=True, text=True, timeout=120
    )


def test_p30_the_check_before_deployment_has_nothing_to_say(tmp_path):
    done = in_production(tmp_path, "-m", "django", "check", "--deploy", "--fail-level", "WARNING")

    assert done.returncode == 0, done.stderr


def test_p30_every_answer_carries_its_headers_and_cookies_stay_on_this_host(tmp_path):
    done = in_production(tmp_path, "-c", ASK)
    told = json.loads(done.stdout)
    headers, cookies = told["headers"], told["cookies"]

    policy = headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"
    assert told["plain"] == 301
    for kind in ("SESSION", "CSRF"):
        assert cookies[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert cookies[f"{kind}_COOKIE_SECURE"] is True
        assert cookies[f"{kind}_COOKIE_PATH"] == "/"
        assert cookies[f"{kind}_COOKIE_DOMAIN"] is None
    assert cookies["SESSION_COOKIE_HTTPONLY"] is True
