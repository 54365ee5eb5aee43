"""A version is taken out of git without a checkout, and no odd name or file leads git astray."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from support import small_rows, write_package

import onrecord
from onrecord.errors import OnRecordError, UsageError
from onrecord.versions.git import files_of

Git = Callable[..., str]
# Nothing of the machine's own settings, and somebody to commit as.
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Tester",
    "GIT_AUTHOR_EMAIL": "tester@example.org",
    "GIT_COMMITTER_NAME": "Tester",
    "GIT_COMMITTER_EMAIL": "tester@example.org",
}
STRANGE = ["--output=x", "-h", "v1..v2", "v1:schemas", "", " ", "a\nb", "no\0way", "v1^{tree}", "é"]


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Run git in a new repository, which is the current folder; its tag v1 has the package."""
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    root = tmp_path / "repository"
    root.mkdir()
    monkeypatch.chdir(root)

    def run(*arguments: str, given: str | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments], check=True, capture_output=True, text=True, input=given
        )
        return done.stdout.strip()

    run("init", "--quiet", "--initial-branch=main")
    write_package(root)
    commit(run, "v1")
    return run


def commit(git: Git, tag: str) -> None:
    """Commit everything and tag it."""
    git("add", "--all")
    git("commit", "--quiet", "--allow-empty", "--message", tag)
    git("tag", tag)


def rewrite(root: Path) -> None:
    """Write the small dataset again, without its appointment."""
    for name in ("datapackage.json", "data", "schemas"):
        path = root / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()
    rows = small_rows()
    rows["appointments"] = rows["appointments"].slice(0, 0)
    write_package(root, rows)


def test_a_tag_is_compared_with_the_folder(git: Git) -> None:
    """A name that is no path is a revision: a tag, a branch, a commit or a part of its name."""
    assert not onrecord.diff("v1", ".")
    rewrite(Path())
    for name in ("v1", "main", "HEAD", git("rev-parse", "HEAD"), git("rev-parse", "HEAD")[:8]):
        (table,) = onrecord.diff(name, Path()).tables
        assert table.removed.column("appointment_id").to_pylist() == ["memo-a01"]


def test_two_revisions_are_compared(git: Git) -> None:
    """Both versions may be revisions, and the folder stays as it is."""
    rewrite(Path())
    commit(git, "v2")
    shutil.rmtree("data")
    assert [table.name for table in onrecord.diff("v1", "v2").tables] == ["appointments"]
    assert [table.name for table in onrecord.diff("v2", "v1~0").tables] == ["appointments"]
    assert not Path("data").exists()


