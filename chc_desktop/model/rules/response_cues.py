"""The words by which a response's or refusal's elements are known, on small letters.

Each cue was tried on letters by many hands (tests/model/rules/letters/).
"""

from __future__ import annotations

import re

# ---- the stage
STAGE_1 = re.compile(r"\b(?:stage (?:1|one|i)\b|first stage\b|stage-(?:1|one)\b|1st stage\b)")
STAGE_2 = re.compile(
    r"\b(?:stage (?:2|two|ii)\b|(?:second|final|last|review) stage\b|stage-(?:2|two)\b|2nd stage\b)"
)

# ---- the decision
_US = r"(?:we|i|the (?:panel|committee|co-?op(?:erative)?|board|association|landlord|officer)|it)"
_HAVE = r"(?: have| has|'ve| had| do| does| did| can| am| are| is| must| will|'m|'re)?"
_NOT = r"(?: not|n't|not)?"
UPHOLD = re.compile(
    r"\b(?:not |un)?(?:uphold|upheld|upholding|upholds)\b|"
    r"\b(?:complaint|it|this|point|points|part|parts|first|second|third|element|elements|issue|issues)\b"
    r"[^.;]{0,60}\b(?:is|are|was|were|has been|have been)(?: (?:not|fully|partly|partially|only|therefore|entirely))*"
    r" (?:justified|unjustified|well[- ]founded|unfounded|substantiated|unsubstantiated|allowed|"
    r"dismissed|rejected|valid|found in your favour)\b|"
    rf"\b{_US}{_HAVE}{_NOT}(?: also| fully| partly| partially| only| now| therefore| in part)*"
    r" (?:dismiss(?:ed)?|reject(?:ed)?) (?:your|this|the) (?:complaint|appeal|case)|"
    rf"\b{_US}{_HAVE}{_NOT}(?: also| fully| partly| partially| only| entirely| in part| mostly)*"
    r" (?:agree|agreed|accept|accepted|disagree)(?: in part| partly| fully)? (?:with |that )?"
    r"(?:you\b|your complaint|your points?|the complaint|the points?|what you)|"
    r"\b(?:find|found|decide|decided|rule|ruled|conclude|concluded)(?: \w+){0,3} in your favour|"
    r"\byou (?:are|were)(?: quite| absolutely| entirely| partly)? right\b|"
    r"\byour complaint (?:succeeds|fails|does not succeed|is right|is fair|was right|was fair)\b|"
    rf"\b{_US} (?:got (?:this|it|that|things) wrong|(?:was|were) (?:not )?at fault|(?:am|are|is)(?: not)? at fault|"
    r"let you down)\b"
)
DECISION_ABOVE = re.compile(
    r"\bdecision\b|\boutcome\b|\bfindings?\b|\bour answer\b|\bconclusion\b|\bresult\b"
)
DECISION_LABEL = re.compile(
    r"^\W*(?:our |my |the )?(?:decision|outcome|finding|conclusion)(?: (?:is|of|on)\b[^:]{0,40})?\s*[:–-]"
)
NO_DECISION = re.compile(
    r"\b(?:sets? out|explains?|gives?|contains?|tells? you|here is|below is|about|reach(?:ed|ing)?|"
    r"behind|reasons? for|made|making|make|taken?|came to|come to)\b[^.]{0,30}\b(?:decision|findings?|outcome|conclusion)\b"
)
PARTLY = re.compile(r"\bpart(?:ly|ially)?\b|\bin part\b|\bpartial\b|\bsome (?:of|points?|parts?)\b")
NEGATED = re.compile(
    r"\b(?:not|n't|cannot|unable|without|un(?:founded|justified|substantiated)|dismiss\w*|reject\w*|disagree\w*|fails)\b|n't\b"
)

