"""How the papers say figures, dates and money, and what is done to text before it is printed."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chc_desktop.model.reports.figures import Share

NONE = "None"
NONE_SENTENCE = "None."
NBSP = "\u00a0"

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "|".join([*_MONTHS, *(name[:3] for name in _MONTHS)])
# What may not break over a line: dates, n of N, "stage 2", "clause 4", "5 working".
_HELD = re.compile(
    rf"\b\d{{1,2}} (?:{_MONTH})(?: \d{{4}})?\b"
    r"|\b\d[\d,]* of \d[\d,]*\b"
    r"|\b(?:[Ss]tage|[Cc]lause|[Pp]age|[Dd]ay|[Ss]ection) \d+\b"
    r"|\b\d+ working\b"
    r"|\(\d\.\d{1,2} [a-g]\b"
)
_DROPPED = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff\ufffe\uffff]"
)
# Joiners are part of the spelling of a script beyond these letters, and noise among them.
_LOOSE_JOINERS = re.compile(
    "(?<![\u0600-\U0001ffff])[\u200c\u200d]+|[\u200c\u200d]+(?![\u0600-\U0001ffff])"
)
_SMALL = [
    "None",
    "One",
    "Two",
    "Three",
    "Four",
    "Five",
    "Six",
    "Seven",
    "Eight",
    "Nine",
    "Ten",
    "Eleven",
    "Twelve",
]


def clean(text: str) -> str:
    """Return `text` as NFC, without control and invisible formatting characters.

    Line feeds and tabs stay; a lone surrogate becomes U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = re.sub("[\u2028\u2029\u0085\u000b\u000c]", "\n", text)
    text = _DROPPED.sub("", text.replace("\u2011", "-"))
    text = _LOOSE_JOINERS.sub("", unicodedata.normalize("NFC", text))
    return "".join(
        "\ufffd" if cat == "Cs" else char
        for char in text
        if (cat := unicodedata.category(char)) != "Cc" or char in "\n\t"
    )


def held(text: str) -> str:
    """Join with no-break spaces what may not break over a line."""
    return _HELD.sub(lambda match: match.group().replace(" ", NBSP), text)


def paragraphs(text: str) -> list[str]:
    """Cut `text` into its paragraphs, without blank ones."""
    return [part.strip() for part in re.split(r"\n[ \t]*\n", clean(text)) if part.strip()]


def day(value: date) -> str:
    """Return "30 September 2026", which does not break over a line."""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}"


def month_short(value: date) -> str:
    """Return "Sep"."""
    return _MONTHS[value.month - 1][:3]


def month_long(value: date) -> str:
    """Return "September"."""
    return _MONTHS[value.month - 1]


def count(number: int) -> str:
    """Return a number with its thousands parted; 0 is "None"."""
    return f"{number:,}" if number else NONE


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 complaint", "2 complaints" or "no complaints"."""
    noun = one if number == 1 else many or one + "s"
    return f"{number:,}{NBSP}{noun}" if number else f"no {noun}"


def spelt(number: int) -> str:
    """Return "Five" up to twelve, then figures."""
    return _SMALL[number] if number < len(_SMALL) else f"{number:,}"


def share(value: Share | None) -> str:
    """Return "12 of 14"; "None" where there is nothing to count, "Not known" without figures."""
    if value is None:
        return "Not known"
    return f"{value.n:,} of {value.of:,}".replace(" ", NBSP) if value.of else NONE


def rate(value: Share | None) -> str:
    """Return "85.7%"; nothing for 0 of 0, which is neither 0% nor 100%."""
    return f"{100 * value.n / value.of:.1f}%" if value and value.of else ""


def money(pence: int, *, with_pence: bool = False) -> str:
    """Return "£1,025" or "£25.50"; 0 is "None"."""
    if not pence:
        return NONE
    pounds, rest = divmod(pence, 100)
    return f"£{pounds:,}.{rest:02d}" if rest or with_pence else f"£{pounds:,}"


def sentence(text: str) -> str:
    """Return `text` with its first letter large: names of categories may come in small letters."""
    return text[:1].upper() + text[1:]


def listed(parts: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
