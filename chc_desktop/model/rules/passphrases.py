"""What a passphrase must be, and an honest word about one. All of it is **ours**.

Length counts, not kinds of characters: as NIST SP 800-63B, section 3.1.1, and the National Cyber
Security Centre's advice of three random words, made longer because a stolen file can be tried
offline.
"""

from __future__ import annotations

import unicodedata

from chc_desktop.model.rules.values import Problem

LEAST = 12
"""Characters."""
LEAST_WORDS = 4
"""Words of at least two letters: so many are enough, however short."""
MOST = 1_000
"""Characters; nobody types more, and a file given by mistake is noticed."""
ADVICE = (
    f"At least {LEAST} characters, or {LEAST_WORDS} words. Four or more words that do not belong "
    "together are the easiest to remember and hard to guess."
)


def passphrase_problems(passphrase: str, again: str | None = None) -> tuple[Problem, ...]:
    """What stands against a passphrase; ``again`` is the second typing, where there is one."""
    text = typed(passphrase)
    found = []
    if not text:
        found.append(Problem("passphrase", "", "Type a passphrase."))
    elif len(text) < LEAST and _words(text) < LEAST_WORDS:
        words = f"Make it longer: at least {LEAST} characters, or {LEAST_WORDS} words."
        found.append(Problem("passphrase", "", words))
    elif len(text) > MOST:
        words = f"Make it shorter: at most {MOST:,} characters."
        found.append(Problem("passphrase", "", words))
    if again is not None and not found and typed(again) != text:
        words = "This is not the same. Type the passphrase once more."
        found.append(Problem("again", "", words))
    return tuple(found)


def honest_word(passphrase: str, landlord: str = "") -> str:
    """How easily a passphrase is guessed, as far as one can see; empty where nothing shows."""
    text = typed(passphrase).casefold()
    if not text:
        return ""
    name = [word for word in landlord.casefold().split() if len(word) > 3]
    tried = (*name, "password", "passphrase", "complaint", "letmein")
    words = (
        (len(set(text)) < 5, "The same few characters over and over are guessed quickly."),
        (
            any(word in text for word in tried),
            "It holds a word that anybody would try first, such as the co-op’s name.",
        ),
        (
            text.replace(" ", "").isdigit(),
            "Figures alone are guessed quickly: dates and telephone numbers are tried first.",
        ),
        (
            _words(text) >= LEAST_WORDS,
            "Long enough, if the words do not stand together in a song, a saying or a book.",
        ),
        (
            len(text) >= LEAST,
            "Long enough. A name with a year after it would still be tried early.",
        ),
    )
    return next((sentence for so, sentence in words if so), "")


def typed(passphrase: str) -> str:
    """The passphrase as it is meant: the same on every keyboard, spaces once and only between."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).split())


def _words(text: str) -> int:
    return sum(len(word) > 1 for word in text.split())
