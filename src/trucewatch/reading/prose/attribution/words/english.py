"""
English words of saying, as wires, ministries, agencies of the UN and monitors use them.
"""

from __future__ import annotations

from trucewatch.reading.prose.attribution.words.saying import (
    SayingWords,
    Stance,
    phrases,
    table,
    words,
)

_SAYS = (
    "said says say told tells added adds stressed stresses announced announces confirmed "
    "confirms reported reports report claimed claims claim warned warns warn insisted insists "
    "noted notes stated states explained argued argues asserted acknowledged admitted admits "
    "conceded declared revealed disclosed described mentioned recalled predicted emphasised "
    "emphasized underlined underscored reiterated repeated pointed cautioned estimated estimates "
    "estimate commented remarked wrote tweeted posted informed assured reminded reminds alleged "
    "alleges concluded maintained lamented complained signalled signaled suggested specified "
    "clarified testified recounted hinted boasted joked replied answered responded condemned "
    "denounced criticised criticized decried welcomed hailed praised pledged vowed promised "
    "threatened expressed voiced deplored affirmed relayed indicated recalls"
)
_DENIES = (
    "denied denies deny rejected rejects dismissed dismisses disputed disputes refuted refutes"
)
_ACCUSES = "accused accuses accuse blamed blames blame"
_DEMANDS = (
    "urged urges urge demanded demands appealed appeals asked asks requested requests called calls"
)
_RECORDS = "recorded documented registered observed counted logged verified tallied"

_PARTICIPLES = {
    Stance.SAYS: "adding saying warning stressing noting telling confirming insisting announcing "
    "claiming arguing stating explaining describing declaring emphasising emphasizing"
    "reporting predicting alleging acknowledging reiterating",
    Stance.DENIES: "denying rejecting dismissing disputing",
    Stance.ACCUSES: "accusing blaming",
    Stance.DEMANDS: "urging calling demanding appealing",
}

_SPEAKERS = (
    "chiefs tribesmen shopkeepers traders herders miners imams sheikhs elders mp mps "
    "spokesman spokeswoman spokesperson spokespeople spokesmen official officials source sources "
    "resident residents activist activists witness witnesses eyewitness eyewitnesses reporter "
    "reporters journalist journalists correspondent correspondents medic medics doctor doctors "
    "nurse paramedic paramedics rescuer rescuers observer observers monitor monitors diplomat "
    "diplomats mediator mediators negotiator negotiators analyst analysts expert experts "
    "commander commanders officer officers general soldier soldiers fighter fighters rebel envoy "
    "envoys minister ministers president governor mayor head chief director leader leaders elder "
    "elders neighbour neighbours neighbor neighbors relative relatives survivor survivors "
    "volunteer volunteers worker workers lawyer lawyers coordinator representative "
    "representatives delegate delegates delegation ambassador secretary adviser advisor advisers "
    "advisors villagers locals civilians people farmer driver teacher man woman mother father "
    "brother student students victims investigators staff aide aides deputy lawmaker lawmakers "
    "politician politicians clergy priest bishop imam sheikh families guarantors"
)

_OFFICES = (
    "spokesman spokeswoman spokesperson spokespeople spokesmen official officials commander "
    "commanders officer officers general envoy envoys negotiator minister ministers president "
    "governor mayor head chief director leader leaders coordinator representative representatives "
    "ambassador secretary adviser advisor deputy lawmaker diplomat diplomats"
)

_BODIES = (
    "ministry statement communique report reports agency agencies command media television radio "
    "newspaper channel authorities administration government army military police force forces "
    "militia group groups movement committee council coalition alliance organisation "
    "organization charity network mission observatory centre center office department service "
    "services hospital clinic parliament party parties bloc embassy headquarters watchdog "
    "bulletin document documents tally figures count data estimates records letter side sides "
    "powers commission union federation rebels tv state"
)

_NO_SPEAKERS = (
    "agreement deal plan accord terms resolution schedule law roadmap constitution timetable "
    "protocol programme program proposal arrangement map calendar rules principles need needs "
    "provisions clause article"
)

