"""What the texts of letters to a person can ask for, and what stands there when nothing is known."""

from __future__ import annotations

import re
from collections.abc import Mapping

from chc_desktop.model.rules.person_letter_cues import stems
from chc_desktop.model.rules.person_letters import PersonLetterKind
from chc_desktop.model.rules.text import one_line

_EVERY = ("name", "landlord", "contact", "signed", "ombudsman")
_LIMIT = ("subject", "until", "review", "appeal")
PERSON_PLACEHOLDERS: Mapping[PersonLetterKind, tuple[str, ...]] = {
    PersonLetterKind.RESTRICTION: (
        *_EVERY,
        *_LIMIT,
        "start",
        "incidents",
        "other_steps",
        "warnings",
        "waived_warning",
        "decided_by",
    ),
    PersonLetterKind.RESTRICTION_REVIEW: (*_EVERY, *_LIMIT, "reviewed", "outcome", "reasons"),
    PersonLetterKind.RESTRICTION_LIFTED: (*_EVERY, "subject", "reviewed", "lifted", "reasons"),
    PersonLetterKind.ADJUSTMENT_AGREED: (
        *_EVERY,
        "asked",
        "asked_on",
        "decided_on",
        "applies_to",
        "review",
    ),
    PersonLetterKind.ADJUSTMENT_DECLINED: (*_EVERY, "asked", "asked_on", "decided_on", "reasons"),
}
"""What a text of each kind can ask for, each written ``{so}``. No health word is among them: what
somebody needs and why is for the officer to write, if at all."""
PERSON_GAPS = {
    "subject": "[Write here what exactly is limited.]",
    "until": "[Write here the day on which it ends.]",
    "review": "[Write here the day of the review.]",
    "incidents": "[Write here what happened, each with its day.]",
    "appeal": "[Write here whom they can ask, and how.]",
    "reasons": "[Write here the reasons.]",
    "asked": "[Write here what they asked for.]",
    "ombudsman": "[Write here how to reach the Housing Ombudsman.]",
    "signed": "[Name and role]",
}
"""What stands in a draft where the record has nothing."""
EASED, KEPT, EXTENDED = (
    "We eased it: less is limited than before.",
    "We keep it as it is.",
    "We extended it: it ends later than we told you before.",
)
OUTCOME_WORDS = {"ease": EASED, "keep": KEPT, "extend": EXTENDED}
"""The outcome of a review as a sentence of the draft."""
_HEALTH = re.compile(
    r"\b(?:disab|impair|health|unwell|ill(?:ness(?:es)?)?\b|sick|medic|diagnos|symptom|syndrome|condition\b|"
    r"hospital|doctor|gp\b|nurse|clinic|therap|psych|mental|autis|adhd|asperg|dyslex|dementia|alzheim|"
    r"epilep|seizure|stroke|depress|anxi|bipolar|schizo|ptsd|trauma|suicid|self-harm|addict|alcohol|"
    r"drunk|drugs?\b|arthrit|asthma|cancer|chemo|diabet|deaf|hearing loss|blind|sight|wheelchair|"
    r"mobility|pregnan|surgery|tablets?\b|medicine|adjustment)"
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_TELLING = 6
"""Letters of a word from which on it tells something about what was disclosed."""


def without_health(text: str, disclosed: str = "") -> str:
    """The sentences of a record that touch no one's health, for a draft (5.14, **ours**).

    ``disclosed`` is what is kept hidden about the person: a sentence that takes up a longer word
    of it is left out as well. Nothing may be left: then the draft has a gap.
    """
    private = {word for word in stems(disclosed) if len(word) >= _TELLING}
    kept = [
        sentence
        for sentence in _SENTENCE.split(one_line(text))
        if not _HEALTH.search(sentence.casefold()) and not private & stems(sentence)
    ]
    return " ".join(kept)
