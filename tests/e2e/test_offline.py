"""The program never opens a network connection: its whole day runs with the network refused."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.timeout(300)

# Python runs a sitecustomize module on its path before anything else. The audit hook sees every
# way to the network through Python, and no code can take it away again.
REFUSE = """
import sys

def refuse(event, details):
    network = event in ("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo",
                        "socket.gethostbyname", "socket.gethostbyaddr", "urllib.Request")
    if event == "socket.__new__":
        import _socket
        network = details[1] in (_socket.AF_INET, _socket.AF_INET6)
    if event == "import" and details[0] == "PySide6.QtNetwork":
        network = True
    if network:
        print("NETWORK", event, file=sys.stderr)
        raise OSError("the network is refused in this test")

sys.addaudithook(refuse)
"""


@pytest.fixture
def offline(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a function that runs Python with the network refused, away from the checkout."""
    customs = tmp_path / "customs"
    customs.mkdir()
    (customs / "sitecustomize.py").write_text(REFUSE, encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    environment = os.environ | {"PYTHONPATH": str(customs), "QT_QPA_PLATFORM": "offscreen"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=work,
            env=environment,
            check=False,
            capture_output=True,
            encoding="utf-8",
        )

    return run


@pytest.mark.parametrize(
    "act",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.socket()",
        "import socket; socket.getaddrinfo('localhost', 80)",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
        "import PySide6.QtNetwork",
    ],
)
def test_the_refusal_itself_works(
    act: str, offline: Callable[..., subprocess.CompletedProcess[str]]
) -> None:
    done = offline("-c", act)
    assert done.returncode != 0
    assert "NETWORK" in done.stderr


def test_the_command_line_works_without_a_network(
    offline: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    year = ("--year-end", "2026-03-31")
    for command in (
        ("sample", "co-op.chc"),
        ("status", "co-op.chc"),
        ("assess", "co-op.chc", *year),
        ("measures", "co-op.chc", *year),
        ("deadline", "--stage", "1", "--received", "2026-03-31"),
        ("export", "self-assessment", "co-op.chc", *year, "--out", "self-assessment.pdf"),
        ("export", "annual-report", "co-op.chc", *year, "--out", "annual-report.pdf"),
    ):
        done = offline("-m", "chc_desktop", *command)
        assert "NETWORK" not in done.stderr, command
        # assess may answer 1: the sample's self-assessment is not ready.
        assert done.returncode == 0 or command[0] == "assess", (command, done.stderr)
    for name in ("self-assessment.pdf", "annual-report.pdf"):
        assert (tmp_path / "work" / name).read_bytes().startswith(b"%PDF-")


def test_every_page_of_the_window_paints_without_a_network(
    offline: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    assert offline("-m", "chc_desktop", "sample", "co-op.chc").returncode == 0
    register = tmp_path / "work" / "co-op.chc"
    before = register.read_bytes()
    done = offline("-m", "chc_desktop.ui.pictures", "co-op.chc", "pictures")
    assert done.returncode == 0, done.stderr
    assert "NETWORK" not in done.stderr
    pictures = list((tmp_path / "work" / "pictures").glob("*.png"))
    names = {picture.stem for picture in pictures}
    assert {"today", "log", "complaint-1", "requests", "today-dark", "complaint-1-200"} <= names
    assert all(picture.read_bytes().startswith(b"\x89PNG") for picture in pictures)
    assert all(picture.stat().st_size > 5_000 for picture in pictures)
    assert register.read_bytes() == before
