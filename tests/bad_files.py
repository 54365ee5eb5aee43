"""Files that a curated folder must not have, and what must be answered."""

from __future__ import annotations

from collections.abc import Callable

from bad_edits import ACTORS, ANN, DOC, TXT
from curated import ANNOTATION, FACTS, CuratedFolder

FILES: dict[str, tuple[Callable[[CuratedFolder], object], str, int, str]] = {
    "text not UTF-8": (
        lambda corpus: corpus.add_document("bree", b"one\ntwo \xff"),
        TXT,
        2,
        "not UTF-8: byte 0xff; save the file as UTF-8",
    ),
    "text not NFC": (
        lambda corpus: corpus.add_document("bree", "one\nCafe\u0301"),
        TXT,
        2,
        "not in Unicode normal form NFC",
    ),
    "text with CR": (
        lambda corpus: corpus.add_document("bree", "one\r\ntwo"),
        TXT,
        1,
        "has a carriage return; end lines with LF",
    ),
    "text with a NUL": (
        lambda corpus: corpus.add_document("bree", "one\ntwo\x00"),
        TXT,
        2,
        "has a NUL character",
    ),
    "text with a byte order mark": (
        lambda corpus: corpus.add_document("bree", "\ufeffone"),
        TXT,
        1,
        "begins with a byte order mark",
    ),
    "hash of another text": (
        lambda corpus: corpus.write(DOC, FACTS.format(release="full", sha256="0" * 64)),
        DOC,
        8,
        "the text of bree.txt is not the one that was annotated: its sha256 is",
    ),
    "YAML that is a list": (
        lambda corpus: corpus.write(ANN, "- a\n- b\n"),
        ANN,
        1,
        "expected a mapping of keys to values, not a list",
    ),
    "YAML that is text": (
        lambda corpus: corpus.write(ANN, "hello\n"),
        ANN,
        1,
        "expected a mapping of keys to values, not text",
    ),
    "empty YAML": (lambda corpus: corpus.write(ANN, ""), ANN, 1, "empty; expected a mapping"),
    "anchor bomb": (
        lambda corpus: corpus.write(
            ANN, "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]\n"
        ),
        ANN,
        1,
        "anchor '&a'; write the value out instead",
    ),
    "deep nesting": (
        lambda corpus: corpus.write(ANN, "a: " + "[" * 90000),
        ANN,
        1,
        "nested more than 50 deep",
    ),
    "two YAML documents": (
        lambda corpus: corpus.write(ANN, ANNOTATION + "---\na: b\n"),
        ANN,
        ANNOTATION.count("\n") + 1,
        "a second YAML document begins here",
    ),
    "YAML not UTF-8": (lambda corpus: corpus.write(ANN, b"a: \xe9\n"), ANN, 1, "not UTF-8"),
    "control character": (
        lambda corpus: corpus.write(ANN, ANNOTATION.replace("A minister", '"A\\0 minister"', 1)),
        ANN,
        5,
        "a control character stands in the text; remove it",
    ),
    "annotation without its document": (
        lambda corpus: corpus.write("annotations/brie.yaml", ANNOTATION),
        "annotations/brie.yaml",
        1,
        "annotates the document 'brie', which does not exist; nearest 'bree'",
    ),
    "facts without a text": (
        lambda corpus: (corpus.curated / TXT).unlink(),
        DOC,
        1,
        "'bree.txt' is missing beside it; a document is a text and its facts",
    ),
    "text without facts": (
        lambda corpus: corpus.write("documents/new.txt", "Hello."),
        "documents/new.txt",
        1,
        "'new.yaml' is missing beside it",
    ),
    "a directory": (
        lambda corpus: (corpus.curated / "annotations/other.yaml").mkdir(),
        "annotations/other.yaml",
        1,
        "a directory where a file is expected",
    ),
    "a link out of the corpus": (
        lambda corpus: (corpus.curated / "documents/stolen.txt").symlink_to(__file__),
        "documents/stolen.txt",
        1,
        "a symbolic link out of the corpus",
    ),
    "a link to nowhere": (
        lambda corpus: (corpus.curated / "documents/lost.txt").symlink_to("gone.txt"),
        "documents/lost.txt",
        1,
        "not a readable file",
    ),
    "file name with dots": (
        lambda corpus: corpus.write("documents/...bree..yaml.txt".replace("...", "a.."), "x"),
        "documents/a..bree..yaml.txt",
        1,
        "unexpected file name 'a..bree..yaml.txt'",
    ),
    "file name with a space": (
        lambda corpus: corpus.write("documents/my text.txt", "x"),
        "documents/my text.txt",
        1,
        "unexpected file name 'my text.txt'; ids are lower-case letters",
    ),
    "file name in upper case": (
        lambda corpus: corpus.write("documents/Bree.txt", "x"),
        "documents/Bree.txt",
        1,
        "unexpected file name 'Bree.txt'",
    ),
    "actor id with dots": (
        lambda corpus: corpus.replace(ACTORS, "id: league", "id: ../league"),
        ACTORS,
        6,
        "malformed actor_id '../league'; expected the form",
    ),
    "actor id twice": (
        lambda corpus: corpus.replace(ACTORS, "id: league", "id: bree"),
        ACTORS,
        6,
        "actors.actor_id 'bree' is given twice",
    ),
    "id that was removed": (
        lambda corpus: corpus.write(
            "removed_rows.csv",
            "row_id,table_name,removed_in,reason\nbree-e03,events,0.9.0,It was no act.\n",
        ),
        ANN,
        30,
        "id 'bree-e03' was taken back in 0.9.0 and is never used again",
    ),
    "id removed in a version to come": (
        lambda corpus: corpus.write(
            "removed_rows.csv",
            "row_id,table_name,removed_in,reason\nbree-e09,events,2.0.0,It was no act.\n",
        ),
        "removed_rows.csv",
        2,
        "removed_in '2.0.0' is later than the version of the dataset, 1.0.0; raise the version",
    ),
    "vocabulary with another column": (
        lambda corpus: corpus.replace("vocabularies/contexts.csv", "context,label", "contxt,label"),
        "vocabularies/contexts.csv",
        1,
        "unknown column 'contxt'; nearest 'context'",
    ),
    "vocabulary with a word for a number": (
        lambda corpus: corpus.replace(
            "vocabularies/event_types.csv", "AGREE,plover", "AGREE,plovr"
        ),
        "vocabularies/event_types.csv",
        2,
        "unknown scheme 'plovr'; nearest 'plover'",
    ),
    "no dataset.yaml": (
        lambda corpus: (corpus.curated / "dataset.yaml").unlink(),
        "dataset.yaml",
        1,
        "no such file; a corpus begins with data/curated/dataset.yaml",
    ),
}
