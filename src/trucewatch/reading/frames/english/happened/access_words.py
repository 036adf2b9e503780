"""
Access words: how English tells that aid was asked for, approved, refused, brought or is planned.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_SOME = r"(?:[^ .,;:@]+|@[ANPT]\d+)"
_AID = (
    r"(?:aid|convoys?|humanitarian|relief|food|medical|medicines?|supplies|assistance|trucks?"
    r"|access|passage|deliver(?:y|ies)|corridors?|fuel|parcels|rations|permission|shipments?"
    r"|vaccin\w+|evacuation|crossing|entry)"
)

MATTER = re.compile(
    r" (?:(?:humanitarian |food |medical |relief |emergency |aid )(?:aid|convoys?|assistance"
    r"|supplies"
    r"|deliver(?:y|ies)|access|corridors?|agenc(?:y|ies)|workers|parcels|rations|trucks|team|teams"
    r"|missions?|relief|kits|shipments?)|aid|convoys?|besieged areas?|hard to reach"
    r"|access|passage|trucks (?:of|with|carrying)|food|relief supplies|medical supplies|assist\w*"
    r"|reach(?:ed)? @N\d+ (?:[^ .,;:@]+ ){0,2}?(?:people|families|children|households|civilians)"
    r"|(?:monitors?|mission|teams?|observers?|patrol|inspectors) reached|permission|permits?"
    r"|requests? (?:of|for|from|to|has|had|have|was|were)"
    r"|(?:plans?|intends?|aims?|hopes?) to (?:reach|assist|deliver)"
    r"|(?:allowed|permitted) to (?:enter|reach|visit|pass)"
    r"|relief(?= (?:has |had |have |also |finally )*(?:reached|arrived|got))|vaccin\w+|fuel)(?= )"
)
"""What a line must speak of to tell of access."""

CUTS = re.compile(
    r" (?:;|, but|but|, while|while|, and|and that|, although|although|, whereas"
    r"|and(?= (?:requests?|turned|another|a second|was|were|denied|refused|plans?|aims?|will"
    r"|observed|saw|noted|heard|said) ))(?= )"
)
"""What parts two clauses of access."""

PEOPLE = re.compile(
    r"(?<! it for)(?<! them for)(?<! granted to)"
    r" (?P<count>@N\d+)(?= (?!besieged|areas|locations|trucks|lorries|vehicles|tons|tonnes|convoys"
    r"|metric|buses|places|towns|villages|communities|sites|hospitals|times|requests|missions"
    r"|remaining|ambulances|food|districts|hard|aid|parcels|kits|boxes|cent|percent|governorates"
    r"|provinces|cities|camps|agencies|staff|doses|parties|sides|permits|crossings|checkpoints)"
    r"(?:(?:[^ .,;:@]+ ){0,3}?(?P<unit>people|civilians|children|women|families|households|persons"
    r"|residents|patients|refugees|villagers|inhabitants|fighters|detainees|prisoners)(?= )"
    r"|(?=of (?:them|those) |in |across |this |last |with |by |, |\. |on |@)))"
)
"""How many people, and what they are."""

AREAS = re.compile(
    r" (?P<count>@N\d+)(?: (?:remaining|besieged|hard to reach|other|isolated|frontline|rural"
    r"|cut off"
    r"|surrounded|different|of the|priority|key|more))* (?:areas?|locations?|towns?|communities"
    r"|sites"
    r"|districts?|neighbou?rhoods?|villages?|enclaves?|places|governorates|provinces|cities"
    r"|localities|camps|townships|settlements|municipalities|counties)(?= )"
)
"""How many areas."""

_SIDE = (
    r"(?:the )?(?:government|army|authorities|rebels?|militants|regime|military|soldiers|forces"
    r"|fighters|(?:humanitarian |aid |relief )?(?:partners|agencies|organi[sz]ations)|ministry"
    r"|council|governor|officials|commanders?|coalition|armed groups?"
    r"|members of (?:the )?armed (?:formations|groups)|militia|monitors"
    r"|agencies|aid agencies|aid workers|mission|agency|charity|it)"
)
WHO = (
    rf"(?:@A\d+|{_SIDE})(?: (?:forces|army|authorities|government|officials"
    rf"|soldiers?|troops|fighters|guards|officers|police|and (?:the )?@A\d+|, @A\d+))*"
)

SUBJECT = re.compile(
    rf" (?P<who>{WHO})(?: (?:'s|forces|have|has|had|is|are|was|were|also|again|still|repeatedly"
    rf"|not"
    r"|that|said|that it|on @T\d+|@T\d+|in @P\d+|at @P\d+|and its partners|and partners|which|who"
    r"|,|(?:manning|at|from) (?:an?|the|its|their) (?:[^ .,;@]+ ){0,2}?(?:checkpoints?|crossing"
    rf"|roadblock|post|gate|line)|(?:(?:near|outside|of|on) )?@P\d+"
    r"|alone|recently|finally|yet|been|did|does|will))* $"
)
"""Who does what a verb behind it says."""

REQUESTERS = re.compile(
    r" (?:(?P<who>@A\d+)(?: 's)? (?:[^ .,;:@]+ )?(?:appeals?|requests?|calls?|convoys?"
    r"|aid convoys?"
    r"|pleas?)(?= )"
    r"|(?:requested|sought|asked for|submitted|made) by (?:the )?(?P<by>@A\d+)(?= ))"
)
"""Who asked, where the asking is a noun."""


@dataclass(frozen=True, slots=True)
class StatusWords:
    """
    Words for a status.

    Attributes:
        status: One of the closed list; empty where access is told of without one.
        pattern: The words; the group ``verb`` says the status, ``agent`` who did it.
        is_passive: Whether what stands before the verb is not who did it.
        is_denial: Whether the words hold a "not" that belongs to the status.
        needs_matter: Whether the clause itself must speak of aid.
    """

    status: str
    pattern: re.Pattern[str]
    is_passive: bool = False
    is_denial: bool = False
    needs_matter: bool = True


def _of(
    status: str, words: str, *, passive: bool = False, denial: bool = False, matter: bool = True
) -> StatusWords:
    return StatusWords(status, re.compile(words), passive, denial, matter)


_BY = rf"(?:(?: {_SOME}){{0,6}}? by (?:the )?(?P<agent>{WHO}))?(?= )"
_TO_GO = (
    r"(?:reach|assist|deliver|provide|bring|send|distribute|feed|help|resume|enter|dispatch|serve"
    r"|target|evacuate|vaccinate|depart|set out|leave|arrive|move)"
)

STATUSES: tuple[StatusWords, ...] = (
    _of("unanswered", r" (?P<verb>(?:(?:largely |mostly )?(?:fallen|fell|falling) on deaf ears"
        r"|(?:remain(?:s|ed)?|went|gone|go|were left|was left|left|still|is|are"
        r"|been) unanswered|unanswered"
        r"|(?:received|had|got|has had|have had|with|met with) no (?:reply|answer|response)"
        r"|no (?:reply|answer|response) (?:has|had|was|from|to)|(?:has|have|had) (?:yet to"
        r"|not yet|not)"
        r" (?:repl(?:y|ied)|respond(?:ed)?|answer(?:ed)?)|did not (?:reply|respond|answer)"
        r"|(?:await(?:s|ing|ed)?|waiting for|wait(?:s|ed)? for|pending|without) (?:an? |the "
        r"|official"
        r" |final |government )*(?:approvals?|permission|clearance|reply|response|answer"
        r"|authori[sz]ation|green light|permits?)|(?:is|are|was|were) (?:still )?pending"
        r"|(?:has|have|had) been (?:still )?pending|remain(?:s|ed)? pending"
        r"|not (?:yet )?been (?:answered|acknowledged|replied to|responded to)))(?= )",
        passive=True, denial=True),
    _of("refused", rf" (?P<verb>(?:was|were|been|being) (?:also |again |once again |repeatedly )?"
    rf"(?:turned back|turned away"
    rf"|denied"
        rf"|refused|blocked|rejected|stopped|halted|barred|prevented|held up"
        rf"|vetoed))(?: {_SOME}){{0,3}}?"
        rf"{_BY}", passive=True, matter=False),
    _of("refused", r" (?P<verb>(?:was|were|is|are|been|been being) not (?:allowed|permitted"
    r"|granted|given"
        r"|authori[sz]ed|approved|able to (?:reach|enter))|could not (?:reach|enter)"
        rf"|(?:unable|failed) to (?:reach|enter)|(?:turned|forced) back(?! (?:an?|the|two|three"
        rf"|@[NA]\d+) )"
        rf"|(?:has|have|had) not (?:yet )?been (?:allowed|permitted|approved|granted|authori[sz]ed"
        rf"|cleared|given)){_BY}", passive=True, denial=True),
    _of("refused", r" (?P<verb>turned (?:back|away))(?= )", denial=True),
    _of("refused", r" (?P<verb>(?:denied|denies|denying))(?=(?: [^.,;]{0,50})? (?:permission"
    r"|access"
        r"|passage|entry|permits?|clearance) )", denial=True),
    _of("refused", r" (?P<verb>(?:refus(?:ed|es|ing|al)|rejected|rejects"
        r"|rejecting|declined|blocked|blocks|blocking|barred|prevented|obstructed|impeded|withheld"
        r"|turned down|vetoed|did not (?:allow|permit|approve|grant|authori[sz]e)"
        r"|(?:has|have) not (?:allowed|permitted|approved|granted|authori[sz]ed)|prohibited|halted"
        r"|stopped))(?=(?: [^.;]{0,80})? (?:permission|access|passage|entry|requests?|appeals?"
        r"|convoys?|aid|trucks?|to (?:allow|let|permit|grant|approve|authori[sz]e|give)|deliver\w*"
        r"|humanitarian|supplies|permits?|assistance|food|corridors?|fuel))", denial=True),
    _of("planned", rf" (?P<verb>(?:plans?|planned|planning|aims?|intends?|hopes?|prepar(?:es|ing)"
        r"|expects?|(?:is|are|was|were) (?:set|due|scheduled|ready|expected|preparing|planning"
        rf"|about)|stands? ready|will|would be ready|scheduled|due)(?: to)?(?: {_SOME}){{0,2}}?"
        rf" (?:be )?(?:{_TO_GO}|delivered|sent|dispatched|distributed))(?= )"),
    _of("approved", r" (?P<verb>(?:was|were|has been|have been|had been"
    r"|been) (?:also )?(?:approved"
        r"|granted|allowed|permitted|authori[sz]ed|cleared|given (?:permission|access|clearance"
        r"|the"
        rf" green light|a green light)|received (?:permission|clearance))){_BY}", passive=True),
    _of("approved", r" (?P<verb>(?:approved|approves|granted|grants|gave|gives|allowed|allows"
        r"|permitted|authori[sz]ed|green ?lighted|greenlit|cleared|agreed to (?:allow|let"
        r"|permit|open"
        r"|grant)|let|opened|reopened|consented))(?=(?: [^.;]{0,70})? (?:permission|access|passage"
        r"|entry|requests?|convoys?|aid|trucks?|corridors?|deliver\w*|clearance|green light"
        r"|permits?|humanitarian|supplies|crossings?|assistance|enter|approval))"),
    _of("reached", rf" (?P<verb>(?:was|were|has been|have been|had been"
    rf"|being) (?:also )?(?:delivered"
        rf"|distributed|handed out|dropped|airdropped|brought|unloaded)){_BY}", passive=True),
    _of("reached", r" (?P<verb>(?:reached(?! an?\b| agreement)|reaches|reaching|assisted"
    r"|delivered|delivers|delivering"
        r"|distributed|provided|entered|arrived (?:in|at)|brought|dropped|airdropped|crossed into"
        r"|rolled into|drove into|got through to|fed|vaccinated|supplied|handed out|handed over"
        r"|unloaded|evacuated|served|gained access to"
        r"|received(?! (?:it|them|permission|approval|clearance|authori[sz]ation"
        r"|reports?|word|calls?"
        r"|information|an? (?:reply|report|call|request)|no|@N\d+ (?:reports|calls|requests"
        r"|injured|wounded))(?= ))))(?= )"),
    _of("requested", r" (?P<verb>(?:request(?:ed|s|ing)|ask(?:ed|s|ing) (?:for|to)|sought|seeks"
        r"|appeal(?:ed|s|ing) (?:for|to)|appl(?:ied|ies) (?:for|to)"
        rf"|submitted|call(?:ed|s|ing) (?:for|on)|demand(?:ed|s)|urged?))(?=(?: {_SOME}"
        rf"| ,){{0,14}}? {_AID} )"),
    _of("requested", r" (?P<verb>(?:ask(?:ed|s|ing)|appeal(?:ed|s) to|call(?:ed|s) on))"
        r"(?= (?:(?!for )[^ .,;]+ ){1,5}(?:to )?(?:let|allow|permit|grant) )"),
    _of("requested", r" (?:request|requests|application) (?:[^ .,;:@]+ ){0,3}?(?P<verb>(?:was|were"
        rf"|has been|have been|had been) (?:submitted|made|filed|sent|lodged|presented)){_BY}",
        passive=True),
    _of("", r" (?P<verb>(?:opening up|opened up|opening of|improved|expanded"
    r"|improving) (?:[^ .,;:@]+ )"
        r"{0,2}?access)(?= )"),
)  # fmt: skip
"""Words for every status, in the order in which they are asked: refusals before the rest."""