# ---- the reasons
BECAUSE = re.compile(
    r"\bbecause\b|\bdue to (?!be\b)|\bowing to\b|\bas a result of\b|\breasons? (?:is|are|was|were|for)\b|"
    r"\breasons?:|\bthis is why\b|\bthat is why\b|\bthe cause\b|\bcaused by\b|\bbased on\b|\bon the basis\b|"
    r"\bin (?:the )?light of\b|\bgiven that\b|\bsince (?:the|we|our|you|there|it)\b|"
    r"\bas (?:the|we|our|there|it|no|nobody) [^.]*\b(?:is|are|was|were|has|have|had|did|does|cannot|could)\b"
)
EVIDENCE = re.compile(
    r"\b(?:records?|logs?|notes?|job sheets?|work orders?|invoices?|receipts?|photo(?:graph)?s?|pictures?|emails?|e-mails?|"
    r"letters?|statements?|diary|minutes|reports?|surveys?|timesheets?|call sheet|file|accounts?|readings?|evidence|"
    r"contractors?|surveyors?|plumbers?|engineers?|electricians?|roofers?|builders?|neighbours?|witness(?:es)?|officers?|staff|caretaker|"
    r"policy|policies|procedure|handbook|tenancy agreement|lease|rules|standard|law|act|regulations?|guidance|"
    r"clause|section|schedule|code|target)\b[^.]{0,60}?\b(?:shows?|showed|shown|confirms?|confirmed|says?|said|tells? us|told us|"
    r"states?|stated|records?|recorded|reports?|reported|proves?|proved|suggests?|requires?|required|allows?|allowed|"
    r"sets?|gives?|gave|promises?|asks?|was|were|is clear|obliges?|makes? (?:it )?clear|provides?|found|did|did not|could)\b|"
    r"\b(?:according to|under (?:our|the|your|section|clause)|as (?:our|the) (?:policy|records?|log))\b"
)
FOUND = re.compile(
    r"\b(?:we|i|the (?:panel|committee|officer|investigation|inquiry|review|board))(?: have| has|'ve|'s)?(?: also| now| then| carefully)? "
    r"(?:found|find|finds|established|concluded|conclude|saw|seen|checked|looked at|read|examined|reviewed|investigated|"
    r"spoke (?:to|with)|spoken (?:to|with)|asked|interviewed|visited|inspected|compared|considered|heard|"
    r"(?:am|are|is|was|were) satisfied|can see|could see|could find|could not find|believe|think|accept that (?:we|it|the|this|there))\b"
)
FACT = re.compile(
    r"\b(?:should|ought to) have\b|\bfailed to\b|\bwe (?:did not|didn't|had not|hadn't|were (?:late|slow)|was|were|took|knew|missed|lost|forgot|"
    r"had|could not|couldn't|sent|told|replied|wrote|offered|arranged|acted|responded|attended|came|kept|left)\b|"
    r"\b(?:was|were) (?:reported|replaced|mended|repaired|raised|logged|closed|booked|moved|cancelled|missed|late|away|lost|sent|done|"
    r"completed|carried out|inspected|delayed|within|attended|visited|made|given|ordered|not)\b|"
    r"\btook (?:\w+ ){1,4}(?:days?|weeks?|months?)\b|\b(?:longer|later|more|less) than\b|\bwithin (?:our|the) (?:target|time)\b|"
    r"\b(?:nobody|no one|no-one) (?:told|rang|wrote|came|called|was|had|did|answered|chased)\b|\bthere (?:is|was|were) no\b"
)
GROUND = re.compile(
    r"\b(?:12|twelve|thirteen|fourteen|fifteen|eighteen|\d{2}|two|three|four|five) (?:months?|years?)\b|\ba year\b|\bover a year\b|"
    r"\bmonths? (?:ago|have passed|late|before)\b|\byears? (?:ago|have passed|before)\b|"
    r"\b(?:claim|proceedings|claim form|particulars)\b[^.]{0,60}\b(?:court|issued|filed|started|begun|served)\b|"
    r"\b(?:court|tribunal)\b|\b(?:already|previously|before) (?:been )?(?:considered|dealt with|answered|decided|investigated|looked)\b|"
    r"\b(?:considered|answered|decided|dealt with|investigated|looked (?:at|into))\b[^.]{0,50}\b(?:already|before|previously|last year|in 20\d\d)\b|"
    r"\bsame (?:matter|complaint|issue|points?|events?)\b"
)
REASONS_ABOVE = re.compile(
    r"\bwhy\b|\breasons?\b|\bwhat (?:we|i) (?:found|looked at|did|learned)\b|\bour findings\b|\bfindings\b|"
    r"\binvestigation\b|\bexplanation\b|\bhow we (?:decided|came|reached|looked)\b|\bevidence\b|\bconsiderations?\b|\bour response\b"
)
EMPTY_REASON = re.compile(
    r"\b(?:reasons? (?:is|are) (?:explained|set out|given|below)|set out (?:my|our|the) reasons)\b"
)

