"""Files become documents whole or not at all, and nothing that is there is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from intake.adding import add, names_in

from onrecord.corpus.facts import DocumentFacts
from onrecord.corpus.read_yaml import read_mapping
from onrecord.errors import Problem, UsageError
from onrecord.intake.add_documents import Added
from onrecord.intake.complete import Defaults, hash_text
from onrecord.layout import Layout


def test_text_and_facts_are_written(begun: Path, articles: Path) -> None:
    """A document is its text, byte for byte, and facts that read the same as what was found."""
    file = articles / "Town no.md"
    file.write_bytes(
        b"---\ntitle: 'No: \xe2\x80\x9c#1\xe2\x80\x9d'\ndate: 2024-03-04\n---\nText\r\n"
    )
    defaults = Defaults("evidence", "no", "The Gazette", "all reserved")
    changes = ("1 carriage return removed", "front matter taken as facts")
    added = Added("town-no", file, changes, is_new=True)
    assert add(begun, file, defaults=defaults) == [added]
    documents = Layout(begun).documents
    assert (documents / "town-no.txt").read_bytes() == b"Text\n"
    written = (documents / "town-no.yaml").read_bytes().decode()
    first = "# yaml-language-server: $schema=../../../.onrecord/schemas/document.json\n"
    assert written.startswith(first)
    facts, problems = read_mapping(begun, documents / "town-no.yaml", DocumentFacts)
    assert problems == []
    assert facts == DocumentFacts(
        title="No: “#1”",
        publisher="The Gazette",
        published="2024-03-04",
        published_basis="stated",
        language="no",
        rights="all reserved",
        text_release="evidence",
        sha256=hash_text("Text\n"),
        coding="none",
    )


def test_plain_defaults(begun: Path, articles: Path) -> None:
    """What a file does not state stays empty, but for what a document cannot be without."""
    (articles / "first-minutes_2.txt").write_bytes(b"Text\n")
    assert add(begun, articles) == [
        Added(
            "first-minutes-2",
            articles / "first-minutes_2.txt",
            ("title made of the file's name",),
            is_new=True,
        )
    ]
    facts, problems = read_mapping(
        begun, Layout(begun).documents / "first-minutes-2.yaml", DocumentFacts
    )
    assert problems == []
    assert facts == DocumentFacts(
        title="First minutes 2",
        language="en",
        text_release="hashes",
        sha256=hash_text("Text\n"),
        coding="none",
    )


def test_language_must_be_known(begun: Path, articles: Path) -> None:
    """A document of which nobody says the language is not added; others are."""
    (articles / "a.txt").write_text("Text")
    (articles / "b.html").write_text("<html lang=de><p>Text")
    problem, added = add(begun, articles, defaults=Defaults())
    assert problem == Problem(
        str(articles / "a.txt"),
        1,
        "states no language; say which with --language, as --language en",
    )
    assert isinstance(added, Added)
    assert names_in(begun) == {"b.txt", "b.yaml"}


def test_same_text_again_is_there_already(begun: Path, articles: Path) -> None:
    """To add a file twice changes nothing, be it that the facts were mended in between."""
    (articles / "a.txt").write_text("Text")
    add(begun, articles)
    facts = Layout(begun).documents / "a.yaml"
    facts.write_text(facts.read_text().replace("title: A", "title: Another"))
    before = facts.read_bytes()
    (again,) = add(begun, articles)
    assert isinstance(again, Added)
    assert not again.is_new
    assert facts.read_bytes() == before


def test_other_text_is_a_problem(begun: Path, articles: Path) -> None:
    """An id that has another text is never overwritten, in the corpus nor in the same run."""
    for name, text in {"a.txt": "Text", "in/a.md": "Other", "in/b/A.html": "Text"}.items():
        (articles / name).parent.mkdir(exist_ok=True)
        (articles / name).write_text(text)
    first, second, third = add(begun, articles)
    hint = "rename one, or make ids of folders too with --ids path"
    assert isinstance(first, Added)
    assert second == Problem(
        str(articles / "in" / "a.md"),
        1,
        f"'{articles / 'a.txt'}' has another text under the id 'a'; {hint}",
    )
    assert isinstance(third, Problem)  # a page ends with a line end, so its text is another
    (articles / "a.txt").write_text("Changed")
    assert add(begun, articles / "a.txt") == [
        Problem(
            str(articles / "a.txt"),
            1,
            "the corpus has another text under the id 'a'; rename the file, or change the document "
            "by hand",
        )
    ]
    assert (Layout(begun).documents / "a.txt").read_text() == "Text"


def test_ids_of_paths(begun: Path, articles: Path) -> None:
    """Files of the same name in several folders all become documents if ids have the folders."""
    for name in ("2023/a.txt", "2024/a.txt"):
        (articles / name).parent.mkdir()
        (articles / name).write_text(name)
    add(begun, articles, ids_from_paths=True)
    assert names_in(begun) == {"2023-a.txt", "2023-a.yaml", "2024-a.txt", "2024-a.yaml"}


def test_half_a_document_is_completed(begun: Path, articles: Path) -> None:
    """A document whose facts are missing, since a run was cut short, is completed by the next."""
    (articles / "a.txt").write_text("Text")
    add(begun, articles)
    (Layout(begun).documents / "a.yaml").unlink()
    (again,) = add(begun, articles)
    assert isinstance(again, Added)
    assert again.is_new
    assert names_in(begun) == {"a.txt", "a.yaml"}


def test_facts_without_a_text_are_kept(begun: Path, articles: Path) -> None:
    """Facts whose text is missing are somebody's work, and not overwritten."""
    facts = Layout(begun).documents / "a.yaml"
    facts.write_text("title: Mine\n")
    (articles / "a.txt").write_text("Text")
    (problem,) = add(begun, articles)
    assert isinstance(problem, Problem)
    assert facts.read_text() == "title: Mine\n"


