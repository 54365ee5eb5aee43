"""Some hundreds of the requests that the soak in benchmarks/ sends by the ten thousand."""

from __future__ import annotations

from typing import Any

import pytest
from mixed.mixture import Mixture


@pytest.mark.parametrize("name", ["article", "bree"])
def test_mixed_requests(name: str, request: pytest.FixtureRequest) -> None:
    """Whatever is asked for, in whatever order, is answered with the status that it should have."""
    site: Any = request.getfixturevalue(name)
    room = site.app.room
    answers = [
        (asked.path, site.get(asked.path).status_code, asked.statuses)
        for asked in Mixture(room.package.root, room.database).draw(300, seed=3)
    ]
    assert [answer for answer in answers if answer[1] not in answer[2]] == []
