"""
English words of judgement: how much violence there is, and whether a truce holds.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution.words.saying import words

VIOLENCE = words(
    "violence fighting clashes hostilities shelling bombardment bombardments bombing bombings "
    "attacks assaults airstrikes strikes raids violations breaches incidents battles explosions "
    "gunfire shooting sniping abductions kidnappings killings tension tensions unrest combat "
    "bloodshed skirmishes insecurity operations infringements shellfire"
)
"""Heads of what can grow or shrink."""

COUNTS = words("number level levels intensity rate scale pace frequency volume amount")
"""What stands before "of" and them."""

TRUCES = words("truce armistice cessation lull pause calm armistices")
"""Heads of what holds or fails; every word in "ceasef..." is one too, misspelt or not."""

DEALS = frozenset({"deal", "agreement", "accord", "process", "regime"})
"""Heads of it where "peace", "truce" or "silence" stands before."""

DEAL_SORTS = words("peace truce ceasefire silence armistice disengagement calm")

HOLDS = words("held holding holds")
"""What a truce does that holds."""

KEPT = words("observed respected upheld honoured honored kept intact adhered obeyed")
"""What is done to one that holds: behind "is" or "was" alone."""

BREAKS = words(
    "collapsed collapsing collapses unravelled unraveled unravelling unraveling disintegrated "
    "disintegrating crumbled crumbling shattered faltered"
)
"""What a truce does that fails."""

BREAKS_IN_TWO = frozenset(
    (
        *(("broken", "down"), ("broke", "down"), ("breaking", "down"), ("fallen", "apart")),
        *(("fell", "apart"), ("falling", "apart"), ("in", "tatters"), ("in", "ruins")),
        *(("in", "shreds"), ("failed", "to"), ("torn", "apart")),
    )
)
"""The same in two words."""

UNDOES = words(
    "unravelled unraveled shattered wrecked ruined torpedoed buried derailed destroyed undone"
)
"""What something does to a truce that fails of it."""

LESS = words(
    "decreased declined dropped fallen fell eased subsided abated diminished lessened slowed "
    "decreasing declining dropping falling easing subsiding abating diminishing shrunk waned "
    "ebbed halved subsides eases declines decreases"
)
MORE = words(
    "increased intensified escalated rose risen surged flared spiked worsened mounted grew grown "
    "soared increasing intensifying escalating rising surging spiking worsening mounting growing "
    "doubled tripled intensifies escalates increases mounts resumed"
)
SAME = words(
    "continued continues continue continuing persisted persists persist raged rages raging"
)
"""Verbs of less, of more, and of neither."""

ONLY_FAR = words("fell fallen falling dropped dropping rose risen rising grew resumed")
"""Verbs that shells and prices share: a trend only before "by", "sharply" and the like."""

FAR = words(
    "by to from sharply significantly markedly dramatically slightly in since compared further "
    "considerably again steadily below after over last this on overnight and . , ;"
)

TO_LESS = words("decrease decline drop fall ease subside abate diminish")
TO_MORE = words("increase intensify escalate rise surge worsen mount grow")
"""Behind "continued to"."""

LESS_NOUNS = words("decrease reduction drop decline fall lull easing abatement let")
MORE_NOUNS = words(
    "increase rise surge spike escalation upsurge uptick intensification resurgence upturn"
)
"""Nouns of less and of more, before "in" or "of"."""

MORE_OF = frozenset({"intensified", "escalated", "increased", "stepped"})
LESS_OF = frozenset({"reduced", "scaled", "decreased"})
"""What somebody does to attacks of its own."""

CALM_VERBS = words("prevailed prevails returned returns reigned reigns descended held")
REMAINS = frozenset({"remains", "remained", "stays", "stayed"})
FORCE = frozenset({"place", "force", "effect"})
"""A truce remains in them."""

COMPARED = {
    "lower": "decrease",
    "fewer": "decrease",
    "less": "decrease",
    "higher": "increase",
    "greater": "increase",
    "worse": "increase",
}
"""What "than" follows."""

CALM = frozenset({"calm", "quiet"})
CALM_SUBJECTS = words(
    "situation front fronts city town region area areas line zone lines frontline contact streets"
)
STAYS = words("was were is are remained remains stayed stays has had been be")

ADVERBS = words(
    "largely mostly broadly generally still also so far apparently virtually effectively all but "
    "nearly almost completely partly partially again now already quickly rapidly soon steadily "
    "sharply significantly markedly gradually slightly dramatically considerably otherwise just "
    "further widely essentially practically reportedly initially overnight relatively fully "
    "somewhat greatly well substantially strongly overall even only being more less tenuously "
    "shakily by large and"
)
"""What may stand between an auxiliary and its verb."""

AUXILIARIES = words(
    "is was are were has have had been be being appears appeared seems seemed remains remained"
)
SEEMS = words("appears appeared seems seemed")
MODALS = words(
    "will would could can may might must should shall to if unless whether cannot 'll won't "
    "wouldn't couldn't"
)
NEGATIONS = words("not never n't no hardly longer didn't hasn't hadn't isn't wasn't")
OPENINGS = words(
    "if unless whether should until once when hope hopes hoped wish lest provided for ensure "
    "ensuring calls call called urged demand demanded seek verge brink see risk any"
)
"""Words before a subject that make of it a wish or a condition."""

EARLIER = words("previous earlier past former several successive prior similar")
"""A truce of another time."""

ARTICLES = words("the a an this that its their such these those some all both")
STOPS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", '"', "“", "”", "«", "»", "!", "?"})
PARTS = words("but while although though whereas however")
TAKES = words(
    "talks a an the its his her their meetings meeting elections hostage captive by up back out "
    "@n0 @n1 @n2 prisoner"
)
"""What "held" governs where it is no holding of a truce."""

THERE = frozenset(
    (
        *(("those", "areas"), ("these", "areas"), ("the", "areas"), ("the", "area")),
        *(("that", "area"), ("the", "city"), ("the", "region"), ("both", "areas")),
        *(("the", "town"), ("the", "province"), ("the", "enclave"), ("both", "cities")),
    )
)
"""Words for grounds that were named before."""

NO_ADJECTIVES = words(
    "and or of in on at by to from with for as that which who said says saying after before "
    "since during until under over between against where there said reported we he she it they "
    "i because amid despite into about than when what so no saw seen see overall, told"
)
"""Words that end what stands before a subject's head."""
