"""The words by which a letter's elements are known. All are matched on small letters.

Each cue was tried on letters in several wordings (tests/model/rules/test_letter_checks.py).
"""

from __future__ import annotations

import re

CONDITIONAL = re.compile(
    r"(?:and |but |also,? |however,? )?(?:if|should you|unless|whether|where you|when you (?!will)|"
    r"in case|once you|(?:tell|send|contact|call|ring|write to) us|let us know|please (?:tell|let|send|contact|call|ring|write|get in touch|reply))\b"
)
"""Advice: what to do in some case."""

# ---- the complaint definition
INTRODUCTION = re.compile(
    r"(?:thank|thanks|(?:we|i)(?:'ve| have)? received|(?:we|i)(?: are|'re| am|'m)? writ|further to|"
    r"following|with reference|this (?:letter|email|is) |re\b|ref\b|reference|subject|dear)"
)
DEFINITION = re.compile(
    r"\b(?:as|the way) you (?:describe|put|see|tell|remember|say)\b|\bin your (?:view|opinion|words|account|eyes)\b|\byour (?:view|opinion|case|grievance|position|worry|concern) (?:is|was)\b|"
    r"\b(?:it|(?:your|the) (?:letter|email|note|message|form|call|text)) (?:says?|said|tells?|told us|complains?|sets? out|describes?)\b|"
    r"\b(?:put|taken|noted|recorded|logged|written|got)(?: (?:it|this|that|your complaint))?(?: down)? as\b|"
    r"(?<!if )(?<!whether )(?<!when )(?<!because )(?<!that )\byou (?:do not|don't|did not|didn't) (?:think|believe|feel|accept|agree|consider)\b|"
    r"(?<!if )(?<!whether )(?<!that )(?<!when )\byou (?:were not|weren't|are not|aren't)(?: \w+)? (?:happy|satisfied|content)\b|"
    r"\byou (?:had |have )?(?:asked|put|brought) (?:it|us|the panel|them|two|three|one|this)(?: \w+)? (?:to (?:look|consider|decide|review|explain|rule)|(?:matters?|points?|things?|questions?) to)\b|"
    r"^(?:it|this|that) (?:was|is|concerned|concerns|related|relates)(?: all)? (?:about|to)\b|^(?:it|this) concern(?:s|ed)\b|"
    r"\b(?:our|my) understanding\b(?: of (?:your|the) complaint)?(?: is| was)?|"
    r"(?<!how )(?<!what )\b(?:(?:we|i)(?: have|'ve)? (?:understood|understand|take|took)|the \w+ (?:has )?underst(?:ands?|ood))\b|complaint definition|"
    r"\balleged that\b|\bas (?:we|i) see it\b|\bwhat (?:we|i) (?:took down|wrote down|noted)\b|\bcomplaint is understood\b|"
    r"\b(?:complainant|resident|tenant)s? (?:contends?|states?|says?|alleges?|complains?|claims?|believes?|feels?)\b|"
    r"\byou (?:have |'ve )?(?:told(?! (?:her|him|them)\b)|said|say|tell|reported|wrote|explained|raised|described|state|stated|claim|allege|maintain|"
    r"complained|complain|mentioned|set out)\b|"
    r"(?<!if )(?<!whether )(?<!that )(?<!when )\byou(?: are|'re| were| feel| felt| have been)(?: very| also| rather)? "
    r"(?:unhappy|dissatisfied|not satisfied|not happy|complaining|concerned|upset|let down|fed up|angry|annoyed|disappointed|frustrated)\b|"
    r"(?<!if )(?<!whether )(?<!when )(?<!because )(?<!that )\byou (?:also |now )?(?:feel|felt|believe|believed|consider|think|thought|contend|add|point out|escalated|asked us (?:to explain|why|how))\b|"
    r"\b(?:complaint|point|concern|grievance)(?:,[^,.]*,| at that time| then| here)? (?:is|was)(?: understood to be)? (?:that|about|as follows|because)|\bcomplaint[^.]{0,40}:|"
    r"\bcomplaint (?:concerns|relates to|covers|comes down to|to be that)\b|\b(?:issues?|points?|matters?|"
    r"things?) you (?:have |'ve )?(?:raised|told)|\bsumm(?:ary|arise[ds]?|ed up)\b|\bin short\b|"
    r"\byou (?:contacted|rang|called|phoned|emailed|came to|spoke to|wrote to) [^.]{0,60}?"
    r"(?:because|that|about|to say)\b"
)
ASKED_IN_VAIN = re.compile(
    r"\byou(?: have|'ve| had)?(?: \w+ly)? (?:asked|requested|reported|rang|called|phoned|emailed|wrote|told|begged)\b[^.]*"
    r"\b(?:and|but|yet|since)\b[^.]*(?:\b(?:nobody|no one|nothing|never|not|still|none|no reply|no answer|ignored|in vain|"
    r"without)\b|n't\b)"
)
"""A request that came to nothing is what the complaint is about, no outcome that is sought now."""
ASKED_BEFORE = re.compile(
    r"\W*(?:(?:our|my) understanding(?: of (?:your|the) complaint)?(?: is| was)?|(?:we|i) (?:have )?underst(?:an|oo)d)"
    r"(?: that)?:? you(?: have|'ve| had)?(?: \w+ly| also| first| once| twice)? (?:asked|requested)\b"
)
"""A request that is told as the complaint itself."""
CAME = re.compile(
    r"\b(?:came|come) (?:to us|in|on)\b|\breached (?:us|me)\b|\barrived\b|\breceived\b|\b(?:has|have) been logged\b|\bwas (?:made|logged|dated)\b"
)
"""A complaint that is only said to have come."""
WEAK_DEFINITION = re.compile(
    r"\b(?:unhappy|dissatisfied) (?:that|with|about|because)|\bcomplaint (?:that|about|concerning|regarding|relating to)\b"
)
DEFINED_ABOVE = re.compile(
    r"^(?:\w+ )?complaint summary$|^(?:what (?:it|this) is about|the matter|matter|your concerns?|concerns?|problem|the problem)$|^(?:complaint|issue|point|allegation) (?:\d|[a-e])$|"
    r"understand|definition|complained|complain about|your complaint is|unhappy|you told us|"
    r"what you (?:said|say)|the complaint$|^(?:your |nature of )?complaint$|summary|the issues?$"
)
SYMPATHY = re.compile(
    r"understand (?:how|why|that this|this|that it|your)\b[^.]{0,60}"
    r"(?:frustrat|upset|difficult|distress|worr|hard|annoy|stress)"
)

