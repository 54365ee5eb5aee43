"""The small corpus with a draft beside its coding, and documents that only have drafts."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lines import LinesFolder, document_line, write_lines

DRAFT = """\
document: bree
annotator: draft-rules
events:
  - id: e07
    summary: Two people are to meet.
    type: CONSULT
    actors: [eve-of-dale]
    modality: planned
    polarity: positive
    evidence:
      exact: The two will meet again in June
      actors: {eve-of-dale: {exact: The two, basis: inferred}}
    status: draft
    score: 0.7
    because: will meet
"""
ACTORS = """\
actors:
  - id: eve-of-dale
    name: Eve of Dale
    type: person
"""


class DraftedFolder(LinesFolder):
    """A small corpus with drafts, and verbs to change them."""

    def draft(self, path: str, content: str) -> Path:
        """Write a file below build/drafts."""
        file = self.layout.drafts / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
        return file

    def draft_small(self) -> None:
        """Write the draft of the small document, with the actor that it proposes."""
        self.draft("bree.yaml", DRAFT)
        self.draft("authorities/actors.yaml", ACTORS)

    def draft_lines(self, ids: list[str], name: str = "many") -> None:
        """Write documents in lines that nobody has coded, and a draft of each."""
        documents = [document_line(each, coding="none") for each in ids]
        write_lines(self.curated / f"documents/{name}.jsonl", documents)
        write_lines(self.layout.drafts / f"{name}.jsonl", [draft_line(each) for each in ids])


def draft_line(document_id: str, **changed: Any) -> dict[str, Any]:
    """A draft of the small text, as it stands in a line."""
    quote = {
        "id": "q01",
        "content": "that “the road is open”",
        "cue": "said",
        "speakers": ["ada-byron"],
        "evidence": {"exact": "Byron said that “the road is open”"},
        "status": "draft",
        "score": 0.9,
        "because": "said that",
    }
    return {
        "document": document_id,
        "annotator": "draft-rules",
        "quotes": [{**quote, **changed}],
    }
