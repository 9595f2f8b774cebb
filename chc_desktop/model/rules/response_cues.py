"""The words by which a response's or refusal's elements are known, on small letters.

Each cue was tried on letters by many hands (tests/model/rules/letters/).
"""

from __future__ import annotations

import re

from chc_desktop.model.rules import letter_cues

# ---- the stage
STAGE_1 = re.compile(
    r"\b(?:stage(?: of (?:the |your )?complaint)?[\s:-]+(?:1|one|i)\b|(?:first|1st) stage\b)"
)
STAGE_2 = re.compile(
    r"\b(?:stage(?: of (?:the |your )?complaint)?[\s:-]+(?:2|two|ii)\b|"
    r"(?:second|2nd|final|last|review) stage\b)"
)

# ---- the definition, where a panel words it as questions
QUESTIONS = re.compile(
    r"\b(?:questions?|points?|issues?|matters?|complaints?)\b[^.;]{0,60}:\s*(?:\W*[a-d0-9][.)]\s*)?(?:whether|that|how|why)\b|"
    r"\byou asked us (?:to explain|why|how|whether)\b"
)

LABELLED = re.compile(
    r"^\W*(?:part|point|issue|complaint|element|item|allegation|matter) (?:[a-e]|\d|one|two|three)[:.)]"
)
OTHER_ABOVE = re.compile(
    letter_cues.DEFINED_ABOVE.pattern
    + r"|\bombudsman\b|\bsatisfied\b|\bescalat|\bappeal|\bdissatisfied\b|\bunhappy\b|\bhappy\b|\bdisagree\b|"
    r"\bnext stage\b|\btak(?:e|ing) it further\b"
)
"""Headings under which no reasons stand."""

# ---- the decision
_US = r"(?:we|i|the (?:panel|committee|co-?op(?:erative)?|board|association|landlord|officer)|it)"
_HAVE = r"(?: have| has|'ve| had| do| does| did| can| am| are| is| must| will|'m|'re)?"
_NOT = r"(?: not|n't|not)?"
UPHOLD = re.compile(
    rf"\b{_US}(?: \w+ly| also| therefore| both)* (?:agrees|accepts|sides) (?:with )?(?:you|that|your|the complaint|the points?|both|neither)\b|"
    r"\byour complaint stands\b|"
    r"\byou(?:'re| are| were)(?: \w+)? (?:right|correct|entitled to complain)\b|\byou (?:have|had|do have) a (?:\w+ )?point\b|\bstand by (?:what|our)\b|^agreed\b|\bgive you right\b|"
    r"\b(?:limb|ground|head|count|point|part|complaint|complain|issue|appeal|first|second|third|rest|other)\b[^.;]{0,40}\b(?:succeeds?|fails?|is justified|is not justified)\b|"
    r"\b(?:finds?|found|decides?|decided) (?:for you|in your favour)\b|\bwe(?: have)? (?:messed|slipped|got it wrong)(?: up)?\b|\bi find (?:for|against) you\b|"
    rf"\b{_US}(?:'ve|'re)?(?: \w+ly| also| therefore| now| both| all)* (?:do(?:es)? not |don't |cannot |can't )?(?:agree|disagree|side) with (?:you|that|this|your)\b|"
    r"\b(?:not |un)?(?:uphold|upheld|upholding|upholds)\b|"
    r"\b(?:complaint|it|this|point|points|part|parts|first|second|third|element|elements|issue|issues)\b"
    r"[^.;]{0,60}\b(?:is|are|was|were|has been|have been)(?: (?:also|not|only|\w+ly|therefore))*"
    r" (?:justified|unjustified|well[- ]founded|unfounded|substantiated|unsubstantiated|allowed|"
    r"dismissed|rejected|valid|found in your favour)\b|"
    rf"\b{_US}{_HAVE}{_NOT}(?: also| fully| partly| partially| only| now| therefore| in part)*"
    r" (?:dismiss(?:ed)?|reject(?:ed)?) (?:your|this|the) (?:complaint|appeal|case)|"
    rf"\b{_US}{_HAVE}{_NOT}(?: also| fully| partly| partially| only| entirely| in part| mostly)*"
    r" (?:agree|agreed|accept|accepted|disagree)(?: in part| partly| fully)? (?:with |that )?"
    r"(?:you\b|your complaint|your points?|the complaint|the points?|what you|(?:much|most|all|parts?|some|none|any) of|"
    r"the (?:first|second|third|other|rest)|both\b|neither\b)|"
    r"\b(?:find|finds|found)\b[^.;]{0,40}\b(?:justified|unjustified|well[- ]founded|unfounded|substantiated)\b|"
    r"\b(?:find|found|decide|decided|rule|ruled|conclude|concluded)(?: \w+){0,3} in your favour|\b(?:find|finds|found|decide|decided) (?:for|against) you\b|"
    r"\byou (?:are|were)(?: quite| absolutely| entirely| partly)? right\b|"
    r"\byour complaint (?:succeeds|fails|does not succeed|is right|is fair|was right|was fair)\b|"
    rf"\b{_US} (?:got (?:this|it|that|things) wrong|(?:was|were) (?:not )?at fault|(?:am|are|is)(?: not)? at fault|"
    r"let you down)\b"
)
DECISION_ABOVE = re.compile(
    r"(?:\d[.)] |[a-z][.)] )?(?:(?:our|my|the|your|what|final|panel's|committee's|co-op's) )*"
    r"(?:decision|outcome|conclusion|result|answer|verdict|we (?:have )?decided|was decided)s?"
    r"(?: (?:on|of|about|to) (?:your|the|this) complaint)?"
)
"""A heading that a verdict follows, as a whole."""
DECISION_LABEL = re.compile(
    r"^\W*(?:our |my |the )?(?:decision|outcome|finding|conclusion)(?: (?:is|of|on)\b[^:]{0,40})?\s*[:–-]"
)
NO_DECISION = re.compile(
    r"\b(?:sets? out|explains?|gives?|contains?|tells? you|here is|below is|about|reach(?:ed|ing)?|"
    r"behind|reasons? for|made|making|make|taken?|came to|come to)\b[^.]{0,30}\b(?:decision|findings?|outcome|conclusion)\b"
)
PARTLY = re.compile(r"\bpart(?:ly|ially)?\b|\bin part\b|\bpartial\b|\bsome (?:of|points?|parts?)\b")
NEGATED = re.compile(
    r"\b(?:not|cannot|unable|without|un(?:founded|justified|substantiated)|dismiss\w*|reject\w*|disagree\w*|fails)\b|n't\b"
)

