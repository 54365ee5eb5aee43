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
        ``attrs["left_out"]`` counts the events that happened and have no row, by reason;
        ``attrs["left_out_pairs"]`` and ``attrs["left_out_weight"]`` what is lost of them in pairs.
        """
        from onrecord.analysis.dyad_days import dyad_days

        return dyad_days(self.load, system=system)

    def officeholders(self, day: Day, *, office: str | None = None) -> pd.DataFrame:
        """Give who held which office on a day, or may have held it, as the appointments say.

        One row per office and person; ``certainty`` is ``certain`` or ``possible``, and ``because``
        names the appointments that say so, parted by commas. ``office`` is an office_id, None takes
        all. What the actions mean:

        - ``incumbent`` and ``acting`` hold the office on the day of their date, and through all of
          it if it is a duration; so does ``former`` with a duration.
        - ``sworn_in`` and ``appointed`` may hold it from their date on, until ``resigned``,
          ``dismissed``, ``defeated`` or ``former`` without a duration ends that. Who lost a vote
          may stay until the term is over, so a stated duration outlives ``defeated``. An end that
          may lie after the beginning, by dates that are coarse, is taken to lie after it.
        - Whoever is certain to hold it as the successor of another (``predecessor_id``) ends what
          the other may hold.
        - All others, such as ``designate``, ``nominated``, ``candidate`` and ``elected``, hold
          nothing.

        A row without a date speaks of the day on which its document was published. It is never
        more than possible: a text may speak of an earlier time, and call a man general who is long
        dead. Nothing is carried beyond what a row says: who is ``incumbent`` in May is not said to
        be so in June. ``certain`` is only what leaves no doubt: one exact day, the first of
        ``sworn_in`` included, or the days that a duration must contain. An appointment whose event
        is not actual and positive says nothing. One without any date, whose document has none
        either, is passed over; ``attrs["left_out"]`` has their number.

        Raises UsageError for what is no day, and for an office that does not exist.
        """
        from onrecord.analysis.officeholders import officeholders

        return officeholders(self.load, day, office=office)

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
