"""The reading room over small packages and over the bundled one, asked without a network."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from curated import Built

import onrecord
from onrecord.browse.app import make_app
from onrecord.layout import bundled


class Site:
    """The pages of a package, each asked for by its path."""

    def __init__(self, root: Path, **options: Any) -> None:
        self.app = make_app(onrecord.open(root), **options)
        self._runner = asyncio.Runner()
        self._runner.run(self.app.invoke_startup())

    def get(self, path: str, method: str = "GET", **options: Any) -> httpx.Response:
        """Ask for a page; redirects are not followed."""
        return self._runner.run(self.app.client.request(method, path, **options))

    def close(self) -> None:
        """Let go of threads and files."""
        self._runner.close()
        self.app.executor.shutdown()


@pytest.fixture(scope="session")
def article() -> Iterator[Site]:
    """The bundled dataset with the text of its article, as in a checkout."""
    site = Site(bundled().root, shows_texts=True)
    yield site
    site.close()


@pytest.fixture(scope="session")
def released() -> Iterator[Site]:
    """The bundled dataset with what it releases only, as it is where it was installed."""
    site = Site(bundled().root)
    yield site
    site.close()


@pytest.fixture(scope="session")
def bree(built: Built) -> Iterator[Site]:
    """The small curated folder of the tests, all of its text released."""
    site = Site(built.root, shows_texts=True)
    yield site
    site.close()
