"""The lock files: what they must name, and what they must not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.txt", "requirements-test.txt", "requirements-build.txt")


def pins(name: str) -> dict[str, Version]:
    """Return package -> version of a lock file."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {
        canonicalize_name(match[1]): Version(match[2])
        for match in re.finditer(
            r"^([A-Za-z0-9._-]+)(?:\[[a-z0-9,-]+\])?==([^\s;]+)", text, re.MULTILINE
        )
    }


def project() -> dict[str, list[str]]:
    """Return the requirements of pyproject.toml by lock file."""
    data = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    run = data["project"]["dependencies"]
    return {
        "requirements.txt": run,
        "requirements-test.txt": run + data["project"]["optional-dependencies"]["test"],
        "requirements-build.txt": data["build-system"]["requires"],
    }


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_place_on_a_machine(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|--[a-gi-z]\S*|/opt", text)


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_of_a_lock_has_hashes(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    packages = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)
    bare = [package for package in packages if package.strip() and "--hash=sha256:" not in package]
    assert not bare
    assert len(pins(name)) == len([package for package in packages if package.strip()])


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_fits_what_the_project_asks_for(name: str) -> None:
    locked = pins(name)
    for line in project()[name]:
        wanted = Requirement(line)
        version = locked.get(canonicalize_name(wanted.name))
        assert version is not None, f"{wanted.name} is missing in {name}: run make lock"
        assert version in wanted.specifier, f"{name} has {wanted.name} {version}: run make lock"


def test_the_same_package_has_the_same_version_in_every_lock() -> None:
    run, test, build = (pins(name) for name in LOCKS)
    assert run.items() <= test.items()
    assert {name: test[name] for name in build if name in test}.items() <= build.items()


def test_pyside_stays_below_the_version_that_loses_references() -> None:
    wanted = [Requirement(line) for line in project()["requirements.txt"]]
    (pyside,) = [item for item in wanted if item.name == "PySide6-Essentials"]
    assert Version("6.11.3") in pyside.specifier
    assert Version("6.12.0") not in pyside.specifier
    assert pins("requirements.txt")["pyside6-essentials"] < Version("6.12")