GREETING = re.compile(r"^(?:dear|hi|hello)\b[^,.]{0,60}, ")
OF_THE_LETTER = re.compile(
    r"^(?:thank|thanks|dear|hi\b|hello|please|yours|kind|best|regards|we\b|i\b|i'm|i'll|we'll|our\b|my\b|should|your complaint|this (?:letter|email))|"
    r"\b(?:stages?|consider|procedure|process|policy|logged|reference|handle[rd]?|handling|feedback|adjustments?|in touch|two stages|"
    r"committee|officer|investigat\w+|look into|questions?|worry|confidential\w*|data|privacy)\b"
)
"""What an acknowledgement says of itself and of what comes next."""
TROUBLE = re.compile(
    r"\b(?:not|never|no|nobody|nothing|none|without|only|again|still|since|late|twice|weeks?|months?|days|broken|broke|"
    r"leak\w*|damp|mould|noise|noisy|cold|rude|wrong|missing|missed|failed|fails?|stopped|out of order|keeps?|kept|"
    r"stuck|blocked|dirty|unsafe|dangerous|flood\w*|smells?|ignored|refused|damaged?|lost|stolen|unlocked|locked|"
    r"shouted|laughed|threatened|overcharged|promised)\b|n't\b|^you (?:were|have been|had)\b"
)

