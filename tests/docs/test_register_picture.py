"""The picture of the register is drawn from the schema that is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_picture_of_the_register_shows_the_schema_of_today(tmp_path: Path) -> None:
    before = (ROOT / "docs" / "register.svg").read_text(encoding="utf-8")
    code = (
        "import runpy, sys; space = runpy.run_path('docs/draw_register.py');"
        "sys.stdout.reconfigure(encoding='utf-8'); sys.stdout.write(space['drawing']())"
    )
    drawn = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode("utf-8")
    assert drawn.replace("\r\n", "\n") == before
