"""The shape of the code is as the documents say."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import onrecord

SOURCE = Path(onrecord.__file__).parent
MODULES = sorted(SOURCE.rglob("*.py"))
STAGES = ["schema", "corpus", "evidence", "tables", "checks", "release"]
HEAVY = ["pandas", "pyarrow", "numpy", "json", "typing", "pathlib", "yaml", "msgspec", "argparse"]


def _run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    ).stdout


def test_imports_go_backwards_along_the_flow() -> None:
    """The contract in pyproject.toml, which is the picture of the architecture, holds."""
    root = SOURCE.parents[1]
    script = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([script], cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_a_module_is_small_and_explained(module: Path) -> None:
    """No file has more than 250 lines, and each says what it is for."""
    text = module.read_text(encoding="utf-8")
    assert text.count("\n") <= 250
    assert ast.get_docstring(ast.parse(text))


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_says_what_it_is_reads_and_yields(stage: str) -> None:
    """The docstring of a stage has three parts, from which the README's picture is made."""
    docstring = ast.get_docstring(ast.parse((SOURCE / stage / "__init__.py").read_text()))
    assert docstring is not None
    first, rest = docstring.split("\n\n")
    assert first.endswith(".")
    assert rest.startswith("Reads ")
    assert "\nYields " in rest


def test_importing_the_package_loads_nothing() -> None:
    """In a fresh process, `import onrecord` brings no module but its own."""
    loaded = _run(
        "import sys; before = set(sys.modules); import onrecord; "
        "print(*sorted(set(sys.modules) - before))"
    )
    assert loaded.split() == ["onrecord"]


def test_the_command_line_loads_no_builder_for_a_light_verb() -> None:
    """`onrecord locate` reaches its answer without pandas and what only a build needs."""
    loaded = _run(
        "import sys; from onrecord.cli import main; main(['locate', 'events']); "
        "print([name for name in ('pandas', 'pandera', 'msgspec', 'yaml') if name in sys.modules])"
    )
    assert loaded.splitlines()[-1] == "[]"


def test_errors_share_one_base_class() -> None:
    """Whoever catches OnRecordError catches everything that is raised on purpose."""
    assert issubclass(onrecord.UsageError, onrecord.OnRecordError)
    assert issubclass(onrecord.DataError, onrecord.OnRecordError)
    assert not issubclass(onrecord.OnRecordError, ValueError)
