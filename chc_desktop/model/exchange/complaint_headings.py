"""The columns of a complaints file, and the everyday words people use for them."""

from __future__ import annotations

import re

from chc_desktop.model.rules.answers import plain

# Each column with what people call it, in the plain form that `_key` makes: "stage 1" with a
# space, no capitals, nothing in brackets.
_SYNONYMS: dict[str, str] = {
    "reference": "ref|reference no|reference number|ref no|ref number|case|case ref|case no|"
    "case reference|case number|case id|complaint ref|complaint reference|complaint number|"
    "complaint no|complaint id|id|no|number|log no|log number|our ref|our reference|unique ref",
    "received": "date received|received on|received date|complaint date|complaint received|"
    "date of complaint|date complaint received|date|date logged|logged|logged on|date raised|"
    "raised|date made|date reported|reported|opened|date opened|date in|stage 1 received|"
    "stage 1 date received|stage 1 received date|stage 1 date|receipt|date of receipt",
    "channel": "method|how received|received via|received by|how made|how reported|via|route|source|"
    "contact method|method of contact|how did it reach us|how complained",
    "resident": "resident name|residents|name|name of resident|tenant|tenant name|complainant|"
    "complainant name|customer|customer name|member|member name|made by|who complained",
    "home": "address|property|unit|flat|home address|property address|dwelling|house",
    "category": "categories|type|type of complaint|complaint type|complaint category|subject|theme|"
    "nature of complaint|service area|topic|issue type|area|about",
    "description": "details|complaint|summary|nature|issue|what happened|complaint details|"
    "details of complaint|description of complaint|complaint description|complaint summary|"
    "what it is about|our understanding",
    "outcome_sought": "outcomes sought|desired outcome|outcome wanted|what they want|"
    "resolution sought|remedy sought|what the resident wants|outcome requested",
    "outside_measures": "outside the measures|outside measure|outside ch01|outside tsm|"
    "excluded from measures|not in measures|outside the measure",
    "acknowledged": "date acknowledged|acknowledged on|acknowledgement|acknowledgement date|"
    "acknowledgement sent|stage 1 acknowledged|stage 1 acknowledgement|ack|ack date|ack sent|"
    "stage 1 ack|acknowledgment|acknowledged date|stage 1 acknowledgement date",
    "stage1_handler": "handler|handlers|officer|investigating officer|handled by|assigned to|owner|"
    "stage 1 handlers|stage 1 officer|stage 1 investigator|stage 1 handled by|complaint handler|"
    "dealt with by|lead officer|investigator|stage 1 investigating officer|considered by",
    "stage1_extension_told": "extension told|told of extension|extension letter|extension agreed|"
    "extension sent|extension notified|stage 1 told of extension|stage 1 extension letter|"
    "stage 1 extension sent|stage 1 extension agreed|resident told of extension|extended on",
    "stage1_extended_to": "extended to|extension to|extension date|extended date|new date|"
    "extended until|stage 1 extension to|stage 1 extension date|stage 1 extended until|"
    "stage 1 new date|revised date",
    "stage1_extension_reason": "extension reason|reason for extension|reasons for extension|"
    "stage 1 reason for extension|why extended|extension reasons|stage 1 extension reasons",
    "stage1_extension_ombudsman_given": "extension ombudsman given|ombudsman given|"
    "ombudsman details given|stage 1 ombudsman given|stage 1 ombudsman details given|"
    "ombudsman contact details given",
    "stage1_responded": "responded|response|response date|date responded|date of response|replied|"
    "response sent|stage 1 response|stage 1 response date|stage 1 response sent|reply|reply date|"
    "stage 1 date responded|stage 1 replied|stage 1 reply|answered|date answered|stage 1 answered",
    "stage1_outcome": "outcome|decision|result|stage 1 decision|stage 1 result|upheld",
    "stage2_requested": "escalated|escalation|date escalated|escalated on|escalation date|"
    "stage 2 request|stage 2 request date|stage 2 received|escalation requested|stage 2 date|"
    "stage 2 asked for|stage 2 escalated|escalated to stage 2|stage 2|date stage 2 requested|"
    "stage 2 requested on|stage 2 date received|escalation request|stage 2 request received|escalation received",
    "stage2_acknowledged": "stage 2 acknowledgement|stage 2 ack|stage 2 acknowledgement date|"
    "stage 2 acknowledgement sent|escalation acknowledged|stage 2 acknowledgment",
    "stage2_handler": "stage 2 handlers|stage 2 officer|stage 2 investigator|stage 2 handled by|"
    "stage 2 reviewer|reviewer|reviewed by|stage 2 panel|stage 2 investigating officer",
    "stage2_extension_told": "stage 2 told of extension|stage 2 extension letter|"
    "stage 2 extension sent|stage 2 extension agreed|stage 2 extended on",
    "stage2_extended_to": "stage 2 extension to|stage 2 extension date|stage 2 extended until|"
    "stage 2 new date",
    "stage2_extension_reason": "stage 2 reason for extension|stage 2 extension reasons",
    "stage2_extension_ombudsman_given": "stage 2 ombudsman given|stage 2 ombudsman details given",
    "stage2_responded": "stage 2 response|stage 2 response date|stage 2 response sent|final response|"
    "stage 2 date responded|stage 2 replied|stage 2 reply|final response date|stage 2 answered",
    "stage2_outcome": "stage 2 decision|stage 2 result|final outcome|final decision",
    "refused_on": "refused|date refused|refusal date|refusal|not accepted|not accepted on|"
    "stage 1 refused|stage 1 refused on",
    "refused_ground": "refusal ground|refusal grounds|refusal reason|refusal reasons|refused grounds|"
    "ground|grounds|ground for refusal|reason for refusal|reason refused|refused reason|why refused",
    "stage2_refused_on": "stage 2 refused|stage 2 date refused|stage 2 refusal|escalation refused|"
    "escalation refused on|stage 2 refusal date",
    "stage2_refused_ground": "stage 2 refusal ground|stage 2 refusal reason|stage 2 refused reason|"
    "escalation refused ground|escalation refusal reason|stage 2 reason for refusal|"
    "stage 2 ground for refusal",
    "compensation": "compensation paid|compensation offered|compensation amount|amount|redress|"
    "compensation pounds|compensation gbp|compensation awarded|payment|total compensation",
    "learning": "lessons|lessons learned|lessons learnt|learning points|what we learned|"
    "what we learnt|service improvement|learning outcome|learning and actions|what changed",
}

