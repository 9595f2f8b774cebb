"""What the commands say to someone whose machine lacks something."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="these are shell scripts")


def prepare(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ROOT / ".ci" / "prepare"), *arguments],
        env=os.environ | environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )


def test_without_a_python_that_fits_it_says_which_to_install(tmp_path: Path) -> None:
    done = prepare("run", PYTHON=str(tmp_path / "python2"), VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("CHC Desktop needs Python 3.11, 3.12 or 3.13")
    assert "sudo apt-get install python3 python3-venv" in done.stderr
    assert not (tmp_path / "venv").exists()


def test_a_python_that_is_too_old_or_too_new_is_passed_over(tmp_path: Path) -> None:
    stand_in = tmp_path / "python3.10"
    # It answers the question about its version as 3.10 would: with no.
    stand_in.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    stand_in.chmod(0o755)
    done = prepare("test", PYTHON=str(stand_in), VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert "this machine has none of them" in done.stderr


def test_a_wrong_word_gets_the_usage(tmp_path: Path) -> None:
    done = prepare("everything", VENV=str(tmp_path / "venv"))
    assert done.returncode == 1
    assert done.stderr == "usage: .ci/prepare run|test\n"


def test_every_script_can_be_run() -> None:
    for name in ("prepare", "demo", "lock", "run"):
        assert os.access(ROOT / ".ci" / name, os.X_OK), name