def test_a_dataset_in_a_subfolder(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """The package of a revision is looked for in the current folder of the repository."""
    write_package(Path("sub/memos"))
    commit(git, "v2")
    monkeypatch.chdir("sub/memos")
    assert not onrecord.diff("v2", ".")
    with pytest.raises(UsageError) as error:
        onrecord.diff("v1", ".")
    assert str(error.value) == (
        "revision 'v1' has no datapackage.json in this folder; go to the folder of the dataset, or "
        "name another revision"
    )


def test_a_strange_name_is_wrong_use(git: Git) -> None:
    """No name is taken for an option, a range or a file, and none writes anything."""
    before = sorted(Path().rglob("*"))
    for name in STRANGE:
        with pytest.raises(UsageError) as error:
            onrecord.diff(name, ".")
        assert "\n" not in str(error.value)
    assert sorted(Path().rglob("*")) == before


def test_an_unknown_revision_says_what_to_do(git: Git) -> None:
    """A name that is neither a path nor a revision is answered in one line."""
    with pytest.raises(UsageError) as error:
        onrecord.diff("v9", ".")
    assert str(error.value) == (
        "'v9' is neither a path nor a revision that git knows; name a folder, a datapackage.json, "
        "a tag or a commit"
    )


def test_outside_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no repository, the answer asks for folders."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("GIT_DIR", raising=False)
    with pytest.raises(UsageError) as error:
        onrecord.diff("v1", ".")
    assert str(error.value) == (
        "there is no 'v1' here, and this folder is in no git repository; name a folder or a "
        "datapackage.json"
    )


def test_without_git(git: Git, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, folders can still be compared."""
    monkeypatch.setenv("PATH", "")
    assert not onrecord.diff(".", ".")
    with pytest.raises(UsageError) as error:
        onrecord.diff("v1", ".")
    assert str(error.value) == (
        "git is not installed, so only folders can be compared; name two folders"
    )


def test_links_are_not_followed(git: Git, tmp_path: Path) -> None:
    """A table that is a link in the repository is missing, wherever the link leads."""
    table = Path("data/tables/events.parquet")
    table.rename(tmp_path / "events.parquet")
    table.symlink_to(tmp_path / "events.parquet")
    commit(git, "v2")
    with pytest.raises(OnRecordError) as error:
        onrecord.diff("v2", ".")
    assert str(error.value) == (
        "v2 is not as it was built: data/tables/events.parquet:1: is missing; build or install the "
        "dataset again (1 of 1)"
    )


def test_a_file_that_would_lead_out_is_refused(git: Git) -> None:
    """A made-up tree with a path upwards writes nothing outside the temporary folder."""
    blob = git("hash-object", "-w", "--stdin", given="out")
    descriptor = git("rev-parse", "v1:datapackage.json")
    tree = git("mktree", "--missing", given=f"100644 blob {blob}\tevents.csv\n")
    tree = git("mktree", given=f"040000 tree {tree}\t..\n")
    lines = f"100644 blob {descriptor}\tdatapackage.json\n040000 tree {tree}\tschemas\n"
    tree = git("mktree", given=lines)
    git("tag", "evil", git("commit-tree", tree, "-m", "evil"))
    with pytest.raises(OnRecordError) as error:
        onrecord.diff("evil", ".")
    assert str(error.value) == (
        "the revision has a file 'schemas/../events.csv', which would lead out of a folder"
    )


def test_only_the_package_is_taken(git: Git) -> None:
    """Of a revision, nothing but descriptor, tables and schemas is written, and only for a time."""
    Path("data/curated").mkdir()
    Path("data/curated/secret.txt").write_text("secret", encoding="utf-8")
    Path("data/tables/odd\nname.csv").write_text("x\n", encoding="utf-8")
    commit(git, "v2")
    with files_of("v2", Path()) as root:
        found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
        assert {path.partition("/")[0] for path in found} == {"datapackage.json", "data", "schemas"}
        assert "data/curated/secret.txt" not in found
        assert "data/tables/odd\nname.csv" in found
        assert (root / "datapackage.json").read_bytes() == Path("datapackage.json").read_bytes()
    assert not root.exists()


def test_a_damaged_revision_is_named(git: Git) -> None:
    """An error about a revision names it, and not the folder that it was taken to."""
    Path("datapackage.json").write_text("{", encoding="utf-8")
    commit(git, "v2")
    with pytest.raises(OnRecordError) as error:
        onrecord.diff("v1", "v2")
    assert str(error.value).startswith("v2/datapackage.json cannot be read; build it again (")


def test_the_settings_of_a_user_do_not_matter(git: Git) -> None:
    """Line ends that git would change in a checkout, and colors, are not seen here."""
    git("config", "core.autocrlf", "true")
    git("config", "color.ui", "always")
    git("config", "core.quotePath", "true")
    assert not onrecord.diff("v1", ".")


def test_a_path_goes_before_a_revision(git: Git) -> None:
    """A name that is both a folder and a tag is the folder."""
    rewrite(Path())
    write_package(Path("v1"))
    (table,) = onrecord.diff("v1", ".").tables
    assert table.name == "appointments"
    Path("main").mkdir()
    with pytest.raises(UsageError, match=r"there is no main/datapackage\.json"):
        onrecord.diff("main", ".")
    assert not onrecord.diff("v1", "refs/heads/main")