_TIMES = (
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight late early "
    "earlier later morning afternoon evening night noon week weekend month january february "
    "march april may june july august september october november december shortly "
    "last next past this"
)

_BETWEEN = (
    "also has have had then again meanwhile separately officially publicly immediately "
    "previously subsequently repeatedly once both all however though too himself herself "
    "themselves itself did do does further nevertheless now still already have recently quickly "
    "swiftly promptly only formally privately bluntly flatly angrily reportedly likewise "
    "similarly earlier later"
)


ENGLISH = SayingWords(
    verbs=table(
        {
            Stance.SAYS: _SAYS,
            Stance.DENIES: _DENIES,
            Stance.ACCUSES: _ACCUSES,
            Stance.DEMANDS: _DEMANDS,
            Stance.RECORDS: _RECORDS,
        }
    ),
    participles=table(_PARTICIPLES),
    only_before=words(
        "claims reports report claim estimates estimate notes states responded answered replied "
        "maintained indicated signalled signaled suggested concluded posted recalled specified "
        "described complained lamented commented demands appeals requests disputes repeated "
        "relayed"
    ),
    telling=words("told tells informed assured reminded reminds telling warned"),
    no_saying=words(
        "to not never t the a an of by in with any no some will would shall may might could can "
        "should must so what cannot being neither nor newly"
    ),
    only_with={
        "called": frozenset({"for", "on", "upon"}),
        "calls": frozenset({"for", "on", "upon"}),
        "calling": frozenset({"for", "on", "upon"}),
        "pointed": frozenset({"out", "to"}),
    },
    not_before={"asked": frozenset({"not", "whether", "about"})},
    with_clauses=words(
        "said says say told tells added adds saying adding insisted insists claiming insisting "
        "tweeted wrote telling warned warns warn warning"
    ),
    finite=words(
        "is are was were be been has have had will would could can may might must should did does "
        "do wasn't weren't isn't aren't hadn't hasn't haven't won't"
    ),
    refused=words("access passage entry permission entrance visa visas permits clearance"),
    agents=frozenset({"by"}),
    recorders=words("monitors monitor observers mission observatory patrol patrols team"),
    partings=words("but while whereas although though however"),
    likewise=frozenset({"as"}),
    ends_saying=words("as after before when during while following ahead amid"),
    passives=words("was were been be is are being get got"),
    between=words(_BETWEEN),
    that=frozenset({"that"}),
    according=phrases("according to", "as told to", "in the words of"),
    quoting=phrases("citing", "quoting", "cited", "quoted", "quotes", "cites"),
    passed_on=phrases(
        "carried by",
        "published by",
        "quoted by",
        "cited by",
        "broadcast by",
        "reported by",
        "aired by",
        "relayed by",
        "issued by",
        "released by",
        "distributed by",
        "broadcast on",
        "aired on",
        "carried on",
        "run by",
        "posted by",
        "saying by",
    ),
    said_of=phrases("as saying", "saying"),
    no_speakers=frozenset(_NO_SPEAKERS.split()),
    speakers=words(_SPEAKERS),
    offices=words(_OFFICES),
    bodies=words(_BODIES),
    nobody=words("no none nobody neither nor"),
    belonging=words("of for from at in with"),
    written=words(
        "statement statements interview briefing conference communique communiqué tweet post "
        "report bulletin speech address letter telegram twitter facebook telephone phone call "
        "message radio television tv channel website update release remarks comments "
        "announcement note broadcast declaration summary newspaper agency hearing meeting video "
        "session page account press email e-mail media daily x text ceremony"
    ),
    pronouns=words("he she they it we i"),
    relatives=frozenset({"who", "which"}),
    breaks=words(
        "but while after when as that because though although since if where before whereas so "
        "yet or until once hours days despite than"
    ),
    joins=frozenset({"and"}),
    articles=words("the a an its his her their our this one"),
    times=words(_TIMES),
    asides=words(
        "who which whose the a an in speaking citing quoting head one at on during its his her "
        "chief director after through via when himself herself itself themselves former for known "
        "quoted led based nicknamed formerly once not including with currently according"
    ),
    prepositions=words(
        "in on at during to from by via through after following outside near before for with "
        "over about around"
    ),
)
"""English."""
