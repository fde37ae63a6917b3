"""The first page on a slow line: what it weighs on the wire, and when somebody can read and use it.

    python -m benchmarks.public.slow_line [--kilobits 400] [--latency 400]

Starts the platform with its demonstration world and opens the front page in Chromium with nothing kept,
English and Spanish, on a phone, throttled by the browser itself.
"""

from __future__ import annotations

import argparse
import shutil
from typing import Any

from playwright.sync_api import sync_playwright

from benchmarks.pages.run import server

QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
)  # fmt: skip
MOST_BYTES = 200_000
MOST_SECONDS = 5.0
PAINTED = """() => {
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  const page = performance.getEntriesByType('navigation')[0];
  return [paint.startTime, page.domInteractive, page.loadEventEnd].map((one) => one / 1000);
}"""


def open_page(browser: Any, address: str, *, kilobits: int, latency: int) -> tuple[float, ...]:
    """Bytes on the wire, then the seconds until the first words are painted, the page answers, all is there."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    tools = context.new_cdp_session(page)
    weights: list[float] = []
    tools.on("Network.loadingFinished", lambda told: weights.append(told["encodedDataLength"]))
    tools.send("Network.enable")
    speed = {"downloadThroughput": kilobits * 125, "uploadThroughput": kilobits * 125}
    tools.send("Network.emulateNetworkConditions", {"offline": False, "latency": latency, **speed})
    page.goto(address, wait_until="load")
    page.get_by_role("main").get_by_role("link").first.wait_for()
    page.wait_for_timeout(500)
    found = page.evaluate(PAINTED)
    context.close()
    return (sum(weights), *found)


def chromium() -> str | None:
    """The system's Chromium; without one, the browser that comes with the driver."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next((found for name in names if (found := shutil.which(name))), None)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--kilobits", type=int, default=400)
    arguments.add_argument("--latency", type=int, default=400)
    chosen = arguments.parse_args()
    with server() as port, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=list(QUIET))
        open_page(browser, f"http://127.0.0.1:{port}/", kilobits=100_000, latency=0)
        for path in ("/", "/es/"):
            weight, painted, answers, whole = open_page(
                browser, f"http://127.0.0.1:{port}{path}",
                kilobits=chosen.kilobits, latency=chosen.latency,
            )  # fmt: skip
            usable = max(painted, answers)
            print(
                f"{path:5} {weight / 1000:6.1f} kB on the wire   words after {painted:4.1f} s   "
                f"usable after {usable:4.1f} s   whole after {whole:4.1f} s"
            )
            assert weight <= MOST_BYTES, f"heavier than {MOST_BYTES} bytes"
            assert usable <= MOST_SECONDS, f"slower than {MOST_SECONDS} s"
        browser.close()


if __name__ == "__main__":
    main()