# ---- remedies
MONEY = re.compile(
    r"£\s?\d|\b\d+ pounds\b|\bcompensation\b|\brefund\w*|\breimburs\w*|\bgoodwill\b|\bcredit(?:ed)? (?:your|to)\b|\bvoucher"
)
PUT_RIGHT = re.compile(
    r"\bput(?:ting)? (?:this|things|it|matters|that|the matter) right\b|\bremed(?:y|ies|ied)\b|\bredress\b|\bmake (?:this|it|amends|up)\b|"
    r"\bby way of (?:an )?apology\b|\bin recognition\b|\bgesture\b|\b(?:we|i) (?:would like to |wish to |can |will )?offer(?:ing)?\b|"
    r"\boffer(?:ed)? (?:you|to)\b|\bnothing (?:to|for us to) (?:put|make) right\b|\bto resolve (?:this|your|the)\b|\bas a resolution\b"
)
WE_WILL = re.compile(
    r"\b(?:we|i|the (?:co-?op(?:erative)?|committee|association|contractor|caretaker|chair|treasurer|secretary|plumber|electrician|board)|"
    r"our (?:contractor|caretaker|treasurer|plumber|electrician|roofer|builder|chair|secretary)|they|he|she)"
    r"(?: will|'ll| shall| am going to| are going to| is going to| have agreed to| has agreed to| have arranged| has arranged| have asked| have ordered|"
    r" have instructed| have also (?:asked|arranged|agreed|ordered))\b"
)
ACTS = re.compile(
    r"\b(?:pay|refund|repay|give|send|replace|repair|mend|fix|renew|redecorate|decorate|repaint|paint|install|fit|clean|clear|cut|"
    r"remove|rewrite|correct|change|train|apologi[sz]e|arrange|arranged|order|ordered|instruct(?:ed)?|ask(?:ed)? (?:the|our)|ring|visit|check|"
    r"inspect|review|write|put|treat|insulate|drain|test|service|move|waive|reduce|write off|cancel|restore|provide|supply|make good|carry out|agreed)\b"
)
REMEDY_ABOVE = re.compile(
    r"\bput(?:ting)? (?:this|things|it|matters) right\b|\bremed(?:y|ies)\b|\bredress\b|\bwhat we (?:will|are going to|shall|can) (?:do|offer|now do)\b|"
    r"\bwhat we(?:'ll| offer)\b|\bour offer\b|\bresolution\b|\bcompensation\b|\bwhat happens now\b"
)

# ---- outstanding actions
OUTSTANDING = re.compile(
    r"\boutstanding\b|\bstill (?:to|needs?|has to|have to|waiting|remains?|left|open)\b|\bremain(?:s|ing|ed)?\b(?! (?:unhappy|dissatisfied|concerned|unsatisfied|not))|"
    r"\byet to\b|\bleft (?:to|for)\b|\bto be done\b|\b(?:no|any|one|two|three) (?:further|other|more) (?:actions?|works?|steps?|jobs?)\b|"
    r"\bnothing (?:further|else|more)\b|\bfollow[- ]up\b|\ball (?:the )?(?:works?|repairs?|actions?|jobs?)\b[^.]{0,40}\b(?:done|complete|completed|finished)\b|"
    r"\b(?:is|are|has been|have been) (?:booked|scheduled|arranged|planned|due|pencilled) (?:in )?(?:for|on|to)\b|"
    r"\bwill (?:be (?:finished|completed|done|carried out|back|there)|finish|complete|come|attend|return|visit|call)\b|\bappointment\b|"
    r"\b(?:we|i) (?:will|'ll|shall) (?:keep (?:you|track)|track|monitor|chase|follow|let you know when|tell you when|update you)\b|"
    r"\bwhen (?:it|this|that|they|these) (?:is|are|has been|have been) (?:done|finished|complete)\b|\bnext steps?\b"
)
OUTSTANDING_ABOVE = re.compile(
    r"\boutstanding\b|\bstill to\b|\bto be done\b|\bnext steps?\b|\bremaining\b|\bstill (?:has|have|needs?)\b|\bleft to do\b|\bwhat happens next\b|\byet to\b|\bactions?\b|\bwhat is left\b"
)

# ---- going on to stage 2
TO_STAGE_2 = re.compile(
    r"\b(?:stage (?:2|two|ii)|(?:second|next|final|review) stage)\b|\bescalat\w+\b|\bappeal\b|"
    r"\b(?:look(?:ed|s)? (?:at|into) [^.]{0,40}again|reconsider\w*|reviewed|a review|review (?:it|this|the|our|your|my)|fresh look|second look|take (?:it|this|your complaint|the matter) further)\b"
)
HOW = re.compile(
    r"\b(?:if|should) you\b|\byou (?:can|may|could|are (?:able|entitled|welcome|free) to|have the right|have a right)\b|\b(?:ask|tell|let|contact|write|ring|call|email|telephone|phone|speak|reply|say so|get in touch)\b|\bplease\b|\bto (?:escalate|appeal|ask|request|go on)\b"
)
PAST = re.compile(
    r"\byou (?:have |had |'ve )?(?:asked|requested|wrote|escalated|appealed|told)\b|\b(?:was|were|has been|have been) escalated\b"
)
ESCALATION_ABOVE = re.compile(
    r"\bnot (?:satisfied|happy|content)\b|\bunhappy\b|\bdisagree\b|\bdo not agree\b|\bstage 2\b|\bstage two\b|\bescalat|\bappeal|\bnext stage\b|\bdissatisfied\b|\btak(?:e|ing) (?:it|this|your complaint) further\b"
)
