"""Reading what landlords write under "Comply" and "Commentary" of the self-assessment form.

The form asks for Yes or No, and with a No for the date by which the landlord intends to comply
(the Code's self-assessment form; 8.1 a).
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.model.rules.written_dates import dates_in

if TYPE_CHECKING:
    from datetime import date


class Comply(StrEnum):
    """The two answers the form allows."""

    YES = "yes"
    NO = "no"


_TICKS = dict.fromkeys("✓✔☑✅", "yes") | dict.fromkeys("✗✘✖❌❎", "no")
_SIGNS = "[☐☑☒□■✓✔✅⬜◻⬛]"
_BOX = re.compile(rf"({_SIGNS})\s*(yes|no)\b|\b(yes|no)\s*({_SIGNS})", re.IGNORECASE)
_TYPED_BOX = re.compile(r"[\[(]\s*([xX✓✔]?)\s*[\])]")
_EMPTY_BOXES = "☐□⬜◻"
_YES = {"y", "yes", "yes yes", "true", "comply", "complies", "compliant", "fully compliant"}
_YES |= {"yes compliant", "yes fully compliant", "yes comply", "yes complies", "yes we comply"}
_YES |= {"we comply", "met", "fully met", "yes met", "in place", "yes in place", "achieved"}
_NO = {"n", "no", "no no", "false", "non compliant", "not compliant", "does not comply"}
_NO |= {"no non compliant", "no not compliant", "noncompliant", "do not comply"}
_NO |= {"we do not comply", "not met", "no not met", "not in place", "not achieved"}
_NOTHING = frozenset({"", "n a", "na", "none", "nil", "not applicable", "blank"})
_BY = re.compile(
    r"\b(?:by|before|until|deadline|due|target|no later than|comply|compliant|complete|"
    r"in place|ready)\b[^.\n]{0,40}$",
    re.IGNORECASE,
)


def read_answer(words: str) -> Comply | None:
    """Yes or No as people write it ("Yes", "Y", "✓ Yes", "No.", "☐ Yes ☒ No"), or None.

    None stands for a blank and for anything that is neither, such as "Yes - ongoing".
    """
    boxes = _boxes(words)
    if boxes:
        ticked = {(b or c).lower() for a, b, c, d in boxes if (a or d) not in _EMPTY_BOXES}
        return Comply(ticked.pop()) if len(ticked) == 1 else None
    words_only = plain(words)
    if not words_only:
        words_only = " ".join(sorted({_TICKS[sign] for sign in words if sign in _TICKS}))
    if words_only in _YES:
        return Comply.YES
    return Comply.NO if words_only in _NO else None


def is_blank_answer(words: str) -> bool:
    """Whether nothing was answered: no words, or boxes of which none is ticked."""
    if not words.strip(" \t\n\u00a0-–—_."):
        return True
    boxes = _boxes(words)
    return bool(boxes) and all((a or d) in _EMPTY_BOXES for a, _, _, d in boxes)


def promised_date(text: str) -> date | None:
    """The date by which a text says the landlord will comply ("by 30 November 2026"), or None.

    Only a date that something like "by", "before" or "target" leads up to; of several, the last.
    A month with its year stands for its last day.
    """
    dates = [day for start, day in dates_in(text) if _BY.search(text[:start])]
    return max(dates, default=None)


def plain(text: str) -> str:
    """Letters and figures only, in small letters, a space between words: for comparing."""
    return " ".join(re.sub(r"[\W_]+", " ", text.casefold()).split())


def _boxes(words: str) -> list[tuple[str, str, str, str]]:
    """Each box with the Yes or No beside it; "[x] Yes" is a box, too."""
    return _BOX.findall(_TYPED_BOX.sub(lambda box: "☒" if box[1] else "☐", words))


def says_something(text: str) -> bool:
    """Whether a text is more than a dash, "N/A" or "none"."""
    return plain(text) not in _NOTHING
