"""Habits the linters do not check: sizes, and that what the papers for people say is so."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
LONGEST_FUNCTION = 40


def program_files() -> list[Path]:
    files = sorted((ROOT / "chc_desktop").rglob("*.py"))
    assert len(files) > 10
    return files


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines of a function's body; its docstring is for the reader and not counted."""
    first = node.body[0]
    if ast.get_docstring(node) is not None and len(node.body) > 1:
        first = node.body[1]
    assert node.end_lineno is not None
    return node.end_lineno - first.lineno + 1


def test_no_file_of_the_program_is_longer_than_400_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for path in program_files()
        if (lines := len(path.read_text(encoding="utf-8").splitlines())) > LONGEST_FILE
    }
    assert not long


def test_no_function_of_the_program_is_longer_than_40_lines() -> None:
    long = {
        f"{path.relative_to(ROOT)}: {node.name}": length(node)
        for path in program_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and length(node) > LONGEST_FUNCTION
    }
    assert not long


def test_every_make_target_that_people_are_told_of_exists() -> None:
    targets = set(
        re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    told = set()
    for name in ("README.md", "CONTRIBUTING.md", ".github/workflows/ci.yml", ".ci/run"):
        text = (ROOT / name).read_text(encoding="utf-8")
        told |= set(re.findall(r"(?:`|^|run: |exec )make ([a-z-]+)", text, re.MULTILINE))
    assert {"demo", "test"} <= told
    assert told <= targets


def test_every_check_named_for_windows_exists() -> None:
    script = (ROOT / ".ci" / "check.py").read_text(encoding="utf-8")
    named = re.search(
        r"some of them: ([a-z ]+)", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    )
    assert named is not None
    assert [name for name in named[1].split() if f'"{name}":' not in script] == []


def test_jobs_of_the_window_open_a_register_again_with_its_key() -> None:
    """``open_register`` alone knows no key: a job asks ``session.reopener()`` for one."""
    may = {"app.py", "pictures.py", "first_run.py"}
    others = [
        str(path.relative_to(ROOT))
        for path in program_files()
        if "ui" in path.parts and path.name not in may and "open_register(" in path.read_text()
    ]
    assert others == []