# ---- the outcomes sought
WANTED = re.compile(
    r"\b(?:it|this|what) would (?:settle|resolve|satisfy|help|put right)\b[^.]{0,40}\byou\b|\bwould be enough for you\b|"
    r"\byou(?: are|'re)? (?:just|really|only|simply|mainly|basically|ideally|now|also|mostly|chiefly) (?:want|wish|would like|ask|need|seek)\b|"
    r"\byou ask(?: that| for| us| the)?\b|\byour (?:\w+ )?(?:wish|hope|request|aim|preference|expectation|wishes) (?:is|are|was|were)\b|\byou're after\b|"
    r"\byou(?: would|'d)(?: \w+ly)? (?:be (?:content|happy|satisfied|glad|pleased) (?:with|if|to)|see|accept|settle for|rather|appreciate|expect)\b|"
    r"\byou (?:made it clear|insist|expect)\b|\brelief (?:that )?you\b|^(?:asked for|wants?|wishes)\b|"
    r"\byou(?: would|'d)(?: also)? (?:like|want|prefer)|\byou(?: also)? (?:want|wish|seek|hope)(?:ed)?\b|"
    r"\byou(?: are|'re| were)(?: also)? (?:asking|seeking|looking|hoping|after)\b|"
    r"\byou(?: have|'ve)?(?: also)? (?:asked|requested)\b|"
    r"\boutcomes?(?: that)? (?:you|sought|requested|wanted|desired)|\boutcomes?:|"
    r"\b(?:desired|preferred|requested) (?:outcome|resolution|remedy)|"
    r"\b(?:remedy|resolution|redress) (?:that you |you |being )?(?:sought|seek|want|wanted|requested)\b|"
    r"\bwhat (?:would|will|you (?:say|think|feel) would) (?:put|make|resolve)|"
    r"\bas a (?:resolution|remedy)|^wanted\b|\bto (?:put|make|set) (?:it|this|things|matters) right,? (?:you|in your)|"
    r"\byou (?:have |'ve )?(?:told us|tell us|said|say|feel|think|suggest(?:ed)?)\b[^.]{0,80}\bwould\b"
    r"[^.]{0,30}\b(?:resolve|settle|satisfy|right|enough)\b|"
    r"\byou (?:have not|haven't|did not|didn't)(?: yet)? (?:say|said|tell us|told us|ask|asked)\b"
)
NOT_WANTED_BEFORE = re.compile(
    r"\b(?:if|whether|when|anything|everything|anyone|nothing|evidence|information|photos?|"
    r"documents?|any \w+|else|more)(?: else)?(?: that)?,? $"
)
NOT_WANTED_AFTER = re.compile(
    r"[^.]{0,40}\b(?:large print|by (?:email|post|letter|phone|telephone)|in writing|to speak (?:to|with) (?:you|us|me)\b|"
    r"a copy of|since|before|again and again|repeatedly|twice|many times|several times|stage (?:2|two)|escalat|to contact you|to ring you|to call you|us to write to you|this letter)"
    r"|[^.]{0,70}\b(?:stage (?:2|two)|escalat)"
)
WANTED_ABOVE = re.compile(
    r"^(?:asked for|wants?|wanted|wishes|request(?:ed)?)$|\bwanted\b|\bsought\b|resolution|"
    r"outcome|what you (?:want|would like|asked|are asking|hope)|you (?:have |are )?(?:would like|want|ask|seek|hope)|you(?:'d| would) like|put(?:ting)? (?:it|things) right|remedy"
)

# ---- what we answer for
RESPONSIBLE_ABOVE = re.compile(r"responsib|\bour job\b|\bours\b|\bwho does what\b")
RESPONSIBLE = re.compile(
    r"\b(?:is|are) the (?:co-?op(?:erative)?|association|landlord)'s\b|\bbeyond us\b|\bout of our hands\b|"
    r"\b(?:co-?op(?:erative)?|association|landlord) must (?:keep|repair|maintain|insure)\b|\b(?:do|does) not fall\b|"
    r"\bduty (?:to|of|rests)\b|\bownership of the co-?op|\bownership\b[^.]{0,40}\brests?\b|\bproperty of (?:the|another|your)\b|"
    r"(?:=|\b(?:is|are)|'s|'re)(?: (?:not|all|down))?(?: to| on| with)? us\b|\bcan do nothing about\b|\bcan(?:not|'t)? (?:deal with|do anything about)\b|"
    r"\b(?:is|are)(?: not)? for us(?: to \w+)?\b|\b(?:is|are) with (?:the|your|another) \w+|\bit's (?:the )?[\w ]{0,30}(?:council|freeholder|company) you need\b|\bisn't (?:ours|something (?:we|the co-?op))\b|"
    r"\b(?:not )?(?:responsible|responsibility|responsibilities|accountable)\b|"
    r"\b(?:within|outside|beyond)(?: of)? our (?:control|remit|duties|powers)|"
    r"\b(?:is|are) (?:not )?(?:a matter |a job |down |up )?(?:for|to) (?:the council|the freeholder|"
    r"the water|the county|another|your)\b|"
    r"\bwe (?:do not|don't|are not able to|cannot|can't) (?:own|control|look after|maintain|deal with|"
    r"consider|look into|investigate)\b|"
    r"\b(?:co-?op(?:erative)?|association|landlord|council|freeholder) (?:looks after|owns|maintains|"
    r"must repair|has to repair|answers for|repairs|insures)\b|\b(?:is|are) (?:not )?(?:ours|yours) to\b|"
    r"\bwe (?:look after|own|maintain|must repair|have to repair|answer for|are not answerable|"
    r"are answerable)\b|\bours? (?:job|duty|task|to repair|to answer|to put right|to look after)\b|"
    r"\b(?:will|can|shall|'ll) (?:look into|investigate|consider|examine|deal with)\b[^.]*\bbut (?:not|we)\b|"
    r"\bbelongs? to (?:the|another|us)\b|"
    r"^ours\b|\bnot ours\b|\b(?:is|are) ours\b|\bour (?:business|concern)\b|\bfalls? to us\b"
)
HANDLER_BEFORE = re.compile(
    r"\b(?:officer|person|member|colleague|who is|who will be|i am|i'm|i will be)(?: \w+)? $"
)
HANDLING_AFTER = re.compile(
    r"(?: for)? (?:dealing|handling|looking into|investigating|answering|considering|responding|"
    r"replying|deciding|overseeing|making sure|your complaint|this complaint|the complaint|"
    r"complaints|your case|this case)"
)