# ---- the reasons
INQUIRED = re.compile(
    r"\b(?:we|i|the (?:panel|committee|officer|board))(?: have| has|'ve)?(?: also| then| now)? (?:found|find|checked|looked at|read|examined|"
    r"reviewed|spoke|spoken|asked|interviewed|visited|inspected|compared|heard|looked|went through|saw|seen)\b"
)
ANOTHER = re.compile(
    r"^(?:(?:the|our) (?:secretary|treasurer|chair|committee|office|co-?op|association|landlord|board|caretaker|manager|"
    r"contractor|surveyor|plumber|electrician|engineer|clerk|officer)|we|our|i)\b"
)
"""How a sentence begins that speaks of the landlord's side, no longer of the complaint."""
GOES_ON = re.compile(r"^(?:the (?:first|second|third|other)|one|another|also|and|you)\b")
REPORTED = re.compile(r"\b(?:says?|said|shows?|showed|confirms?|confirmed|states?|stated) that\b")
BECAUSE = re.compile(
    r"\bbecause\b|\bdue to (?!be\b)|\bowing to\b|\bas a result of\b|(?<!no )\breasons? (?:is|are|was|were|for)\b|"
    r"\breasons?:|\bthis is why\b|\bthat is why\b|\bthe cause\b|\bcaused by\b|\bbased on\b|\bon the basis\b|"
    r"\bin (?:the )?light of\b|\bgiven that\b|\bsince (?:the|we|our|you|there|it)\b|"
    r"\bas (?:the|we|our|there|it|no|nobody) [^.]*\b(?:is|are|was|were|has|have|had|did|does|cannot|could)\b"
)
EVIDENCE = re.compile(
    r"\b(?:records?|logs?|notes?|job sheets?|work orders?|invoices?|receipts?|photo(?:graph)?s?|pictures?|emails?|e-mails?|"
    r"letters?|statements?|diary|minutes|reports?|surveys?|timesheets?|call sheet|file|accounts?|readings?|evidence|"
    r"contractors?|painters?|joiners?|surveyors?|plumbers?|engineers?|electricians?|roofers?|builders?|neighbours?|witness(?:es)?|officers?|staff|caretaker|"
    r"policy|policies|procedure|handbook|tenancy agreement|lease|rules|standard|law|act|regulations?|guidance|"
    r"clause|section|schedule|code|target)\b[^.]{0,60}?\b(?:shows?|showed|shown|confirms?|confirmed|says?|said|tells? us|told us|"
    r"states?|stated|records?|recorded|reports?|reported|proves?|proved|suggests?|requires?|required|allows?|allowed|"
    r"sets?|gives?|gave|promises?|asks?|was|were|is clear|obliges?|makes? (?:it )?clear|provides?|found|did|did not|could|admits?|agrees?|remembers?)\b|"
    r"\b(?:according to|under (?:our|the|your|section|clause)|as (?:our|the) (?:policy|records?|log))\b"
)
VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|did|does|do|can|could|cannot|should|took|takes?|found|say|says|said|shows?|made|"
    r"gave|mentions?|names?|lists?|means?|notes?|gives?|costs?|belongs?|admits?|concerns?|told|knew|went|came|sent|kept|put|read|heard|saw|left|lost|\w+ed|\w+n't)\b"
)

