"""A curated folder whose words and names try to break out of a page."""

from __future__ import annotations

from pathlib import Path

from curated import CuratedFolder

SCRIPT = "<script>alert(1)</script>"
BREAKOUT = "\"onmouseover=alert(1) x='"
TEXT = f"""Title {SCRIPT}
🙂 é̂ 👩‍👩‍👧 Ada Byron {BREAKOUT} met the King of Rohan & {SCRIPT} said </mark></p> so.
"""
CODING = """document: bad
annotator: a1
events:
  - id: e01
    summary: "<img src=x onerror=alert(1)> & \\"onfocus=alert(1)"
    type: CONSULT
    actors: [ada-byron]
    recipients: [king-of-rohan]
    modality: actual
    polarity: positive
    place: {name: "<svg onload=alert(1)>"}
    evidence:
      exact: met the King of Rohan
      actors: {ada-byron: Ada Byron}
      place: {exact: "King of Rohan"}
"""


def write_markup(root: Path) -> CuratedFolder:
    """Write a folder that can be built, with markup wherever a text may stand."""
    corpus = CuratedFolder(root)
    corpus.add_document("bad", TEXT)
    corpus.write("annotations/bad.yaml", CODING)
    facts = "documents/bad.yaml"
    corpus.replace(facts, "The Treaty of Bree", f'"{SCRIPT} javascript:alert(1)"')
    corpus.replace(facts, "publisher: The Bree Gazette", "publisher: '\"onclick=alert(1)'")
    corpus.write(facts, (corpus.curated / facts).read_bytes() + b"url: 'javascript:alert(1)'\n")
    corpus.replace("dataset.yaml", "Treaties of the North", f'"{SCRIPT}"')
    corpus.replace("authorities/actors.yaml", "name: Bob Roper,", f'name: "{SCRIPT}",')
    return corpus
