"""What the pages about protection say."""

from __future__ import annotations

from chc_desktop.model.rules.passphrases import honest_word

PROTECTS = (
    ("A laptop that is lost or stolen", "Whoever finds it cannot read the register."),
    (
        "A copy on a stick, in a cloud folder or in an email",
        "Copies and backups made from now on are as protected as the register.",
    ),
)
DOES_NOT = (
    (
        "An open window",
        "While it is unlocked, anybody at the computer can read it. It locks by itself.",
    ),
    ("A computer with spying software", "It sees what you type and what you see."),
    (
        "Papers, letters and lists you save",
        "They are ordinary files, for whoever has them.",
    ),
)
LOST = (
    "Keep both apart",
    (
        "If the passphrase and the recovery sheet are both lost, the register is lost. Nobody can "
        "open it then, not even the makers of this program."
    ),
)
WHY = "Why protect it?"
WHAT_NOT = "What it does not protect"
SSD = (
    "What stood on this disk before is overwritten as far as a program can. Disks without moving "
    "parts may keep older traces for a while: the encryption of the whole computer (BitLocker, "
    "FileVault) protects those."
)
MINUTES = (
    (5, "5 minutes"),
    (15, "15 minutes"),
    (30, "30 minutes"),
    (60, "60 minutes"),
    (0, "Never"),
)
"""After how many minutes without typing or moving the mouse a protected register locks."""
DEFAULT_MINUTES = 15


def minutes() -> tuple[tuple[str, str], ...]:
    """The times to choose from, each a key and its words."""
    return tuple((str(number), words) for number, words in MINUTES)


def word_on(passphrase: str, landlord: str) -> str:
    """What is honestly said of a passphrase while it is typed."""
    return honest_word(passphrase, landlord)
