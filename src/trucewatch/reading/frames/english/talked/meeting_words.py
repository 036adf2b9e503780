"""
English words of meetings: talks, sessions and calls, who comes to them, and how they are told.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution.words.saying import words

NOUNS = words(
    "talks meeting meetings summit session conference negotiations consultations discussions "
    "dialogue round rounds call conversation gathering"
)
"""What people hold."""

CALLS = frozenset({"call", "conversation"})
"""Nouns that are a meeting only where "phone" or "telephone" stands before."""

PHONES = words("phone telephone video")

NO_NOUNS = words("press news hearing court board")
"""Words before a noun that make another thing of it: "a press conference"."""

HOLD = words(
    "held hold holds holding hosted host hosts hosting convened convene convenes chaired "
    "concluded concludes completed completes wrapped"
)
HOSTS = words("hosted host hosts hosting chaired")
JOIN = words("attended attend attends attending joined join joins")
MEET = words("met meet meets meeting sit sat")
GATHER = words("gathered gather gathers convene convenes convened assembled")
SPEAK = words("discussed spoke speak speaks spoken phoned telephoned")
INVITE = words("invite invited invites inviting")
COORDINATE = words("coordinating coordinated conferring conferred negotiating negotiated")

HAPPENS = words(
    "began begin begins begun start starts started opened open opens resume resumed resumes held "
    "place scheduled due ended end ends concluded conclude adjourned convened shifted moved "
    "continued continue continues stalled collapsed failed postponed cancelled canceled delayed "
    "suspended expected planned set off"
)
"""What talks do, or what becomes of them."""

CALLED_OFF = words("postponed cancelled canceled off scrapped")
SHIFTED = words("shifted moved relocated")

NO_MEETING_BEHIND = words(
    "needs demands conditions deadline deadlines obligations requirements criteria standards "
    "resistance criticism fierce stiff silence half its their minimum target targets fire basic"
)
"""What is met and is nobody."""

PLANS = words(
    "will 'll shall plans planned plan intends intended going scheduled due set expected"
)
"""Words before a verb by which it is still to come."""

TO_COME = words("will 'll shall due scheduled expected planned set upcoming next ahead")
MAYBE = words(
    "may might could should must if whether unless urged called ready willing offered proposed "
    "hopes hoped wants wanted proposal calls invitation return returning"
)
NOT = words("not never refused declined didn't won't cancelled canceled without no nor")
WISHES = words(
    "return returning returned urged call calls called must should could appeal appealed"
)
SET = frozenset({"scheduled", "due", "planned", "expected", "set"})
"""Verbs by which talks are still to come."""

GROUNDS = words("border outskirts island sidelines phone telephone visit condition road eve")
"""What "on" leads to and is no subject."""

AGREED = frozenset({"agreed", "agree"})

SUBJECT_VERBS = words(
    "discuss seek agree review address prepare consider negotiate end talk hammer push try find "
    "coordinate resolve break assess finalise finalize revive save shore salvage extend secure"
)
SUBJECT_LEADS = words("on about over regarding concerning")
AIMED = frozenset({"aimed", "focused", "focusing", "aiming"})

IN = words("in at to near inside outside")
TROUBLES = words(
    "crisis conflict war situation violence fighting truce ceasefire aid deliveries hostilities "
    "peace humanitarian access attacks monitoring elections refugees"
)
"""Nouns whose "in Syria" is no place of a meeting."""

AUXILIARIES = words(
    "will would is are was were be been to has have had set due scheduled expected going also now "
    "then later again separately may might could should must shall not never did plans planned "
    "intends planning about jointly both each have reportedly earlier ready agreed refused"
)
"""What may stand between those who meet and the verb."""

BREAKS = words(
    "but while though although whereas who which that where after before because since when if "
    "said says as"
)
LIST_ENDS = words(
    "on in at to for about over who which that where after before during by said says was were "
    "is are will has have had as while but amid aimed focused later earlier under until"
)
ARTICLES = words("the a an this its their his her our")
GROUPS = words(
    "delegation delegations ministers leaders mediators parties sides negotiators envoys "
    "officials committee council representatives presidents commanders diplomats group teams "
    "team elders "
    "guarantors generals directors chiefs heads members commission mechanism"
)
"""People who meet and have no name."""
SIDES = words("government opposition army military rebels junta separatists insurgents guerrillas")
"""Sides that a list can name by a common noun alone."""

STOPS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", '"', "“", "”", "«", "»", "!", "?", "…"})

INVITED = "mentioned as invited"
"""Flag: named as somebody who is to be invited; whether they come is not said."""

MOVED_ON = "moved on to another place"
"""Flag: the talks left this place for another."""

CUES = NOUNS | HOLD | JOIN | MEET | GATHER | SPEAK | INVITE | COORDINATE
"""Words without one of which no meeting is told."""

NO_NAMES = words(
    "meanwhile however earlier later separately i we he she it they but and the a an in on at"
)
"""Words with a capital that name nobody."""