REFUSES = re.compile(
    r"\b(?:is|are|was|were|been) (?:therefore )?(?:declined|refused|rejected|turned down)\b|\bturning (?:it|this|that|your \w+) down\b|"
    r"(?:\b(?:not|cannot|unable|won't|shall not)\b|n't\b)[^.;]{0,40}\b(?:progress|pursue|entertain|doing (?:so|it|that)|do (?:so|that)|go ahead|look into)\b|"
    r"(?:\b(?:not|cannot|unable|won't|decline[ds]?|refuse[ds]?|refusing|regrets?)\b|n't\b)[^.;]{0,50}\b(?:accept\w*|open\w*|tak(?:e|en|ing)|"
    r"deal\w*|escalat\w*|consider\w*|move|register\w*|investigat\w*|logg\w+|log (?:it|this|your|the)\b|go further|treat\w*|agree|proceed)\b|"
    r"\b(?:request|escalation|stage 2|stage two|complaint)\b[^.;]{0,40}\b(?:declined|refused|rejected)\b|\bmust say no\b|\bto stop here\b|\banswer is no\b|\bturned down\b|\bclosing (?:this|it|your)\b"
)
GROUND = re.compile(
    r"\b(?:filed|issued|started|lodged|begun|brought|made)\b[^.]{0,30}\b(?:claim|proceedings|court case)\b|\b(?:judge|magistrates?)\b|"
    r"\b(?:12|twelve|thirteen|fourteen|fifteen|eighteen|\d{2}|two|three|four|five) (?:months?|years?)\b|\ba year\b|\bover a year\b|"
    r"\bmonths? (?:ago|have passed|late|before)\b|\byears? (?:ago|have passed|before)\b|"
    r"\b(?:claim|proceedings|claim form|particulars)\b[^.]{0,60}\b(?:court|issued|filed|started|begun|served)\b|"
    r"\b(?:court|tribunal)\b|\b(?:already|previously|before) (?:been )?(?:considered|dealt with|answered|decided|investigated|looked)\b|"
    r"\b(?:considered|answered|decided|dealt with|investigated|looked (?:at|into))\b[^.]{0,50}\b(?:already|before|previously|last year|in 20\d\d)\b|"
    r"\bsame (?:matter|complaint|issue|points?|events?)\b"
)
REASONS_ABOVE = re.compile(
    r"\bwhy\b|\breasons?\b|\bwhat (?:we|i) (?:found|looked at|did|learned|saw|know)\b|\bfindings\b|\bgrounds\b|"
    r"\binvestigation\b|\bexplanation\b|\bhow (?:we|i|the \w+) (?:decided|came|reached|looked)\b|\bevidence\b|"
    r"\bbecause\b|\bbackground\b|\bwhat happened\b|\bthe facts\b"
)
PROCESS = re.compile(
    r"(?:thank|thanks|(?:(?:i|we) (?:am|are)|i'm|we're) (?:writing|replying|responding|sorry|pleased|grateful|afraid)|(?:i|we) (?:write|reply|know|regret)|further to|following|in (?:reply|response)|with reference|"
    r"this (?:letter|email|is|completes)|please|dear|yours|(?:tell|ask|write|ring|call|contact|speak|reply|say|telephone|phone|email)\b|kind regards|hello|hi\b|(?:i|we) hope|as you know|re\b|ref|"
    r"you (?:(?:do not|don't) (?:have|need)|need not|needn't|have (?:now )?(?:been|come|reached)|asked (?:for|on|that|us (?:to|for))|wrote|rang|requested|may|can|have the right|are (?:entitled|free))|you (?:want|would like)|you'd like|(?:it|the complaint|the matter|this) (?:was|has been) (?:considered|investigated|heard|logged))|"
    r".*\b(?:completed|finished|concluded) (?:my|our|the) (?:review|investigation|enquir\w+|inquir\w+)\b|"
    r".*\b(?:came|come|went) to see you\b|.*\bour (?:whole |complaints? )?(?:process|procedure)\W*$|"
    r".*\b(?:considered|talked|spoke|decided|considering|looked|looking|look|investigated|reviewed|finished|completed|met|received|logged|thought|dealt|spent)"
    r"(?: \w+ly)?(?: into| at| about| with)? (?:your|the|this|both|these|it|all|everything|things|matters|to consider)"
    r"(?: (?:complaint|case|matter|points?|request|letter|again|on|with|care|carefully|of))*(?: [^,;]{0,60})?\W*$|"
    r".*\b(?:committee|panel|board|group)\b[^.]{0,20}\bmet\b"
)
"""What is only said of the complaint's way through the landlord, or out of courtesy."""
EMPTY_REASON = re.compile(
    r"\b(?:reasons? (?:is|are) (?:explained|set out|given|below)|set out (?:my|our|the) reasons)\b"
)