def test_nothing_half_stays(begun: Path, articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a disk is full, nothing of the document stays, and the others are still added."""
    (articles / "a.txt").write_text("Text")
    (articles / "b.txt").write_text("Text")
    write_bytes = Path.write_bytes

    def fill(self: Path, content: bytes) -> int:
        if self.name == ".a.yaml.partial":
            write_bytes(self, b"tit")
            raise OSError(28, "No space left on device")
        return write_bytes(self, content)

    monkeypatch.setattr(Path, "write_bytes", fill)
    problem, added = add(begun, articles)
    fault = "no space left on device; nothing of it was added"
    assert problem == Problem(str(articles / "a.txt"), 1, fault)
    assert isinstance(added, Added)
    assert names_in(begun) == {"b.txt", "b.yaml"}


def test_dry_run_writes_nothing(begun: Path, articles: Path) -> None:
    """A dry run tells the same and writes nothing."""
    (articles / "a.txt").write_text("Text")
    for bulk in (None, "more"):
        assert add(begun, articles, dry_run=True, bulk=bulk)[0].is_new  # type: ignore[attr-defined]
    assert names_in(begun) == set()


def test_no_corpus(articles: Path) -> None:
    """Where no corpus stands, one is told how to make it."""
    with pytest.raises(UsageError) as caught:
        add(articles, articles)
    assert str(caught.value) == f"there is no corpus in '{articles}'; make one: onrecord new DIR"


def test_corpus_is_not_added_to_itself(begun: Path) -> None:
    """A folder that holds the corpus is refused; one inside of it may hold texts."""
    for folder in (begun, begun.parent, begun / "data" / "curated"):
        with pytest.raises(UsageError) as caught:
            add(begun, folder)
        fault = f"the folder '{folder}' holds the corpus; name one with texts only"
        assert str(caught.value) == fault
    (begun / "inbox").mkdir()
    assert add(begun, begun / "inbox") == []


def test_no_such_file(begun: Path, articles: Path) -> None:
    """A path that leads nowhere is told before anything is added."""
    (articles / "a.txt").write_text("One")
    with pytest.raises(UsageError) as caught:
        add(begun, articles, articles / "b.txt")
    assert str(caught.value) == f"there is no file or folder '{articles / 'b.txt'}'"
    assert names_in(begun) == set()


def test_a_corpus_that_cannot_be_written_is_named(
    begun: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What fails in the corpus is not the fault of the file that was to be added."""

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    (articles / "a.txt").write_text("Text")
    monkeypatch.setattr(Path, "write_bytes", refuse)
    hidden = Layout(begun).documents / ".a.txt.partial"
    assert add(begun, articles) == [
        Problem(str(hidden), 1, f"permission denied; '{articles / 'a.txt'}' was not added")
    ]
