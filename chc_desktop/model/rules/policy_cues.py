"""The words by which a policy says what the Code does not allow. All match plain passages.

A cue finds; what stands in ``unless`` of the same passage, or a denial right before it, takes
it back. Each cue was tried on the labelled snippets in tests/model/rules/policy_snippets.json.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class PolicyIssue(StrEnum):
    """What the Ombudsman objects to in a complaints policy."""

    MORE_STAGES = "more than two stages"
    INFORMAL_STAGE = "an informal stage"
    TOO_LONG = "a time longer than the Code's"
    WRONG_START = "days counted from the wrong event"
    EXTENSION = "an extension that is not the Code's"
    PAUSED = "a clock that is paused"
    REASONS_TO_ESCALATE = "reasons demanded to escalate"
    LIMITED_ESCALATION = "escalation limited"
    BLANKET_EXCLUSION = "a blanket exclusion"
    TIME_LIMIT = "the 12 months cut short"
    LEGAL_ACTION = "legal action before a claim is filed"
    OLD_DEFINITION = "an old definition of a complaint"
    OLD_CONTACTS = "old contact details of the Ombudsman"
    DESIGNATED_PERSON = "a designated person"
    OMBUDSMAN_LATER = "the Ombudsman only at the end"
    OTHER_PROCESS = "a second complaints process"
    ONE_CHANNEL = "only one way to complain"
    CONTRADICTION = "two answers to one question"
    REVIEW_PAST = "a review date that has passed"


@dataclass(frozen=True, slots=True)
class Cue:
    """One pattern for an issue: what it finds, what takes it back, and why it matters."""

    issue: PolicyIssue
    provision: str
    pattern: re.Pattern[str]
    says: str
    unless: re.Pattern[str] | None = None
    under: re.Pattern[str] | None = None
    """What its heading, lead-in or own words must speak of."""


def cue(
    issue: PolicyIssue, provision: str, pattern: str, says: str, unless: str = "", under: str = ""
) -> Cue:
    """A cue of its words; ``unless`` and ``under`` are patterns too, "" for none."""
    held, about = (re.compile(text) if text else None for text in (unless, under))
    return Cue(issue, provision, re.compile(pattern), says, held, about)


DENIED = re.compile(
    r"\b(?:no|not|never|neither|nor|without|nobody|cannot|don't|doesn't|isn't|aren't|won't|"
    r"instead of|rather than|(?:do|does|need|will) not (?:have|need|use|add|ask you)(?: to)?)"
    r"(?: \w+){0,4} $"
)
"""A denial in the few words before a cue."""

OPTIONAL = (
    r"\b(?:do(?:es)? not (?:have|need)|need not|don't (?:have|need)|no need|not required|not (?:be )?asked|"
    r"without (?:giving|having|explaining|any)|if (?:you|they) (?:wish|like|want|choose)|may wish|optional|"
    r"not be (?:required|asked|expected|made)|never be (?:required|asked)|not obliged|never (?:have|need|ask)|will not (?:ask|need|require)|would help|can tell us|invited)\b"
)
_EACH = (
    r"\b(?:each case|case by case|case-by-case|individual (?:circumstances|merits|basis)|on (?:its|their) (?:own )?merits|"
    r"discretion|unless|judged|consider(?:ed)? whether)\b"
)
_NOT_ACCEPT = (
    r"(?:(?:will|do|does|can|shall|may|would)(?: ?not|n't)|cannot|won't|don't|never|is not|are not)"
    r"(?: be| normally be| normally)? (?:accept|consider|investigat|deal|treat|look|handle|entertain|process|respond|escalat|appl(?:y|ies)|take|hear|cover|inclu[d])\w*"
)

CUES = (
    cue(
        PolicyIssue.MORE_STAGES,
        "5.3",
        r"\bstages? ?(?:3|4|three|four|iii)\b|\b(?:third|fourth) (?:and final )?(?:stage|step|level)\b|"
        r"\b(?:3|4)[- ]stages?\b|\b(?:three|four)[- ]stages?\b|\bhas (?:3|4) (?:stages|steps|levels)\b|"
        r"\b(?:in|over|through) (?:3|4) stages\b|"
        r"\b(?:after|following|still unhappy (?:after|with)|not satisfied (?:after|with)|remain dissatisfied (?:after|with)|"
        r"unhappy with|dissatisfied with|unhappy (?:after|following)|beyond)(?: \w+){0,4} (?:stage (?:2|two)|the second stage)\b[^.]*\b(?:appeals?|review (?:by|panel|hearing)|hearing|"
        r"to (?:the|our) (?:board|committee|chair|panel|chief))\b|\bfinal appeal (?:stage|panel)\b",
        "This may be a stage more than the two that the Code allows.",
        r"\bno (?:third|stage 3|further)\b|\bnot (?:have )?(?:a |more)|\bnever\b",
    ),
    cue(
        PolicyIssue.INFORMAL_STAGE,
        "5.2",
        r"\binformal(?:ly)?\b[^.]*\b(?:stage|complaints?|resol\w+|process|step|procedure|matters?|discuss\w*|concern)\b|"
        r"\b(?:stage|complaints?|resol\w+|sorted|settled?)(?: \w+){0,6} informal(?:ly)?\b|"
        r"\bstage (?:0|zero|nought)\b|\bpre-?(?: )?(?:complaint|stage)\b(?: stage| process| step)?|"
        r"\b(?:where|if) (?:this|that|it|we) (?:is not|isn't|cannot be|can't be|cannot|can't|are unable to)\b[^.]*"
        r"\b(?:then )?(?:be )?(?:log|logged|record|recorded|treat|treated|register|registered)\b(?:[^.]*\bcomplaint)?|"
        r"\bbefore (?:it|this|the matter|you)(?: \w+){0,3} (?:becomes?|make|is (?:treated|logged) as) a (?:formal )?complaint\b|"
        r"\bstage 1 \(?(?:is )?informal\b|\bin the bud\b|"
        r"\bbefore (?:being |we |they are |it is |you )?(?:log|record|register|mak|treat|rais)\w*\b[^.]*\b(?:as )?(?:a |an )?(?:formal )?complaints?\b|"
        r"\b(?:try|attempt|seek|asked)\b[^.]*\b(?:first|before)\b[^.]*\bcomplaint (?:is|can be|will be) (?:logged|accepted|recorded|made|opened)\b",
        "This may be an informal stage before stage 1: a complaint is logged at once.",
        r"\b(?:no|not|never|without|nor)\b[^.]{0,25}\b(?:informal|stage 0|pre-?stage|pre-?complaint)|"
        r"\bnot (?:appropriate|acceptable|allowed|permitted)\b|\bno longer\b|\b(?:taken out|abolished|removed)\b|"
        r"\bservice request|\bacceptable to\b|\bextend|\backnowledg|\bthe ombudsman\b|\bresponse date\b",
    ),
    cue(
        PolicyIssue.PAUSED,
        "6.3",
        r"\b(?:paus(?:e|ed|ing)|suspend(?:ed)?|on hold|stop(?:s|ped)?|free[z]\w+|frozen|restart(?:s|ed)?)\b[^.]*"
        r"\b(?:clock|time|timescales?|timer|days|complaint|deadline|response)\b|"
        r"\b(?:clock|timer|timescales?|time limits?|deadline|complaint|(?:working )?days)\b[^.]*\b(?:paused?|on hold|suspended|frozen|stops?|stopped|"
        r"restarts?|starts? again|re-?opened)\b",
        "This may pause or restart the clock; the Code knows only extensions.",
        r"\b(?:no|not|never|nor|cannot)\b[^.]{0,40}\b(?:paus|suspend|hold|stop|free[z]|restart)|"
        r"\bstop(?:s|ped)? (?:work|repair|the repair|our efforts|doing)|\bnot stop\b",
    ),
    cue(
        PolicyIssue.REASONS_TO_ESCALATE,
        "6.12",
        r"\b(?:must|need(?:s)? to|should|have to|has to|required to|are asked to|expected to|will be asked to|"
        r"only if|only where|provided(?: that)?|by)\b[^.]*"
        r"\b(?:explain\w*|giv(?:e|ing|es)|set(?:ting)? out|stat(?:e|ing)|say(?:ing)?|prov[i]d(?:e|ing)|detail(?:ing)?|specify\w*|"
        r"tell(?:ing)? us|describe|outline|submit|accompanied|supported|attach\w*)\b[^.]*"
        r"\b(?:why|(?:the |your |their |clear |full |valid )*(?:reasons?|grounds))\b[^.]*"
        r"\b(?:dissatisfied|unhappy|not (?:happy|satisfied|agree)|escalat\w+|review|stage 2|appeal|disagree|remain|further)\b|"
        r"\b(?:escalat\w+|stage 2|review|appeal)\b[^.]*\b(?:must|need to|should|have to|required to)\b[^.]*"
        r"\b(?:explain|give|set out|state|say|provide|include|tell us|specify)\b[^.]*\b(?:why|reasons?|grounds|evidence)\b|"
        r"\b(?:escalat\w+|stage 2|appeals?|requests?)\b[^.]*\b(?:without|that (?:do|does) not (?:give|state|include))\b[^.]*"
        r"\b(?:reasons?|grounds|explanation)\b[^.]*\b(?:returned|refused|rejected|not (?:be )?(?:accepted|considered|processed))\b|"
        r"\b(?:further|more|additional) (?:detail|information|explanation)\b[^.]*\bwhy\b[^.]*\b(?:dissatisfied|unhappy|escalat)",
        "This may require reasons for going to stage 2; nobody has to give any.",
        OPTIONAL
        + r"|\bwe (?:must|will|should|need to)\b[^.]*\b(?:explain|give|set out|tell you)|\bif we (?:do not|decide not|refuse|cannot)",
    ),
    cue(
        PolicyIssue.LIMITED_ESCALATION,
        "5.11",
        r"\bnot be escalated\b[^.]*\b(?:simply|just|merely|only|because|unless)\b|"
        r"\b(?:only|will only|can only) (?:be )?(?:escalate|escalated|considered at stage 2|reviewed|go to stage 2|accept\w*)\b"
        r"[^.]*\b(?:if|where|when|with)\b[^.]*\b(?:new|evidence|grounds?|error|procedure|agree|discretion|manager|significant|failed)\b|"
        r"\b(?:escalat\w+|stage 2|appeal|review)\b[^.]*\b(?:within|in) \d+ (?:working |calendar )?(?:days?|weeks?|months?) "
        r"(?:of|from|after)\b[^.]*\b(?:stage 1|response|decision|letter|reply|receiving|outcome)\b|"
        r"\b(?:escalat\w+|stage 2|appeals?)\b[^.]*\b(?:no|not) later than \d+ (?:working |calendar )?(?:days?|weeks?|months?)\b|"
        r"\b(?:within|in) \d+ (?:working |calendar )?(?:days?|weeks?|months?) (?:of|from|after)\b[^.]*"
        r"\b(?:stage 1|response|decision|outcome)\b[^.]*\b(?:to (?:escalate|ask|request|appeal)|ask (?:us )?(?:to|for)|escalat\w+|request)\b|"
        r"\b(?:may|reserve the right to|can) (?:refuse|decline)(?: to)? (?:escalat\w+|a stage 2|stage 2)\b",
        "This may limit who can go to stage 2; a complaint not resolved to the resident’s satisfaction must go there.",
        r"\b(?:acknowledg\w+|we will (?:respond|answer|reply|issue|send)|"
        r"(?:reply|response|answer) (?:is|will be) (?:issued|sent))\b|\bno (?:time )?limit\b|\bombudsman\b|"
        r"\b(?:reasons|valid reason)[^.]*\bsection 2\b|\bset out (?:the|our) reasons\b",
    ),
    cue(
        PolicyIssue.BLANKET_EXCLUSION,
        "2.5",
        rf"\b{_NOT_ACCEPT}\b[^.]*\b(?:any |anonymous |all )?complaints? (?:about|relating|regarding|concerning|from|made|against|to do with|which|that)\b|"
        rf"\bcomplaints? (?:about|relating to|regarding|concerning|from|made|against|by|that|which)\b[^.]*\b(?:{_NOT_ACCEPT}|are excluded|is excluded|fall outside|are outside)\b|"
        rf"\b(?:anonymous|late|repeat(?:ed)?|vexatious|frivolous) complaints?\b[^.]*\b(?:{_NOT_ACCEPT}|are excluded|rejected|refused)\b|"
        r"\bunder no circumstances\b[^.]*\b(?:complaint|consider|accept)|\bin (?:all|every) cases? (?:be )?(?:refuse|reject)\w*|"
        r"\b(?:always|automatically) (?:be )?(?:refuse|reject|exclude)\w*|"
        r"\bwill not be considered if\b|\b(?:policy|procedure) (?:will|does|do) not (?:apply|cover)\b[^.]*"
        r"\b(?:complaints?|reporting|anti-social|disputes?|rent|matters|staff|neighbour)\b",
        "This may exclude complaints without looking at each one.",
        _EACH
        + r"|\b12 months\b|\bcourt\b|\blegal\b|\brestrict\w*|\bsurvey|\bstage 2\b|\bapologise\b|\bsupport\b",
    ),
    cue(
        PolicyIssue.BLANKET_EXCLUSION,
        "2.2",
        r"\b(?:persistent|unreasonable|vexatious|excessive|disproportionate|frivolous|abusive|malicious|trivial|anonymous)\b",
        "This may refuse a complaint for a reason that the Code does not give.",
        _EACH + r"|\brestrict\w*|\bpolicy on\b",
        r"\brefus\w*|\bnot (?:be )?accept\w*|\bexclu\w*|\bnot be (?:considered|treated)\b|\breject\w*",
    ),
    cue(
        PolicyIssue.LEGAL_ACTION,
        "2.2",
        r"\b(?:threat\w*|intend\w*|consider\w*|seek\w*|taking|instruct\w*|contemplat\w*|appoint\w*|likely|take|taken|get|obtain\w*)\b[^.]*"
        r"\b(?:legal|court|solicitors?|lawyers?|insurance claim)\b|\b(?:legal action|solicitors?|letter before (?:action|claim)|"
        r"pre-action|insurance claim|insurers?)\b",
        "This may refuse a complaint before a claim is filed at court, which is what the Code means.",
        r"\b(?:filed|claim form|particulars of claim|even if|still|does not (?:stop|prevent)|not (?:a )?reason|free (?:legal )?advice|citizens advice)\b",
        r"\brefus\w*|\bnot (?:be )?(?:accept|consider|investigat|deal|treat)\w*|\bexclu\w*|\breject\w*|\bcannot\b|\bend(?:s|ed)?\b|\bstop\w*|\bclose[sd]?\b",
    ),
    cue(
        PolicyIssue.DESIGNATED_PERSON,
        "3.7",
        r"\bdesignated (?:person|persons|tenant panel|complaints panel)\b|\b(?:mp|councillor|tenant panel)\b[^.]*"
        r"\b(?:refer|ombudsman)\b|\b(?:8|eight) weeks\b[^.]*\b(?:ombudsman|refer)|\bombudsman\b[^.]*\b(?:8|eight) weeks\b|"
        r"\bdemocratic filter\b",
        "The way through a designated person, and the wait of eight weeks, ended in October 2022.",
        r"\b(?:no longer|ended|abolished|not need|do not have to|removed|support|represent\w*|help you)\b",
    ),
    cue(
        PolicyIssue.OMBUDSMAN_LATER,
        "3.7",
        r"\bonly\b[^.]*\b(?:contact|approach|speak to|ask|go to|advice from|get in touch with)\b[^.]*\bombudsman\b[^.]*"
        r"\b(?:once|after|when|until|following|end)\b|"
        r"\bombudsman\b[^.]*\b(?:cannot|can not|not|may only|can only)\b[^.]*\b(?:contacted|approached|contact|help|advise)\b[^.]*"
        r"\b(?:until|before|unless|once|after)\b|"
        r"\b(?:cannot|can't|must not|should not|may not|do not|don't|please do not)\b[^.]*\b(?:contact|approach|go to|speak to)\b[^.]*\bombudsman\b[^.]*"
        r"\b(?:until|before|unless)\b",
        "Residents may ask the Ombudsman for help at any time, not only at the end.",
        r"\bat any (?:time|point|stage)\b",
    ),
    cue(
        PolicyIssue.OTHER_PROCESS,
        "5.4",
        r"\b(?:contractor|managing agent|agent|third party|partner)(?:'s|s')?\b[^.]*\b(?:own )?complaints? (?:procedure|process|policy|team)\b[^.]*"
        r"\b(?:first|before|then)\b|\bcomplain(?:t|ts|ing)?\b[^.]*\bfirst\b[^.]*\b(?:to|with) (?:the|our|that|its) (?:contractor|managing agent|agent|third party|partner)\b|"
        r"\b(?:first|before)\b[^.]*\bcomplain(?:t|ts|ing)?\b[^.]*\bto (?:the|our|that) "
        r"(?:contractor|managing agent|agent|third party|partner)\b|"
        r"\b(?:must|should|need to|have to) (?:first )?(?:complain|raise (?:it|this)|contact|go)\b[^.]*\b(?:contractor|managing agent)\b[^.]*\bfirst\b",
        "This may send residents through two complaints processes.",
        r"\b(?:not|never|no) (?:be )?(?:expected|asked|need|have|required|necessary)\b|\bpart of (?:our|the|these) (?:two|2)\b",
    ),
    cue(
        PolicyIssue.ONE_CHANNEL,
        "3.2",
        r"\bcomplaints?\b[^.]*\b(?:must|can only|may only|will only|should only|should|need to|have to|are to)\b[^.]*"
        r"\b(?:in writing|on (?:the|our) (?:complaints? )?form|by (?:email|letter)|online|compl[e]t\w+ (?:the|our|a)|through (?:the|our) (?:portal|website)|"
        r"to the (?:complaints? officer|secretary|manager|chair))\b|"
        r"\b(?:must|can only|only|have to|need to)\b[^.]*\b(?:complain|make (?:a|your) complaint|raise (?:a|your) complaint|submit (?:a|your) complaint|put (?:it|your complaint))\b[^.]*"
        r"\b(?:in writing|form|by email|online|portal)\b|\bverbal complaints? (?:will not|cannot|are not)\b|"
        r"\bonly (?:accept|consider) (?:written )?complaints? (?:made |that are )?in writing\b",
        "This may allow one way only; a resident can complain in any way and to anybody.",
        r"\b(?:not|never|no|nor)\b[^.]{0,30}\b(?:have to|need|must|only|in writing)|\bresponse|\backnowledg|\bappeal\b|\bor (?:by|in|on|over|to)\b|"
        r"\bwe (?:must|will|have to) (?:confirm|respond|write|answer|reply|explain)",
    ),
)

AWARE = re.compile(r"\baware\b|\bknew\b|\blearn(?:ed|t)\b|\bfound out\b|\bdiscover\w*")
DISCRETION = re.compile(
    r"\bdiscretion\b|\bgood reasons?\b|\bexceptional\b|\bunless there (?:is|are)\b|\bmay still\b"
)
MONTHS = re.compile(
    r"\b(?P<number>3|6|12) months\b|\b(?P<year>(?:1|a|one) year)\b|"
    r"\b(?P<weeks>\d+) weeks (?:of|after|from) (?:the|an|any) (?:issue|event|incident|matter|problem)\b"
)
ABOUT_ACCEPTING = re.compile(
    r"\b(?:issues?|matters?|events?|incidents?|problems?|cause|complaints?|giving rise|occurred|happened|took place)\b"
)
NOT_ABOUT_ACCEPTING = re.compile(
    r"\bombudsman\b|\breview\b|\breport\b|\brecords?\b|\bkeep\b|\bkept\b|\bpolicy will\b|\bfinal response\b|\brestrict\w*|"
    r"\bcompensation\b|\bresponse\b|\bextension\b|\bupdate\b|\bpattern\b"
)
RECEIVED = re.compile(
    r"\breceiv\w*|\breceipt\b|\blogg\w+|\bmade\b|\brais\w+|\bsubmitt\w+|\brequest\w*|\bcomplaint\b(?! (?:is|was|being|has been) acknowledg)|"
    r"\bhearing\b|\bmeeting\b|\bvisit\b|\binterview\b|\breach\w*|\barriv\w*|\bgets? to\b|"
    r"\bescalat\w*|\bassign\w*|\baccept\w*|\ballocat\w*|\bstage 1 (?:response|decision|outcome)"
)
ACKNOWLEDGED = re.compile(r"\backnowledg\w*|\bthat (?:date|letter|day)\b")
REVIEW = re.compile(r"\b(?:review|reviewed|expires?|expiry|valid until|renewal)\b")
REVIEWED_BEFORE = re.compile(
    r"\b(?:last|previous(?:ly)?|was|were|has been|have been|first) (?:\w+ )?review|\breviewed (?:on|in|by|alongside)\b"
)
YEARS = re.compile(r"\b(?P<first>20\d\d) ?(?:-|–|to) ?(?P<last>20\d\d)\b")
BARE_YEAR = re.compile(r"\b(20\d\d)\b")
NO_REASONS_NEEDED = re.compile(
    r"\b(?:do(?:es)? not (?:have|need)|don't (?:have|need)|no need|not required|need not|without)\b[^.]*\b(?:reasons?|explain\w*|why|grounds)\b"
)
