"""The words by which the elements of a letter to a person are known, matched on small letters.

Each was tried on letters in several wordings (tests/model/rules/test_person_letters.py).
"""

from __future__ import annotations

import re

IF = re.compile(r"(?:and |but )?(?:if|should you|unless|whether|in case)\b")
"""A condition; "please" and "write to us" set a limit as often as they give advice."""
LIMIT = re.compile(
    r"\b(?:(?:limit|restrict)(?:s|ing)? (?:your|you|the)|(?:limited|restricted) to|(?:may|can|must|will|should) (?:only|not|no longer)|"
    r"(?:cannot|can't|won't|mustn't)|only (?:contact|write|email|ring|call|phone|speak|accept|answer|reply|read|see)|"
    r"no (?:longer|more than)|not (?:come|ring|call|phone|email|visit|write|contact)|from now on|"
    r"(?:one|two|three|once|twice) (?:\w+ ){0,2}(?:a|per|each|every|in any) (?:week|month|day)|"
    r"(?:a single|a) \w+ (?:from you )?(?:a|per|each|every|in any) (?:week|month|day))\b"
)
REASON = re.compile(
    r"\bafter (?:what|you|the|a|several|repeated)\b|\bfollow(?:s|ing) (?:what|your|the|several)\b|"
    r"\bsince (?:you|the|that)\b|\bas (?:we|it|this|you|nothing)\b|\bthe reasons?\b|\bwe (?:had|have) tried\b"
)
UNTIL = re.compile(
    r"\b(?:until|till|ends?|ending|last(?:s|ing)?|expires?|up to|to|finish(?:es)?|stops?|over|lifted|"
    r"runs?|no longer than|through)\b"
)
REVIEW = re.compile(
    r"\breview(?:s|ed|ing)?\b|\blook(?:s|ing)? (?:at (?:it|this|that|them|what\b[^.]*) )?again\b|\breconsider|"
    r"\brevisit|\bcheck (?:whether|if|that|how)\b|\bthink (?:about (?:it|this) )?again\b|\bask (?:you )?whether\b"
)
APPEAL = re.compile(
    r"\bappeal|\bchallenge|\b(?:dis|do not |don't )agree\b|\bobject(?:ion)?s?\b|\b(?:think|feel|believe)s? "
    r"(?:this|it|that|we|our)\b[^.]*\b(?:wrong|unfair)|\b(?:un|not )(?:happy|fair|content|satisfied) with (?:this|it|that|our|the)|"
    r"\b(?:look|looks|looked|looking|consider\w*|think\w*|decide\w*) (?:at (?:it|this|that|the \w+) )?again\b|"
    r"\breconsider|\bcomplain about (?:this|it|our|the)\b|\bask (?:for|us for) (?:a|an) (?:review|appeal)"
)
APPEAL_ABOVE = re.compile(r"appeal|challenge|agree\b|object|unfair|not happy")
WAY = re.compile(
    r"\b(?:write|writing|writes|ask|asking|tell|contact|ring|rings|call|email|phone|letter|speak|send|apply|"
    r"complain|complaint|appeal to|say so|let (?:us|me|the)|in writing)\b"
)
NO = re.compile(
    r"\b(?:cannot|can't|are not able|were not able|unable|declin(?:e|ed|ing)|(?:do|did|could|can|will|have) not "
    r"(?:agree|agreed|offer|provide|do this|do that|do what|do it|make|give)|won't|decided not to|decided against|"
    r"not agreed|turned (?:it|this|that) down|say no|said no|not be able)\b"
)
_YES = re.compile(
    r"\b(?:agreed?|agreeing|yes|from now on|happy to|glad to|(?:we|i)(?: will|'ll| shall)|have (?:put|set|made|arranged)|"
    r"(?:is|are) (?:now )?in place)\b"
)
LIFTED = re.compile(
    r"\b(?:lift(?:s|ed)?|end(?:s|ed)?|over|removed?|cancel(?:s|led)|withdrawn|stop(?:s|ped)|"
    r"no longer (?:appl|in (?:force|place)|restrict|limit))"
)
OUTCOMES = {
    "": re.compile(
        r"\b(?:keep|kept|eased?|extend|continu\w+|chang\w+|decided|stays?|remains?|goes on)"
    ),
    "ease": re.compile(
        r"\b(?:ease[sd]?|easing|relax\w*|loosen\w*|less|lighter|reduc\w+|chang\w+|may (?:now|again))\b"
    ),
    "keep": re.compile(
        r"\b(?:keep(?:s|ing)?|kept|continu\w+|remain\w*|stay(?:s|ed|ing)?|goes on|go on|unchanged|"
        r"as (?:it|before)|still (?:need|appl|in (?:force|place)))"
    ),
    "extend": re.compile(
        r"\b(?:extend(?:s|ed|ing)?|extension|longer|prolong\w*|continu\w+|new end|further)\b"
    ),
}
"""What a review of a restriction brought, in the letter's words."""
OF_OTHERS = re.compile(r"\b(?:open|emergenc|ombudsman|complaint)")
"""What a sentence about the outcome of a review does not speak of."""
STAYS_OPEN = (
    re.compile(r"\bemergenc(?:y|ies)\b"),
    re.compile(
        r"\b(?:new|another|further|other|any|fresh|make|making|raise|raising|log|a) complaints?\b|\bcomplain\b"
    ),
    re.compile(r"\bombudsman\b"),
)
"""What no restriction closes; each must be said to be open."""
CLOSED = re.compile(
    r"\b(?:cannot|can't|may not|must not|mustn't|no longer|are not allowed|not be able) "
    r"(?!stop|affect|change|limit|prevent|close|touch)"
)
_WORD = re.compile(r"[^\W\d_]{3,}|\d+")
_SMALL = frozenset(
    [
        "the",
        "and",
        "for",
        "with",
        "that",
        "this",
        "its",
        "are",
        "was",
        "were",
        "has",
        "have",
        "not",
        "you",
        "your",
        "our",
        "from",
        "about",
        "who",
        "will",
        "per",
        "any",
        "all",
    ]
)
_ENDING = re.compile(r"(?:ing|ed|es|s|ly)$")


def stems(text: str) -> frozenset[str]:
    """The words of a text that say something, without their endings."""
    words = (word for word in _WORD.findall(text.casefold()) if word not in _SMALL)
    return frozenset(_ENDING.sub("", word) if len(word) > 4 else word for word in words)


def said_yes(plain: str) -> bool:
    """Whether a sentence agrees to something, and does not decline it."""
    return bool(_YES.search(plain)) and not NO.search(plain)
