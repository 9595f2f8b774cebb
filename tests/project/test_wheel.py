"""What people install is the wheel: it carries the resources, and it works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

from chc_desktop import __version__

ROOT = Path(__file__).resolve().parents[2]
# Building and installing take seconds each, more on a busy machine.
pytestmark = pytest.mark.timeout(300)


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command away from the checkout and return what it printed."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment,
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(source: Path, kind: str, into: Path) -> Path:
    """Build a wheel or an sdist with the locked build backend."""
    run(sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", into, cwd=source)
    (built,) = into.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an environment of its own and return its folder of programs."""
    folder = tmp_path_factory.mktemp("fresh")
    venv.create(folder / "venv", with_pip=False)
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    site = Path(
        run(
            python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=folder
        ).strip()
    )
    # The packages the program needs come from here, so that no network is needed. Python does not
    # follow the .pth files of a folder named in a .pth file: the checkout stays out of sight.
    (site / "needs.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    pip = ("-m", "pip", "--python", python, "install", "--quiet", "--no-deps", "--no-index")
    run(sys.executable, *pip, "--disable-pip-version-check", wheel, cwd=folder)
    return scripts


def test_the_wheel_carries_every_resource_and_both_licences(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    ours = {
        "chc_desktop/" + path.relative_to(ROOT).as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.name != ".DS_Store"
    }
    assert ours <= inside
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in inside)
    assert not [name for name in inside if name.startswith(("tests/", "resources/"))]


def test_the_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    archive = build(ROOT, "sdist", tmp_path / "sdist")
    with tarfile.open(archive) as packed:
        # Python 3.11 before 3.11.4 has no filters; from 3.12 on it warns without one.
        packed.extraction_filter = getattr(tarfile, "data_filter", lambda member, _: member)
        packed.extractall(tmp_path / "unpacked")
    (source,) = (tmp_path / "unpacked").iterdir()
    again = build(source, "wheel", tmp_path / "wheel")
    assert set(zipfile.ZipFile(again).namelist()) == set(zipfile.ZipFile(wheel).namelist())


def test_the_installed_program_says_its_version(program: Path, tmp_path: Path) -> None:
    assert __version__ in run(program / "chc-desktop", "--version", cwd=tmp_path)


def test_the_installed_program_reads_its_own_resources(program: Path, tmp_path: Path) -> None:
    shown = run(
        program / "python",
        "-c",
        "from chc_desktop.paths import resource_path; print(resource_path('code', 'chc-2024.json'))",
        cwd=tmp_path,
    )
    assert Path(shown.strip()).is_relative_to(program.parent)


def test_the_installed_program_makes_the_sample_and_reads_it(program: Path, tmp_path: Path) -> None:
    run(program / "chc-desktop", "sample", "sample.chc", cwd=tmp_path)
    assert (tmp_path / "sample.chc").read_bytes()[:15] == b"SQLite format 3"
    assert "2026-03-31" in run(
        program / "chc-desktop", "status", "sample.chc", "--json", cwd=tmp_path
    )
