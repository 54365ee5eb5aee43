"""How an event is drawn on a timeline: a bar as long as its date is uncertain, or a point."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from onrecord.browse.pictures.scale import Scale

# A bar shorter than this share of the line, in percent, would hardly be seen: it becomes a point.
_SHORTEST_BAR = 1.5
QUADS = {
    "1": "verbal cooperation",
    "2": "material cooperation",
    "3": "verbal conflict",
    "4": "material conflict",
    "none": "neither",
}


@dataclass(frozen=True)
class Mark:
    """Where to draw an event, in percent of the line; which of its ends are open, and which
    lie beyond the line."""

    left: float
    right: float
    is_point: bool
    opens_left: bool
    opens_right: bool
    is_cut_left: bool
    is_cut_right: bool

    @property
    def width(self) -> float:
        """How long the bar is."""
        return round(self.right - self.left, 3)

    @property
    def middle(self) -> float:
        """Where a point is drawn."""
        return round((self.left + self.right) / 2, 3)


def place(scale: Scale, earliest: date | None, latest: date | None) -> Mark:
    """Place an event that can lie from a day to a day; None is an open end, drawn to the edge.

    What lies beyond the scale is cut off at its edge.

    >>> june = Scale(date(2024, 6, 1), date(2024, 6, 30))
    >>> place(june, date(2024, 6, 1), date(2024, 6, 3)).width
    10.0
    """
    left = scale.start(earliest) if earliest else 0.0
    right = scale.end(latest) if latest else 100.0
    is_open = earliest is None or latest is None
    return Mark(
        left=round(_within(left), 3),
        right=round(_within(right), 3),
        is_point=right - left < _SHORTEST_BAR and not is_open,
        opens_left=earliest is None,
        opens_right=latest is None,
        is_cut_left=left < 0,
        is_cut_right=right > 100,
    )


def quad(quad_class: object) -> str:
    """The name of a quadrant in styles: 1 to 4, or none.

    >>> quad(4), quad(None)
    ('4', 'none')
    """
    return str(quad_class) if str(quad_class) in QUADS else "none"


def _within(at: float) -> float:
    return min(max(at, 0.0), 100.0)
