"""A policy's text and what was found in it, in words."""

from __future__ import annotations

import re

from chc_desktop.model.services.policy_check import FindingView
from chc_desktop.model.services.policy_texts import PolicyTextView
from chc_desktop.ui.hub import Place

NO_TEXT = "Its text is not here yet."
NOTHING = (
    "Nothing was found. That proves nothing: the program only knows words, not what is meant. "
    "Read the policy beside the Code yourself, once a year and when the Code changes (5.1)."
)
ONLY_WORDS = (
    "Found by words only, so each may be wrong. Change the text, or set it aside and say why."
)
OTHER_KIND = "This text hardly speaks of complaints. The check is made for complaints policies."


def policy_place(policy_id: int) -> Place:
    """Return the place of a policy with its text."""
    return Place("policy", str(policy_id))


def text_place(policy_id: int) -> Place:
    """Return the place where a policy's text is typed, pasted or read in."""
    return Place("policy-text", str(policy_id))


def aside_place(policy_id: int, view: FindingView) -> Place:
    """Return the place of the form that sets a finding aside."""
    return Place("policy-aside", str(policy_id), view.key)


def state_line(view: PolicyTextView | None) -> str:
    """Return the line about a policy's text in the list of policies."""
    if view is None or not view.about_complaints:
        return ""
    if not view.body.strip():
        return NO_TEXT
    return f"Its text: {found_words(view)}"


def found_words(view: PolicyTextView) -> str:
    """Return "2 places may stand against the Code, 1 set aside."."""
    return count_words(len(view.standing), len(view.aside))


def count_words(standing: int, aside: int) -> str:
    """Return the same for numbers of places."""
    return f"{places(standing)}{f', {aside} set aside' if aside else ''}."


def places(number: int) -> str:
    """Return "3 places may stand against the Code", without its full stop."""
    if not number:
        return "nothing found that may stand against the Code"
    return f"{number} place{'' if number == 1 else 's'} may stand against the Code"


def heading(view: FindingView) -> str:
    """Return what was found and which provision it is about: "A blanket exclusion (2.5)"."""
    issue = view.finding.issue.value.replace("'", "’")
    return f"{issue[:1].upper()}{issue[1:]} ({view.finding.provision})"


def quoted(words: str) -> str:
    """Return a place in quotation marks."""
    return f"“{words}”"


def file_name(title: str, ending: str) -> str:
    """Return a file's name made from a policy's title, with plain letters only."""
    bare = " ".join(re.sub(r"[^\w &()-]", " ", title).split())
    return f"{bare[:80].strip() or 'Policy'}{ending}"