# ---- remedies
MONEY = re.compile(
    r"\b(?:tenner|fiver|quid)\b|\b(?:week|fortnight|month)'s rent\b|\d+ pounds?\b|\bcheque\b|"
    r"£\s?\d|\b\d+ pounds\b|\bcompensation\b|\bvouchers?\b|\bmoney\b"
)
GIVES = re.compile(
    r"\boff your\b|\b(?:on top|pounds more|£[\d.,]+ (?:more|extra))\b|\b(?:another|further|extra|additional) (?:£|tenner|fiver|\d)|\bsent (?:back )?to you\b|\bis (?:still )?yours\b|\boffer\b[^.]{0,30}\bstands?\b|\bin your account\b|\bconfirms? the award\b|\bawards?\b|^\W*(?:remedy|offer|redress)\b|"
    r"\b(?:pay|paying|paid|payable|payment|offer(?:ing|ed|s)?|refund\w*|credit(?:ed|ing)?|award(?:ed|s)?|reimburs\w*|giv(?:e|ing)|"
    r"compensate|goodwill|gesture|repay|returned?|waive\w*|deduct\w*|towards|receive|get)\b|"
    r"^\W*£[\d.,]+ (?:for|each|per|to|in|as)\b|£[\d.,]+ (?:each|per)\b"
)
NO_REMEDY = re.compile(
    r"^\W*no (?:further |more |other |financial )?(?:compensation|remedy|payment|redress|award|money)\W*$|"
    r"\bno (?:(?:further|more|other|financial) )?(?:compensation|remedy|payment|redress|award)\b[^.]{0,30}\b(?:due|payable|offered|appropriate|called for|warranted|needed|to be|falls|is)\b|"
    r"\b(?:there is|there will be|we (?:make|offer|propose|award)|i (?:make|offer|propose|award))\b[^.]{0,12}\bno (?:\w+ )?(?:compensation|remedy|payment|redress|award|offer)\b|"
    r"(?:\b(?:not(?! on\b)|cannot|unable to)\b|n't\b)[^.]{0,50}\b(?:offer\w*|award\w*|compensat\w*|remedy|payment|money|redress)\b|\bnothing (?:to|for us to) (?:put|make) right\b"
)
JUDGES = re.compile(
    r"\b(?:offer|award|payment|sum|amount|compensation)s?\b[^.;]{0,60}\b(?:was|were|is|are) (?:\w+ly )?"
    r"(?:proportionate|reasonable|fair|adequate|enough|in line|too (?:low|little|small)|comparable)\b|"
    r"\b(?:had regard to|compared|comparable|similar) (?:\w+ )?(?:awards|cases|matters|payments)\b|\bcompensation policy\b|"
    r"\bis what everyone\b"
)
"""Why an offer is as high as it is: a reason, no offer."""
PUT_RIGHT = re.compile(
    r"\b(?:will|to|shall|'ll|is going to) (?:also |then )?(?:say sorry|apologi[sz]e)\b|\b(?:tenders|offers) its? apolog\w+|\bask (?:for )?your (?:pardon|forgiveness)\b|\boriginal offer\b[^.]*\bstands\b|^\W*(?:remedy|redress|to put it right)\W|"
    r"\bput(?:ting)? (?:this|things|it|matters|that|the matter) right\b|\bremed(?:y|ies|ied)\b|\bredress\b|"
    r"\bmak(?:e|ing) (?:amends|(?:up )?for (?:this|it|that)|this up|it up)\b|\brefund\w*|\breimburs\w*|\bgoodwill\b|"
    r"\bby way of (?:an )?apology\b|\bin recognition\b|\bgesture\b|"
    r"\b(?:we|i|the \w+)(?: would|'d| can| will|'ll| are|'re| am|'m| has| have)?(?: also| now| like to| wish to| happy to)* offer(?:s|ing|ed)?\b|"
    r"\bto resolve (?:this|your|the)\b|\bas a resolution\b|\bplease accept (?!this (?:letter|email|response))|"
    r"\bcredit(?:ed)? (?:to )?your\b"
)
WILL_BE = re.compile(
    r"\bwill be (?!told|monitored|tracked|checked|reviewed|considered|looked|heard|able|informed|happy|sent)\w+(?:ed|t|n|ng)\b"
)
WE_WILL = re.compile(
    r"\b(?:we|i)\b[^.;]{0,60}\band (?:will|shall)\b|\b(?:mr|mrs|ms|mx|dr|miss) [\w-]+ will\b|"
    r"\b(?:we|i|the (?:\w+ )?(?:co-?op(?:erative)?|committee|association|landlord|contractor|caretaker|chair|treasurer|secretary|"
    r"plumber|electrician|roofer|joiner|builder|board|team)|"
    r"our (?:\w+ )?(?:contractor|caretaker|treasurer|plumber|electrician|roofer|joiner|builder|chair|secretary|team)|they|he|she)"
    r"(?:'ll| will| shall| am going to| are going to| is going to| have agreed to| has agreed to| have arranged| has arranged| have asked| have ordered|"
    r" have instructed| have also (?:asked|arranged|agreed|ordered))\b"
)
TELLS = re.compile(
    r"(?:will|shall|'ll) send you (?:the|a|our) (?:sheet|report|minutes|notes?|list|letter|copy|results?|response)|"
    r"(?:will|shall|'ll|going to) (?:(?:also|now|then|of course) )?(?:not|write|ring|call|phone|telephone|email|let|tell|look|consider|pass|escalate|"
    r"keep|update|inform|contact|be in touch|review|answer|respond|reply|check|do that|move|take|reach|hear|be (?:told|happy|able|considered|looked)|have)\b"
)
"""What is only told or thought about is no remedy."""
REMEDY_ABOVE = re.compile(
    r"\bput(?:ting)? (?:this|things|it|matters) right\b|\bremed(?:y|ies)\b|\bredress\b|\bwhat we (?:will|are going to|shall|can) (?:do|offer|now do)\b|"
    r"\bwhat we(?:'ll| offer)\b|\bour offer\b|\bresolution\b|\bcompensation\b|\bwhat (?:will )?you(?: will)? get\b|\bapology\b"
)

