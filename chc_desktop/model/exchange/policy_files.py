"""A policy's text out of a file, and our own model policies."""

from __future__ import annotations

from pathlib import Path

from chc_desktop.model.exchange.html_tables import read_html_text
from chc_desktop.model.exchange.packages import Kind, kind_of
from chc_desktop.model.exchange.problems import FileProblem
from chc_desktop.model.exchange.resource_files import resource_path
from chc_desktop.model.exchange.word_text import read_word_text
from chc_desktop.model.rules.text import clean_text

MODELS = {
    "complaints": "Complaints policy",
    "unacceptable-behaviour": "Policy on unacceptable behaviour",
}
"""The model policies that come with the program, by the name of their file."""
_BIGGEST = 4_000_000


def read_policy(path: Path) -> str:
    """The text of a policy, from Word, a web page, or plain text (UTF-8 or older Windows).

    Raises FileProblem with one plain sentence.
    """
    kind = kind_of(path, "a Word or text file")
    if kind is Kind.EXCEL:
        raise FileProblem(f"{path.name} is an Excel file. Choose the policy as Word or text.")
    if kind is Kind.TEXT:
        return _plain_text(path)
    text = read_word_text(path) if kind is Kind.WORD else read_html_text(path)
    if not text.strip():
        raise FileProblem(f"{path.name} holds no text. Is it a picture of the policy?")
    return text


def model_policy_text(name: str) -> str:
    """The text of a model policy with its ``{places}``; ``name`` is one of ``MODELS``."""
    return resource_path("policies", f"{name}.txt").read_text(encoding="utf-8")


def _plain_text(path: Path) -> str:
    if path.stat().st_size > _BIGGEST:
        raise FileProblem(f"{path.name} is too long for a policy. Give the policy alone.")
    content = path.read_bytes()
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    if not text.strip():
        raise FileProblem(f"{path.name} is empty. Choose the policy’s file.")
    return clean_text(text)
