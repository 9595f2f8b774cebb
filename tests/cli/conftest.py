"""Runs the program's own entry point and gives back what a script would get."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.cli import main


@dataclass(frozen=True)
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - whatever was printed
        """What stands on stdout, which must be JSON and nothing else."""
        return json.loads(self.out)


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["chc-desktop", *map(str, arguments)])
        # The entry point sets the streams to UTF-8; pytest's own are left alone.
        with pytest.raises(SystemExit) as end:
            main()
        got = capsys.readouterr()
        return Ran(int(end.value.code or 0), got.out, got.err)

    return call


@pytest.fixture
def register(run: Run, tmp_path: Path) -> Path:
    """A new register of a co-op with 20 homes."""
    path = tmp_path / "r.chc"
    assert (
        run("new", path, "--landlord", "Elm Row Co-op", "--homes", 20, "--today", "2026-03-31").code
        == 0
    )
    return path


def write_csv(path: Path, *rows: dict[str, str]) -> Path:
    """A complaints file with exactly the columns its rows name."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(names)]
    lines += [",".join(f'"{row.get(name, "")}"' for name in names) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture
def complaints(tmp_path: Path) -> Callable[..., Path]:
    """Writes complaints.csv from rows given as dictionaries."""
    return lambda *rows: write_csv(tmp_path / "complaints.csv", *rows)