# ---- the day of the answer
ANSWER = re.compile(
    r"\b(?:look for|expect|have|get|send you) (?:our|my) (?:\w+ )?letter\b|\bsend you the response\b|\byou'll hear\b|"
    r"\b(?:respond|responses?|responding|repl(?:y|ies|ying)|answer(?:s|ed|ing)?|decision|decide|"
    r"write (?:to you|back)|hear (?:back )?from (?:us|me)|let you know (?:our|the|what|how)|"
    r"tell you (?:our|the|what|how)|(?:get|come) back to you|findings|outcome of|result|"
    r"finish|conclude|conclusion|final letter)\b"
)
PROMISE_LATER = re.compile(
    ANSWER.pattern
    + r"|\b(?:i|we)(?:'ll| will| shall| would)? (?:have|need|take|want)\b[^.]{0,20}\buntil\b"
    + r"|^(?:\W*)(?:now |new |revised )?due\b|\bnow due\b|\bnew (?:date|deadline|target)|\bextend(?:ed|ing)?\b|\bextension\b|\bdeadline\b|\blonger\b|"
    r"\b(?:extra|more|further) time\b|\brevised\b|\bmov(?:e|ed|ing)\b|\bpostpone"
)
BREAK = re.compile(
    r"\b(?:so that|so (?:we|i)|because|although|while|as (?:we|the|our|he|she|it)|since|due to|owing to|"
    r"and (?:the|he|she|they|it|this|these|that)\b|before (?:we|i)\b|until then)\b|;"
)
OTHER_DAY = re.compile(
    r"\b(?:received|dated|visit\w*|inspect\w*|meet\w*|update\w*|ring|rang|call\w*|complaint of|"
    r"letter of|told you|wrote|acknowledged|appointment|attend\w*|come|report)\b[^,;:]{0,40}$"
)
BY = re.compile(
    r"(?:\b(?:by|before|no later than|not later than|until)|^(?:\W*on))(?: the end of)? $"
)
ASKS = re.compile(
    r"\b(?:send|give|get|call|ring|email|tell|let|reply to|write to|contact|ask) (?:us|me)\b|"
    r"\byou (?:can|may|should|must|have|need to) (?:ask|reply|respond|send|write|tell|appeal|escalate)\b"
)
WITHIN = re.compile(
    r"\b(?:within|in|no (?:more|later) than)(?: the next)? (?P<number>\d{1,2}|[a-z]+)(?: \(\d+\))? "
    r"(?P<unit>working days?|weeks?)\b"
)
UPDATES = re.compile(
    r"\b(?:every|each) (?:\w+ )?(?:\w+ )?(?:days?|weeks?|fortnight|monday|tuesday|wednesday|thursday|friday)\b"
)