# ---- outstanding actions
OUTSTANDING = re.compile(
    r"\b(?:gets?|leaves|goes)\b[^.;]{0,40}\d{4}-\d\d-\d\d|\bis when (?:it|this|that) (?:will|is to) (?:happen|be)\b|\b(?:the )?(?:other|only|last) (?:thing|job|point) left\b|"
    r"\bonly (?:thing|job|point|matter) (?:left|remaining|open)\b|\bnothing (?:is )?(?:left |more |else )?(?:to (?:do(?! with)|be done)|needs?)\b|\bnothing outstanding\b|\bnothing is left\b|"
    r"(?:'s|'re|\b(?:is|are)) (?:also )?(?:going|coming|due|starting|returning|visiting|expected)\b[^.;]{0,40}(?:\d{4}-\d\d-\d\d|\bnext (?:week|month)\b|\bthis week\b|day\b)|"
    r"\b(?:is|are) to (?!be (?:told|found|seen))\w+\b[^.;]{0,60}\d{4}-\d\d-\d\d|\bwill be monitored\b|\bremains? to be\b|\bno further steps\b|\bwill be with you\b[^.]{0,20}\d{4}|\bto do:|"
    r"\boutstanding\b|\bstill (?:to|needs?|has to|have to|waiting|remains?|left|open|not)\b|"
    r"\bremain(?:s|ing|ed)?\b(?! (?:unhappy|dissatisfied|concerned|unsatisfied|not))|"
    r"\byet to\b|\bnot\b[^.;]{0,40}\byet\b|\bleft (?:to|for)\b|\bto be done\b|\b(?:no|any|one|two|three) (?:further|other|more) (?:actions?|works?|steps?|jobs?)\b|"
    r"\bnothing (?:further|else|more)\b|\bfollow[- ]up\b|\ball (?:the |of the )?(?:works?|repairs?|actions?|jobs?)\b[^.]{0,40}\b(?:done|complete|completed|finished)\b|"
    r"\b(?:is|are|has been|have been) (?:booked|scheduled|arranged|planned|due|pencilled|fixed|set)(?: in)? (?:for|on|to)\b|"
    r"\bwill (?:be (?:finished|completed|done|carried out|back|there|treated)|finish|complete|come|attend|return|visit|call|collect)\b|"
    r"\b(?:we|i)(?: will|'ll| shall) (?:keep (?:you|track)|track|monitor|chase|follow|let you know when|tell you when|update you)\b|"
    r"\bwhen (?:it|this|that|they|these) (?:is|are|has been|have been) (?:done|finished|complete)\b|\bnext steps?\b|"
    r"\bactions?(?: still)?:|\bon order\b|\b(?:has|have) to wait\b|\bawaiting\b|"
    r"\b(?:comes?|returns?|starts?|begins?|arrives?)\b[^.]{0,30}(?:\d{4}-\d\d-\d\d|\bnext (?:week|month)\b|\b(?:mon|tues|wednes|thurs|fri)day\b)|"
    r"\bdue to be\b|^[^.]{0,40}\bto be \w+ed\b[^.]{0,30}\b(?:by|on|in|from)\b|\bthere being no\b|"
    r"\bwill be \w+(?: \w+)?\b[^.]{0,30}\d{4}-\d\d-\d\d|\bno actions?\b|"
    r"\b(?:no|nothing)\b[^.]{0,30}\b(?:planned|pending|open|left)\b|\bonce (?:the|this|that)\b[^.]{0,40}\bhas (?:gone|been)\b"
)
OUTSTANDING_ABOVE = re.compile(
    r"\boutstanding\b|\bstill\b|\bto be done\b|\bnext steps?\b|\bremain(?:s|ing)\b|\bleft to do\b|"
    r"\bwhat happens (?:next|now)\b|\byet to\b|\bactions?\b|\bwhat is left\b|\bto do\b|\bfollow[- ]up\b|\bopen\b|\bleft\b"
)

