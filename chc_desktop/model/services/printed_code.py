"""The short code of the history that is printed on papers, and what it proves later.

It stands for the history up to an entry. Whoever rewrites the history, or cuts off its end, makes
another one: the code on a paper that was handed out does not fit any more. It detects, it does not
prevent; and what was changed before it was printed it cannot know.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from chc_desktop.model.services.session import Session

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's: without I, L, O and U, which are taken for other signs."""
_LENGTH = 12
"""Signs of 5 bits each: 60 bits of the last link's 256."""
_SAME = str.maketrans("OIL", "011")
WHAT_FOR = (
    "Code of the register’s history today: {code}. Kept with the minutes, it shows later whether "
    "anything entered up to now was changed or taken away: Settings, “Check the register”."
)
"""The sentence on the papers."""


@dataclass(frozen=True, slots=True)
class CodeAnswer:
    """What a printed code says about the register. ``holds``: what was there then is still there."""

    holds: bool
    text: str


def printed_code(session: Session) -> str:
    """``1,204 · K7QF-M2XA-9TPD``: how many entries the history has, and the code of the last."""
    number, link = session.register.tuples(
        "SELECT id, hash FROM change_log ORDER BY id DESC LIMIT 1"
    )[0]
    return f"{number:,} · {_code(link)}"


def code_sentence(session: Session) -> str:
    """The code with what it is for, as papers print it."""
    return WHAT_FOR.format(code=printed_code(session))


def check_code(session: Session, typed: str) -> CodeAnswer:
    """Whether the history still holds the state a code was printed for.

    Capitals, spaces, commas and dashes make no difference. Raises RegisterProblem.
    """
    found = _read(typed)
    if found is None:
        return CodeAnswer(
            holds=False,
            text="This is not a whole code. It is a number and 12 letters and figures, such as "
            "1,204 · K7QF-M2XA-9TPD.",
        )
    number, code = found
    rows = session.register.tuples("SELECT hash FROM change_log WHERE id = ?", number)
    if not rows:
        return CodeAnswer(
            holds=False,
            text=f"The history has no entry {number:,} any more: the register is older than the "
            "paper, or entries were taken away. Compare it with your backups.",
        )
    wrong = session.register.first_break()
    if _code(rows[0][0]) != code or (wrong is not None and wrong <= number):
        return CodeAnswer(
            holds=False,
            text=f"The code does not fit: the history up to entry {number:,} is not the one it was "
            "printed for. Look whether it is typed as printed; if so, the history was rewritten. "
            "Compare the register with a backup from before the paper.",
        )
    return CodeAnswer(
        holds=True,
        text=f"The code fits: the history up to entry {number:,} is the one it was printed for.",
    )


def _code(link: str) -> str:
    value = int(link, 16) >> (256 - 5 * _LENGTH)
    signs = [_LETTERS[value >> 5 * (_LENGTH - 1 - n) & 31] for n in range(_LENGTH)]
    return "-".join("".join(signs[n : n + 4]) for n in range(0, _LENGTH, 4))


def _read(typed: str) -> tuple[int, str] | None:
    """The entry's number and the code as it is printed; None when it is no code."""
    signs = re.sub(r"[\s,.\-–—·:]", "", typed).upper()
    number, code = signs[:-_LENGTH], signs[-_LENGTH:].translate(_SAME)
    if not re.fullmatch(r"[0-9]{1,12}", number) or any(sign not in _LETTERS for sign in code):
        return None
    return int(number), "-".join(code[n : n + 4] for n in range(0, _LENGTH, 4))
