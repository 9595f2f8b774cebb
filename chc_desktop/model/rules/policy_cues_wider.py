"""More words by which a policy says what the Code does not allow, in other people's ways of saying it.

They stand beside ``policy_cues.CUES`` and work in the same way. They came of policies that say
plainly what others say formally.
"""

from __future__ import annotations

from chc_desktop.model.rules.policy_cues import CUES, OPTIONAL, Cue, PolicyIssue, cue

_BODY = r"(?:full |whole |entire )?(?:board|management committee|committee|chair|panel|chief executive|trustees)"
_NOT = r"\b(?:no|not|never|nor|without)\b"

WIDER = (
    cue(
        PolicyIssue.MORE_STAGES,
        "5.3",
        r"\b(?:after|with|by|following) the (?:panel|appeal|hearing|second (?:answer|response|stage))\b[^.]*\b(?:ask|appeal|go|write|apply|refer|take)\w*\b[^.]*"
        r"\b(?:agm|general meeting|board|chief executive|federation|regional \w+|director|trustees)\b|"
        r"\b(?:level|tier)s? ?(?:3|three|iii)\b|"
        r"\b(?:(?:decision|outcome|response|answer|ruling|finding)s? (?:of|at|from|under|after) (?:the )?(?:stage 2|second stage)|"
        r"(?:stage 2|second stage)(?: panel(?:'s)?)? (?:decision|outcome|response|answer|ruling|finding)s?)\b[^.]*"
        rf"\b(?:refer\w*|tak\w+|appeal\w*|review\w*|challeng\w*|pass\w*)\b[^.]*\b(?:to|by|before) (?:the |our |a )?{_BODY}\b",
        "This may be a stage more than the two that the Code allows.",
        rf"{_NOT}[^.]{{0,30}}\b(?:level|tier|further|appeal)\b|\bombudsman\b",
    ),
    cue(
        PolicyIssue.INFORMAL_STAGE,
        "5.2",
        r"\b(?:ask|ring|speak|talk|contact|try|see|go to|call)\w*\b[^.]*\bbefore (?:you|they|anyone|anybody|a resident|residents)(?: can)? (?:make a complaint|complains?)\b|"
        r"\b(?:small|minor|simple|quick|easy|day-to-day|everyday)\b[^.]*\bnot (?:be )?(?:entered|logged|recorded|counted|treated|registered)\b[^.]*\bcomplaint|"
        r"\bonly (?:if|when|where|once|after)\b[^.]{0,60}\b(?:fails?|failed|does not (?:work|help)|did not (?:work|help)|"
        r"cannot be \w+|not (?:be )?(?:resolve|settle|sort|fix)\w*)\b[^.]{0,40}\b(?:log|open|record|register|start|raise)\w*\b[^.]{0,20}\bcomplaints?\b|"
        r"\b\d+ (?:hours|(?:working )?days)\b[^.]{0,30}\bto (?:resolve|fix|settle|sort|put right)\b[^.]{0,40}\bbefore\b[^.]{0,40}\bcomplaint\b",
        "This may be an informal stage before stage 1: a complaint is logged at once.",
        r"\bservice request|\brepair request",
    ),
    cue(
        PolicyIssue.WRONG_START,
        "6.3",
        r"\b(?:clock|time|period|days|timescales?|deadline)\b[^.]{0,60}\b(?:starts?|runs?|begins?|counts?|(?:is|are) counted|(?:is|are) measured)\b"
        r"(?: to \w+| only)? (?:when|from|once|after|on|with)\b[^.]{0,60}\b(?:assign|allocate|accept|logg|validate|register|receive|receipt|reach|arriv|made|gets? to)",
        "This may count from the wrong event: the Code counts from the acknowledgement.",
        r"\backnowledg|\b12 months\b|\bombudsman\b",
        r"\bstage\b|\bresponse|\banswer|\breply|\bdecision|\binvestigat",
    ),
    cue(
        PolicyIssue.PAUSED,
        "6.3",
        r"\b(?:begin|start)s? (?:counting|the count|to count) (?:again|afresh|anew)\b|\bcount(?:ing)? (?:starts|begins|is started) (?:again|afresh|anew)\b|"
        r"\b(?:clock|time|timescales?|days|dates?|deadline)\b[^.]{0,30}\b(?:reset|put back|pushed back|moved back|starts? over)\b|"
        r"\b(?:days|time|weeks)\b[^.]{0,60}\b(?:wait\w*|hear from you|your reply|you are away|from you|access)\b[^.]{0,60}"
        r"\b(?:not (?:be )?(?:counted|included)|(?:do|does) not count|left out|excluded|disregarded|added (?:on )?to)\b",
        "This may pause or restart the clock; the Code knows only extensions.",
    ),
    cue(
        PolicyIssue.REASONS_TO_ESCALATE,
        "6.12",
        r"\b(?:tell|show|explain|write)(?: to)? us\b[^.]{0,40}\b(?:stage 2|appeal|escalat\w+)\b[^.]{0,40}\b(?:what|why|where|how)\b[^.]{0,30}\b(?:wrong|unhappy|disagree|unfair|mistake\w*)|"
        r"\b(?:appeals?|stage 2 (?:request|form|letter)s?)\b[^.]{0,20}\b(?:has to|have to|must|needs? to|should)\b[^.]{0,20}\b(?:say|state|show|set out|name|give|explain)\b[^.]*\b(?:wrong|mistake\w*|point|what|how|where|error)\b|"
        r"\bwithout\b[^.]{0,25}\b(?:reasons?|grounds|explanation|evidence)\b[^.]{0,60}\b(?:not|never|refused|rejected|closed)\b[^.]{0,30}"
        r"\b(?:progress\w*|escalat\w*|panel|stage 2|proceed\w*|consider\w*|accept\w*|go)\b",
        "This may require reasons for going to stage 2; nobody has to give any.",
        OPTIONAL,
        r"\bappeal|\bescalat|\bstage 2\b|\bpanel\b",
    ),
    cue(
        PolicyIssue.LIMITED_ESCALATION,
        "5.11",
        r"\bstage 2 is (?:only |there )?(?:for|reserved for|meant for|limited to|open to|available)\b[^.]*\b(?:new|evidence|cases? (?:in|where|with)|serious|complex|error|mistake)|"
        r"\bonly\b[^.]{0,40}\b(?:with|where|if|that|which)\b[^.]{0,60}\b(?:go(?:es)? (?:on )?to|move to|reach|pass to|taken to) (?:stage 2|the panel)\b|"
        r"\b(?:have|has|get|gets|given|allowed) \d+ (?:working |calendar )?(?:days?|weeks?|months?)\b[^.]*\bto (?:ask|request|appeal|escalate|apply|go|take)\b|"
        r"\b(?:decides?|considers?|judges?|determines?|assess\w*)\b[^.]{0,10}\b(?:whether|if)\b[^.]*\b(?:stage 2|escalat\w+|appeal)\b[^.]*"
        r"\b(?:justif\w+|valid|reasonable|warrant\w+|merit\w*|grant\w*|allow\w*|appropriate|permitted)\b|"
        r"\b(?:stage 2|escalat\w+|appeals?)\b[^.]*\bat (?:the|our) (?:\w+'s )?discretion\b",
        "This may limit who can go to stage 2; a complaint not resolved to the resident’s satisfaction must go there.",
        r"\bombudsman\b|\backnowledg|\bwe have\b|\b12 months\b|\bcommittee has\b|\bpanel has\b",
        r"\bstage 2\b|\bescalat|\bappeal",
    ),
    cue(
        PolicyIssue.BLANKET_EXCLUSION,
        "2.5",
        r"\b(?:no right|not entitled|not allowed|not eligible|ineligible|cannot|may not) (?:to )?(?:complain|use this (?:policy|procedure)|make (?:a )?complaints?)\b|"
        r"\bnot (?:a )?(?:matters?|subjects?|issues?) for this (?:policy|procedure)\b|\b(?:not part of|nothing to do with) this (?:policy|procedure)\b|"
        r"\b(?:anonymous|unsigned|unnamed|abusive|repeated)\b[^.]*\b(?:ignored?|discard\w*|destroyed|in the bin|binned|disregarded|"
        r"thrown away|not (?:be )?(?:read|answered|looked at)|deleted|filed away)\b",
        "This may exclude complaints without looking at each one.",
        rf"{_NOT} (?:be )?(?:ignore|discard|destroy|bin|disregard|throw|delete)",
    ),
    cue(
        PolicyIssue.OMBUDSMAN_LATER,
        "3.7",
        r"\bombudsman\b[^.]*\bnot (?:earlier|before|sooner|until)\b|\bombudsman\b[^.]*\b(?:do not|don't|must not|should not|never)\b (?:ring|call|write|phone|contact|go|turn)\b[^.]*\b(?:while|until|before|as long as)\b|"
        r"\bombudsman\b[^.]*\b(?:available|open to you|becomes? (?:an option|involved|available))\b[^.]*\b(?:up)?(?:on|after|once|when|following)\b[^.]*"
        r"\b(?:compl[e]t\w+|end|exhaust\w+|finish\w*|final|conclu\w+)\b|"
        r"\bombudsman\b[^.]*\b(?:before that|until then|before then)\b[^.]*\b(?:need|cannot|must|not|only)\b",
        "Residents may ask the Ombudsman for help at any time, not only at the end.",
        r"\bat any (?:time|point|stage)\b|\bthroughout\b",
    ),
    cue(
        PolicyIssue.OTHER_PROCESS,
        "5.4",
        r"\b(?:its|their|his|her) own (?:complaints? )?(?:scheme|procedure|process|policy)\b",
        "This may send residents through two complaints processes.",
        r"\b(?:not|never|no) (?:be )?(?:expected|asked|need|have|required|necessary|under|use)\b|\bpart of (?:our|the|these) (?:two|2)\b",
        r"\bcomplain",
    ),
    cue(
        PolicyIssue.ONE_CHANNEL,
        "3.2",
        r"\bcomplaints?\b[^.]*\bother (?:way|means|channel|route)s?\b[^.]*\b(?:not|cannot|returned|ignored|lost)\b|"
        r"\bonly (?:take|accept|deal with|look at|consider) complaints?\b[^.]*\b(?:on paper|in writing|written|by (?:email|letter|post)|online|on (?:a|the|our) form)\b|"
        r"\b(?:to (?:make a )?complain(?:t)?|complaints?|complain)\b[^.]*\b(?:need to|needs to|must|have to|has to|should)\b[^.]{0,20}"
        r"\b(?:fill in|complete|use|send in|return)\b[^.]*\b(?:form|portal|app)\b",
        "This may allow one way only; a resident can complain in any way and to anybody.",
        rf"{_NOT}[^.]{{0,30}}\b(?:have to|need|must|only)\b|\bnobody (?:has|needs)\b|\b(?:you|they) (?:can|may)\b|\bwe (?:must|need to|have to|should)\b",
    ),
)


def every_cue() -> tuple[Cue, ...]:
    """Every cue there is: the formal ones first."""
    return (*CUES, *WIDER)
