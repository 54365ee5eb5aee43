"""On the Record: what happened, who did it, who said what, who was named to which office.

>>> import onrecord
>>> onrecord.list_tables()[:4]
['events', 'actors', 'quotes', 'appointments']
"""

import sys

# Nothing else is imported until a verb is asked for. Type checkers hold a variable of this name for
# true, so they see the imports without the module `typing` being loaded.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from onrecord.access import Package, open
    from onrecord.analysis.between import between
    from onrecord.citation.verify_rows import Comparison, RowFinding
    from onrecord.errors import DataError, OnRecordError, Problem, UsageError
    from onrecord.release.find_evidence import Evidence
    from onrecord.verbs import (
        cite,
        describe,
        diff,
        dyad_days,
        dyads,
        evidence,
        export,
        list_tables,
        load,
        locate,
        network,
        officeholders,
        plot_network,
        plot_timeline,
        scan,
        timeline,
        verify_citation,
    )
    from onrecord.versions.diff import Diff

    __version__: str

__all__ = [
    "Comparison",
    "DataError",
    "Diff",
    "Evidence",
    "OnRecordError",
    "Package",
    "Problem",
    "RowFinding",
    "UsageError",
    "__version__",
    "between",
    "cite",
    "describe",
    "diff",
    "dyad_days",
    "dyads",
    "evidence",
    "export",
    "list_tables",
    "load",
    "locate",
    "network",
    "officeholders",
    "open",
    "plot_network",
    "plot_timeline",
    "scan",
    "timeline",
    "verify_citation",
]

_HOMES = {
    "between": "analysis.between",
    "dyad_days": "verbs",
    "dyads": "verbs",
    "network": "verbs",
    "officeholders": "verbs",
    "plot_network": "verbs",
    "plot_timeline": "verbs",
    "timeline": "verbs",
    "Package": "access",
    "describe": "verbs",
    "diff": "verbs",
    "evidence": "verbs",
    "list_tables": "verbs",
    "load": "verbs",
    "locate": "verbs",
    "scan": "verbs",
    "open": "access",
    "__version__": "verbs",
    "cite": "verbs",
    "export": "verbs",
    "verify_citation": "verbs",
    "DataError": "errors",
    "OnRecordError": "errors",
    "Problem": "errors",
    "UsageError": "errors",
    "Comparison": "citation.verify_rows",
    "RowFinding": "citation.verify_rows",
    "Diff": "versions.diff",
    "Evidence": "release.find_evidence",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'onrecord' has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"onrecord.{_HOMES[name]}"), name)
    return found() if name == "__version__" else found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})


class _VerbsFirst(type(sys)):  # type: ignore[misc]
    # Importing the folder onrecord.evidence would set it as an attribute here, and
    # onrecord.evidence("...") would no longer be the verb.
    def __setattr__(self, name: str, value: object) -> None:
        if name not in _HOMES or not isinstance(value, type(sys)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _VerbsFirst
