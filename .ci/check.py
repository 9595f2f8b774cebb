"""Run the checks by name, or all of them: the same on every system.

.venv/bin/python .ci/check.py              all, in this order, also after one that fails
.venv/bin/python .ci/check.py lint types   only these
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent

# In this order the quick ones come first and pytest's closing line comes last.
CHECKS: dict[str, tuple[str, ...]] = {
    "format": ("ruff", "format", "--check", "--quiet", "."),
    "lint": ("ruff", "check", "--quiet", "."),
    "layers": ("lint-imports",),
    "spelling": ("codespell",),
    "types": ("mypy",),
    "tests": (
        "pytest",
        "-q",
        "-n",
        "auto",
        "--cov",
        "--cov-report=",
        "--cov-report=json:build/coverage.json",
        "-p",
        "coverage_gates",
    ),
    "fast": ("pytest", "-q", "-n", "auto", "tests/model", "tests/project/test_locks.py"),
    "ui": ("pytest", "-q", "-n", "auto", "tests/ui"),
}
ALL = ("format", "lint", "layers", "spelling", "types", "tests")


def run(name: str) -> bool:
    """Run one check; its output goes through unless it is only a list of good news."""
    command, *arguments = CHECKS[name]
    # Beside this Python, not from the path: the versions of the lock file.
    program = str(TOOLS / command)
    search = os.pathsep.join(filter(None, (str(ROOT / ".ci"), os.environ.get("PYTHONPATH"))))
    environment = os.environ | {"PYTHONPATH": search, "PYTHONUTF8": "1"}
    print(f"== {name}", flush=True)
    # lint-imports prints a page of good news.
    quiet = name == "layers"
    done = subprocess.run(
        [program, *arguments],
        cwd=ROOT,
        env=environment,
        check=False,
        stdout=subprocess.PIPE if quiet else None,
        stderr=subprocess.STDOUT if quiet else None,
        encoding="utf-8",
    )
    if quiet and done.returncode:
        banner, broken, rest = done.stdout.partition("Broken contracts")
        print(broken + rest if broken else banner, flush=True)
    return done.returncode == 0


def main(names: list[str]) -> int:
    """Run what is named; return 0 when all of it is well."""
    unknown = [name for name in names if name not in CHECKS]
    if unknown:
        print(f"No check is called {', '.join(unknown)}. There are: {', '.join(CHECKS)}.")
        return 2
    (ROOT / "build").mkdir(exist_ok=True)
    (ROOT / "build" / "coverage.json").unlink(missing_ok=True)
    failed = [name for name in names or ALL if not run(name)]
    if failed:
        print(f"== failed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
