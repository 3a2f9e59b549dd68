"""A headless Chromium for the tests; where there is none, the tests say so and what to install."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.service import Service

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
DRIVERS = ("chromedriver", "chromium.chromedriver")


def _first(names: tuple[str, ...]) -> str | None:
    return next((path for path in map(shutil.which, names) if path), None)


@contextmanager
def chromium(profile: Path) -> Iterator[webdriver.Chrome]:
    """Give a browser that has no network but the files of this machine, and keeps all that its console says."""
    browser, driver = _first(BROWSERS), _first(DRIVERS)
    if browser is None or driver is None:
        pytest.skip("no Chromium with its driver on this machine: apt-get install chromium chromium-driver")
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for argument in (
        "--headless=new",
        "--no-sandbox",  # containers that run as root have none; the pages are our own
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--window-size=1280,900",
        f"--user-data-dir={profile}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    chrome = webdriver.Chrome(options=options, service=Service(driver))
    try:
        chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", media("light"))
        yield chrome
    finally:
        chrome.quit()


def media(scheme: str) -> dict[str, Any]:
    """Return what to emulate: light or dark, and no smooth scrolling, so that nothing is still moving when asked."""
    features = {"prefers-color-scheme": scheme, "prefers-reduced-motion": "reduce"}
    return {"features": [{"name": name, "value": value} for name, value in features.items()]}


def log(chrome: webdriver.Chrome, kind: str) -> list[dict[str, Any]]:
    """Return what was logged since it was last asked: "browser" for the console, "performance" for requests."""
    entries: list[dict[str, Any]] = chrome.get_log(kind)  # type: ignore[no-untyped-call]
    return entries