# ---- going on to stage 2
TO_STAGE_2 = re.compile(
    r"\bconsidered afresh\b|"
    r"\b(?:stage (?:2|two|ii)|(?:second|next|final|review) stage)\b|\bescalat\w+\b|\bappeal\b|"
    r"\b(?:look(?:ed|s)? (?:at|into) [^.]{0,40}again|reconsider\w*|reviewed|a review|review (?:it|this|the|our|your|my)|fresh look|second look|(?:somebody|someone|another|a different|others?)\b[^.]{0,30}\b(?:look|consider|review)|take (?:it|this|your complaint|the matter) further)\b"
)
HOW = re.compile(
    r"\ba word to\b|\bany officer\b|\bis enough\b|"
    r"\b(?:text|message|knock|drop|apply|bring|say so)\b|"
    r"\b(?:if|should) you\b|\byou (?:can|may|could|are (?:able|entitled|welcome|free) to|have the right|have a right)\b|\b(?:ask|tell|let|contact|write|ring|call|email|telephone|phone|speak|reply|say so|get in touch)\b|\bplease\b|\bmay be (?:lodged|made|requested)\b|\bby (?:notifying|writing|contacting|telling|requesting)\b|\bto (?:escalate|appeal|ask|request|go on)\b"
)
PAST = re.compile(
    r"\byou (?:have |had |'ve )?(?:asked|requested|wrote|escalated|appealed|told)\b|\b(?:was|were|has been|have been) escalated\b"
)
