"""The analyst's verbs as methods, for whatever can load tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    from matplotlib.axes import Axes

    from onrecord.analysis.between import Day


class Analyses:
    """What an analyst asks of a dataset; the modules of the same names say how it is answered."""

    def load(self, name: str) -> Any:
        """Load a table or view as a pandas frame."""
        raise NotImplementedError

    def timeline(
        self, *, since: Day | None = None, until: Day | None = None, certain: bool = False
    ) -> pd.DataFrame:
        """Give the dated rows of events, quotes and appointments, the earliest first.

        With ``since`` or ``until``, only those that may lie within these days, both included; with
        ``certain``, only those that must. ``attrs["left_out"]`` counts the rows without a date.
        """
        from onrecord.analysis.timeline import timeline

        return timeline(self.load, since=since, until=until, certain=certain)

    def network(self, *, happened: bool = True) -> nx.MultiDiGraph:
        """Give a networkx graph of actors, with an edge per event and pair of actor and recipient.

        By default of what happened, else of everything; ``modality`` and ``polarity`` of an edge
        tell.
        """
        from onrecord.analysis.network import network

        return network(self.load, happened=happened)

    def dyads(self, *, happened: bool = True) -> pd.DataFrame:
        """Give one row per actor and recipient of an event, with weight and codes of both sides.

        By default of what happened, else of everything, with ``has_happened`` to tell.
        ``attrs["left_out"]`` counts the events without a pair.
        """
        from onrecord.analysis.dyads import dyads

        return dyads(self.load, happened=happened)

    def dyad_days(self, *, system: str = "cow") -> pd.DataFrame:
        """Give one row per two states and day with what one did toward the other, ready to merge.

        States are keyed by Correlates of War (``cow``) or Gleditsch-Ward codes (``gw``).
        ``attrs["left_out"]`` counts the events that happened and have no row, by reason.
        """
        from onrecord.analysis.dyad_days import dyad_days

        return dyad_days(self.load, system=system)

    def officeholders(self, day: Day, office: str | None = None) -> pd.DataFrame:
        """Give who held which office on a day, or may have held it, and the rows that say so.

        ``certainty`` is ``certain`` or ``possible``; ``office`` is an office_id, None takes all.
        """
        from onrecord.analysis.officeholders import officeholders

        return officeholders(self.load, day, office)

    def plot_timeline(
        self,
        *,
        since: Day | None = None,
        until: Day | None = None,
        certain: bool = False,
        ax: Axes | None = None,
    ) -> Axes:
        """Draw the timeline with matplotlib: a line per row, a bar where its date is uncertain."""
        from onrecord.analysis.plot_timeline import plot_timeline

        return plot_timeline(self.timeline(since=since, until=until, certain=certain), ax=ax)

    def plot_network(self, *, happened: bool = True, ax: Axes | None = None) -> Axes:
        """Draw the network with matplotlib: who acts on whom, in cooperation or in conflict."""
        from onrecord.analysis.plot_network import plot_network

        return plot_network(self.network(happened=happened), ax=ax)
