"""Write proposals in the form of the curated corroborations, never over what a person wrote."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from pathlib import Path

from onrecord.corroboration.proposal import Proposal
from onrecord.forms.own_file import is_edited, put, with_hash
from onrecord.forms.to_yaml import to_yaml

ANNOTATOR = "corroborate"
DECLARATION = (
    f"{ANNOTATOR},rule,Comparison with records,"
    '"The command corroborate compared rows with official records by people, places, offices and '
    'dates, and proposed findings by fixed rules."'
)
_HEAD = """\
# Proposed by `onrecord corroborate` for a person to settle. Copy what you confirm to
# data/curated/records/corroborations.yaml, name yourself there as the annotator, and write
# `status: curated`. What stands there is not proposed again. A score ranks and is no probability.
# Who keeps the annotator named here declares it in data/curated/vocabularies/annotators.csv:
# {declaration}
"""


def write_proposals(path: Path, proposals: Iterable[Proposal], last_number: int) -> Path:
    """Write proposals to a file, with ids after the last number; gives the path of the file.

    A file of that name that a person has changed, or that is none of ours, stays as it is: then the
    proposals are written beside it, to the name with ``-2``, and so on.
    """
    items = [_to_item(each, number) for number, each in enumerate(proposals, last_number + 1)]
    body = to_yaml({"corroborations": items}) or "corroborations: []\n"
    target = _find_free(path)
    put(target, with_hash(_HEAD.format(declaration=DECLARATION), body))
    return target


def _find_free(path: Path) -> Path:
    names = (path if n == 1 else path.with_stem(f"{path.stem}-{n}") for n in count(1))
    return next(each for each in names if not is_edited(each))


def _to_item(proposal: Proposal, number: int) -> dict[str, str]:
    return {
        "id": f"c{number:02}",
        "row": proposal.row_id,
        "record": proposal.record_id,
        "finding": proposal.finding,
        "note": proposal.note,
        "annotator": ANNOTATOR,
        "status": "draft",
    }
