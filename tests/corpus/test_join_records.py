"""Records that people wrote, in place of those that were imported."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder

from onrecord.corpus.facts import Record, RecordAppointment
from onrecord.corpus.join_records import Records, join_records
from onrecord.corpus.origin import Origin
from onrecord.errors import DataError
from onrecord.pipeline.build import build_release

LINE = '{"id":"gazette-7","body":"The Bree Gazette","what":"A notice."}\n'


def record(what: str, *actions: str) -> tuple[Record, Origin]:
    """A record with appointments."""
    rows = [
        RecordAppointment(id=f"a{number}", appointee="ada", office="minister", action=action)
        for number, action in enumerate(actions, start=1)
    ]
    made = Record(id="gazette-7", body="The Bree Gazette", what=what, appointments=rows)
    return made, Origin(Path(), "gazette.yaml")


@pytest.mark.parametrize("own", [(), ("former",)])
def test_a_second_record_in_lines_is_not_lost(own: tuple[str, ...]) -> None:
    """A record in YAML stands in place of one in lines; a second one stays, to be found twice."""
    written: Records = [record("Ours.", *own)]
    second = record("Second.", "resigned")
    joined = join_records(written, [record("First.", "appointed"), second])
    assert [each.what for each, _ in joined] == ["Ours.", "Second."]
    assert [each.action for each in joined[0][0].appointments] == list(own or ("appointed",))


def test_a_record_given_twice_is_refused(corpus: CuratedFolder, tmp_path: Path) -> None:
    """The build names a second record in lines with the id of one in YAML."""
    for name in ("gazette", "herald"):
        corpus.write(f"records/{name}.jsonl", LINE)
    own = "records: [{id: gazette-7, body: The Bree Gazette, what: Our own words.}]\n"
    corpus.write("records/ours.yaml", own)
    with pytest.raises(DataError) as caught:
        build_release(corpus.root, tmp_path / "cache")
    assert [str(each) for each in caught.value.problems] == [
        "data/curated/records/herald.jsonl:1: records.record_id 'gazette-7' is given twice; "
        "keys are never used again"
    ]