# ---- the reasons for an extension
REASON = re.compile(
    r"\bbecause\b|\bdue to (?!be\b)|\bowing to\b|\bdown to\b|\breasons? (?:is|are|for|why)\b|\breasons?:|"
    r"\bwhy\b[^.:]{0,40}:|\b(?:caused|necessitated|required|explained|held up|delayed) by\b|\battributable to\b|\bon account of\b|\bas a result of\b|\bawaiting\b|\bwait(?:ing)? (?:for|on|to)\b|"
    r"\bso that\b|\bin order to\b|\bto allow\b|\bdepends? on\b|"
    r"\b(?:we|i) (?:still |first )?need (?:to|the|a|an)\b|"
    r"\bas (?:we|i|the|our|a|an|he|she|they|it|there|your|his|her) [^.]*\b(?:is|are|was|were|has|have|"
    r"had|needs?|cannot|can't|could|did|will)\b"
)
HINDRANCE = re.compile(
    r"\b(?:certificate|results?|tests?|survey|quotes?|prices?|paperwork|samples?|scaffold\w*|inventory|statement)\b[^.]*\b(?:promised|expected|not yet|only|outstanding|awaited|comes?|ready)\b|"
    r"\b(?:is|are|was|were|has been|have been|fell) (?:ill|unwell|away|on holiday|on leave|off sick|"
    r"missing)\b|"
    r"\b(?:could not|couldn't|cannot|can't|has not|have not|hasn't|haven't|had not|did not|didn't|"
    r"nobody has|no one has|not yet|will not|won't)\b|"
    r"\b(?:contractor|surveyor|council|report|inspection|parts?|engineer|witness|committee|neighbour|"
    r"records?|plumber|builder|roofer|electrician|manager|specialist|officer)\b[^.]*"
    r"\b(?:still|away|ill|unwell|delayed|only|needed|needs|until|late|outstanding|missing|awaited|incomplete)\b"
)
"""What stands in the way; it is a reason only where the answer itself is not what is late."""
LATE_ANSWER = re.compile(
    ANSWER.pattern
    + r"|\b(?:target|deadline|time limit|(?:we|i)(?: had| have)? promised|you were promised|on time|(?:make|manage|meet|keep) (?:it|the|that|this|to)\b|investigation|complaint)\b"
)
NOT_OF_THE_DELAY = re.compile(
    LATE_ANSWER.pattern
    + r"|\b(?:sorry|apolog\w*|thank\w*|bad news|longer|(?:more|extra|further) time|wait\w*|patience|"
    r"(?:we|i) (?:will|shall)|(?:we|i)'ll|bad news|writing|yours|regards)\b"
)
"""Words of a sentence that speaks of the letter itself, not of what stands in its way."""
NO_REASON = re.compile(
    r"(?:[^.]{0,12}\b)?(?:need (?:to (?:extend|take|ask|have|tell)|a (?:little|bit|few)|an (?:extra|extension)|"
    r"the extra)|as (?:we|i|the code|you) (?:have |'ve )?(?:told|said|understand|asks?|says?|know|agreed|promised)|"
    r"(?:so that|in order to|to allow) [^.]{0,30}\b(?:full|proper|complete|thorough|finish|respond)|"
    r"reasons? (?:is|are) (?:explained|set out|given))"
)
CLAUSE = re.compile(r", | and | but | before | so that |; ")
REASON_ABOVE = re.compile(r"\bwhy\b|reason|what (?:has )?(?:delayed|held)")

_SMALL = frozenset(
    re.findall(
        r"\S+",
        "a an the and or of to in on at by for from with that this it is was are were be been has have had "
        "your you we us our i me my as so not no about which who will would to: on: complaint complaints "
        "told said date day here there below above follows following",
    )
)
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_NUMBERS = {
    name: n
    for n, name in enumerate(
        re.findall(
            r"\S+",
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
            "sixteen seventeen eighteen nineteen twenty",
        )
    )
}
_NEVER = 99


def content(text: str) -> int:
    """How many words of a text say something: no articles, pronouns or numbers."""
    return sum(word not in _SMALL for word in _WORD.findall(text))


def number(word: str, unit: str) -> int:
    """Working days from ``10``, ``ten`` or weeks of five; far too many where it is no number."""
    count = int(word) if word.isdigit() else _NUMBERS.get(word, _NEVER)
    return count * 5 if unit.startswith("week") else count