COLUMNS = tuple(_SYNONYMS)
REQUIRED = ("reference", "received")
_FILLERS = frozenset(
    {"date", "on", "the", "of", "was", "sent", "issued", "when", "by", "a", "please"}
)
_NUMBERS = {"one": "1", "two": "2", "1st": "1", "2nd": "2", "first": "1", "second": "2"}


def _key(heading: str) -> str:
    words = plain(re.sub(r"[(\[].*?[)\]]", " ", heading).replace("£", " ").replace("’", "'"))
    words = " ".join(_NUMBERS.get(word, word) for word in words.split())
    words = re.sub(r"\b(?:stage|st|s)\s?([12])\b", r"stage \1", words)
    return re.sub(r"\b([12]) stage\b", r"stage \1", words)


_BY_WORDS = {
    **{word: name for name, words in _SYNONYMS.items() for word in words.split("|")},
    **{_key(name): name for name in COLUMNS},
}


def column_of(heading: str) -> str | None:
    """The proper name of the column a heading means, or None.

    Words like "date" and "sent" may stand before or behind; what is in brackets is not read.
    """
    key = _key(heading)
    if key in _BY_WORDS:
        return _BY_WORDS[key]
    short = " ".join(word for word in key.split() if word not in _FILLERS)
    return _BY_WORDS.get(short)


def is_stage(group: str) -> bool:
    """Whether a heading over several columns names a stage."""
    return _key(group) in {"stage 1", "stage 2"}


def stage2_of(name: str) -> str | None:
    """The column of stage 2 that answers to one of stage 1, or None."""
    other = f"stage2_{name.removeprefix('stage1_')}"
    return other if other in COLUMNS else None
