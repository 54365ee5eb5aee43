"""The reading room in a real browser, served to it on this machine."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

from onrecord.layout import bundled

HERE = Path(__file__).parent
SHOTS = bundled().work / "screenshots"
_CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
_AXE = HERE / "node_modules" / "axe-core" / "axe.min.js"
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a reading room over the checkout, as `onrecord browse` prints it."""
    command = [sys.executable, "-m", "onrecord.cli", "browse", str(bundled().root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://[^\s/]+", process.stdout.readline())
        assert found, "onrecord browse printed no address"
        yield found[0]
        process.terminate()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium."""
    if _CHROMIUM is None:
        pytest.skip("needs Chromium, as Debian's package chromium brings it")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=_CHROMIUM, args=_FLAGS)
        yield started
        started.close()


class Visitor:
    """Somebody with a browser, who notes whatever goes wrong."""

    def __init__(self, context: BrowserContext, address: str) -> None:
        self.address = address
        self.context = context
        self.page: Page = context.new_page()
        self.page.set_default_timeout(10_000)
        self.faults: list[str] = []
        self.page.on("console", self._note_message)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("request", self._note_request)

    def open(self, path: str) -> Page:
        """Go to a page of the site."""
        self.page.goto(self.address + path, wait_until="load")
        return self.page

    def shoot(self, name: str) -> None:
        """Keep a picture of the page under build/, to be looked at."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"{name}.png")

    def check_accessibility(self) -> list[str]:
        """Name what axe-core finds serious or critical, with the elements."""
        if not _AXE.is_file():
            pytest.skip("needs axe-core; run: npm ci --prefix tests/browser")
        # In the page's own world the policy of the page would forbid it.
        self.page.evaluate(_AXE.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("axe.run()")
        return [
            json.dumps([each["id"], [node["html"] for node in each["nodes"]][:5]])
            for each in found["violations"]
            if each["impact"] in ("serious", "critical")
        ]

    def _note_message(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.faults.append(f"console: {message.text}")

    def _note_request(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self.faults.append(f"outside request: {request.url}")


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """Make a visitor; the test fails if the browser noted an error or an outside request."""
    visitors: list[Visitor] = []

    def make(**options: Any) -> Visitor:
        visitors.append(Visitor(browser.new_context(**options), address))
        return visitors[-1]

    yield make
    faults = [fault for visitor in visitors for fault in visitor.faults]
    for visitor in visitors:
        visitor.context.close()
    assert faults == []
