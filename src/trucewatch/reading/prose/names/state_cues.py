"""
Words around the name of a state, its people or its capital that say whether it acts.

"Russia said" and "talks with Russia" are about an actor, "in Russia" and "Russia's east" about a
place, "Russian-made" about neither. Each language has its own tables of words, and one function
asks them. Cyrillic and Arabic words are keys of `name_words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trucewatch.definitions.name_keys import is_arabic, is_cyrillic
from trucewatch.reading.prose.names.name_words import NameWord, name_key


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _keys(text: str) -> frozenset[str]:
    return frozenset(name_key(word)[0] for word in text.split())


PLACE_BEFORE = _set("""
    in at near across throughout inside outside into toward towards around within through over
    onto via above beyond off under on about of visit visited visiting leave leaving left enter
    entered entering reach reached fled fleeing northern southern eastern western central rural
    northeastern northwestern southeastern southwestern north south east west neighbouring
    neighboring northeast northwest southeast southwest upper lower war-torn mainland inland
""")
"""English words right before a state that is meant as ground, or as the subject of talks."""

ACTOR_BEFORE = _set("""
    between with by against for and or both via told accused urged warned blamed condemned asked
    thanked that unlike including while whereas as but whether if because
    when after before since although though where which neither nor from than said
""")
"""English words right before a state that is meant as an actor."""

GIVES = _set("""
    pressure support backing officials ministers delegations delegation representatives envoys
    mediators monitors observers troops forces guarantees approval permission response reply
    help assistance demand demands request requests weapons funding funds arms assurances
    diplomats experts negotiators fighters statement message proposal offer concessions
    mercenaries soldiers commitment commitments word denial comment reaction mediation
    independence threats objections attack attacks strikes strike fire shelling invitation
    signals leaders
""")
"""English words after which "from Russia" is about an actor."""

SPOKEN_FOR = _set("""
    spokesman spokeswoman spokesperson fighting fight victory defeat setback unacceptable spoke
    acceptable important responsibility speaking win
""")
"""English words after which "for Russia" is about an actor."""

TURNED_TO = _set("""
    called pressure urged calls call appeal appeals appealed pressed imposed warning warned loyal
    allied according thanks close responsible responded proposal proposed message over letter
    linked answer sanctions attack attacks aggression back belongs belonging subordinate up
    referring reference demanded handed alongside due opposed hostile thanks accountable
""")
"""English words after which "to Russia" or "on Russia" is about an actor."""

OWNED = _set("""
    proposal decision offer invasion attack attacks strikes strike call calls rejection demand
    demands consent agreement aggression bombardment bombing shelling offensive intervention role
    mediation statement response reply announcement refusal request claim claims
    position blockade siege withdrawal pledge promise commitment plan initiative denial support
    backing representative representatives ambassador envoy allies ally enemies participation
    insistence acceptance assault actions action move operation operations airstrikes raid raids
    warning threat threats veto suspension vote resolution draft message involvement readiness
    willingness obligations obligation violations violation breach breaches strikes' campaign
    occupation incursion conditions condition ultimatum signature efforts
""")
"""English nouns of doing: "Russia's proposal" is about an actor, "Russia's east" is not."""

ACTS = _set("""
    airstrike airstrikes strike strikes raid raids shelling bombardment bombardments attack
    attacks bombing bombings offensive fire incursion drone rocket rockets missile gunfire shells
    assault invasion blockade siege mediation proposal shell sniper snipers gunship gunships
    operation operations bullets mortar mortars patrol patrols control drones missiles artillery
    warplane
""")
"""English nouns of doing after a people's adjective: "an Israeli air strike"."""

ACT_LEADS = _set("""
    air drone missile artillery rocket mortar cross-border overnight military ground aerial tank
    naval heavy fresh new renewed night suspected deadly sniper suicide gun shell
    peace draft retaliatory precision guided
""")
"""English words that can stand between a people's adjective and a noun of doing."""

NOT_BACKED = _set("""
    backed led linked aligned allied made held controlled based born speaking era occupied
    affiliated supported style run appointed annexed installed trained supplied armed funded
    built majority dominated friendly flagged registered inspired manned proclaimed designed
    leaning recognised recognized owned governed administered besieged language style sympathising
    wide themed bound
""")
"""Second halves of English compounds whose first half is no actor of its own."""

BROKERED = _set("""
    brokered mediated sponsored negotiated imposed proposed drafted declared announced monitored
    facilitated supervised hosted enforced coordinated ordered
""")
"""Second halves of English compounds whose first half did it."""

SPEAKS = _set("""
    said says say saying stated announced announces announce told tells warned warns accused
    accuses denied denies confirmed confirms agreed agrees agree rejected rejects reject accepted
    accepts accept called calls call urged urges urge demanded demands demand insisted insists
    proposed proposes propose vowed vows pledged pledges promised promises refused refuses
    welcomed welcomes condemned condemns launched launches signed signs sign wants want wanted
    blamed blames claims claimed claim declared declares supports support supported backs backed
    brokered expressed expects hopes hoped sent sends summoned ordered threatened threatens
    suspended suspends withdrew responded replied resumed extended extends has had have will would
    is was were are did does may might could should must can continues continued considers sees
    believes argues argued maintains maintained stressed added noted offered offers seeks sought
    invited recalled imposed lifted ended ends halted began begins opened attacked struck bombed
    hit fired carried violated broke respects respected shelled repeated held invaded annexed
    occupied reached exchanged traded not also later immediately reportedly earlier and never
    recently
""")
"""English words after a capital that is meant as its government."""

RU_PEOPLE_FROM = _keys("""
    коллегами коллеги коллег коллегой коллегам представителями представители представителей
    делегациями делегации делегация посредники посредниками посредников переговорщики дипломаты
    переговорщиками дипломатами министрами министры министров лидерами лидеры
""")
"""Russian words for people whom a state sent: "with colleagues from Armenia"."""

RU_PLACE_BEFORE = _keys("""
    в во на из под над около близ по внутри вне через возле вблизи территории территория
    территорию северной южной восточной западной города город городе городов населения граждан
    жителей народа границы границе границу столице столица столицу севере юге востоке западе
    ситуация ситуации кризис кризиса обстановка обстановки конфликт урегулирования урегулирование
    урегулированию восстановления регионах районах провинциях областях области юг север восток
    запад части о об окраинах покинули покинул покинула посетил посетила посетили через
""")
"""Russian words right before a state that is meant as ground or as a subject."""

RU_ACTOR_BEFORE = _keys("""
    с со от между против для и или у к ко призвал призвала призвали обвинил обвинила обвинили
    посредничестве содействии участии поддержке гарантии инициативе инициативу согласия согласие
    представитель представители представителей представителями делегация делегации делегаций
    стороны сторона удар удара удары атака атаки обстрел обстрелы решение заявление позиция
    предложение предложения требование при со стороны посол спецпосланник лидеры лидеров главы
    министры министров президенты президентов глав гарантов гаранты странами-гарантами благодаря
    переговорщики переговоры встреча договоренность соглашение просьбе посредники посредников
    спецпредставитель военные наблюдатели усилия усилиями нападение агрессия
""")
"""Russian words right before a state in an oblique case that is meant as an actor."""

AR_PLACE_BEFORE = _keys("""
    في الى من داخل شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي عبر نحو باتجاه قرب خارج حول
    انحاء اراضي حدود مدن مدينة عاصمة شعب ارض منطقة مناطق محافظة محافظات ازمة حرب بشان في
    عن على سماء اجواء مختلف كل عموم انحاء ولايات دولة الوضع ملف دخول تاريخ
""")
"""Arabic words right before a state that is meant as ground."""

AR_ACTOR_BEFORE = _keys("""
    بين مع ضد قبل جانب بوساطة برعاية وساطة رعاية اعلنت قالت اكدت وافقت رفضت دعت اتهمت ادانت نفت
    اضافت حذرت طالبت شنت قصفت وقعت استضافت اقترحت رحبت تعهدت هددت كشفت ابلغت طلبت تدعم تعلن
    ترفض تقول توسطت قادت تتهم لدى نظيره نظيرتها مبادرة مقترح طرف ممثلي ممثلو وفد وفدا سفير
    بمشاركة مشاركة بدعم دعم الدولتين دولتي اتفقت بضمانة بضمان ضمانة ضغوط ضغط تحث حثت دعوة
    ارسلت اوقفت علقت ردت استهدفت اطلقت بدات انهت عبرت اعربت اشترطت تشترط تطالب تعتبر اعتبرت
    تشرف يشرف يراقب تراقب تتولى يتولى ترعى يرعى
    وزراء خارجية وعدت ستستضيف تستضيف سيطرت ان انها لكن فيما بينما
""")
"""Arabic words right before a state that is meant as an actor."""


@dataclass(frozen=True, slots=True)
class Where:
    """
    A name of a state among the words of its sentence.

    Attributes:
        words: The words.
        first: The first word of the name.
        after: The first word after it.
        is_capital: Whether it is the name of the capital.
        cut: Letters of Arabic particles before it.
        listed: What was decided of the name before it in a list; ``None``: it stands in none.
    """

    words: Sequence[NameWord]
    first: int
    after: int
    is_capital: bool
    cut: int = 0
    listed: bool | None = None

    def key(self, at: int) -> str:
        """Return the key of the word at *at*; nothing outside the sentence."""
        return self.words[at].key if 0 <= at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """Return what stands before the word at *at*."""
        return self.words[at].gap if 0 < at < len(self.words) else ""


def acts(where: Where) -> bool:
    """Say whether a state, or a capital, is meant as an actor and not as ground."""
    written = where.words[where.first].text
    if is_cyrillic(written):
        return _acts_in_russian(where)
    if is_arabic(written):
        return _acts_in_arabic(where)
    return _acts_in_english(where)


def _acts_in_english(where: Where) -> bool:
    if where.gap(where.first) == "-":
        return False
    if where.gap(where.after) == "-" and where.key(where.after) != "and":
        return where.key(where.after) in BROKERED
    if is_owner(where):
        return _owns_a_deed(where)
    if where.gap(where.first) == ", " and _begins_a_pair(where):
        return True
    if where.listed is not None and not where.is_capital:
        return where.listed
    before = where.first - 1 - int(where.key(where.first - 1) == "the")
    by_word = _by_word_before(where, before)
    return _by_place_in_sentence(where, before) if by_word is None else by_word


def _by_place_in_sentence(where: Where, before: int) -> bool:
    if where.is_capital:
        return _speaks(where) or bool(where.listed)
    # "Aleppo, Syria," says where Aleppo is.
    is_behind_comma = where.gap(where.first) == ", " and before >= 0
    return not (is_behind_comma and where.words[before].text[0].isupper())


_PAIRS_DO = frozenset(
    (
        *("said", "say", "says", "brokered", "mediated", "announced", "signed", "agreed", "urged"),
        *("declared", "condemned", "backed", "sponsored", "called", "reached", "negotiated"),
    )
)
_PAIR_REACH = 4


def _begins_a_pair(where: Where) -> bool:
    """Say whether two who do something together begin here: "..., Turkey and Russia brokered"."""
    if where.key(where.after) != "and" or where.gap(where.after) != " ":
        return False
    start = where.after + 1 + int(where.key(where.after + 1) == "the")
    for at in range(start + 1, start + 1 + _PAIR_REACH):
        if where.gap(at) != " ":
            return False
        if where.key(at) in _PAIRS_DO:
            return all(each.text[0].isupper() for each in where.words[start:at])
    return False


def is_owner(where: Where) -> bool:
    """Say whether "'s" stands behind a name."""
    return where.key(where.after) == "s" and where.gap(where.after) in ("'", "\u2019", "`")


def _owns_a_deed(where: Where) -> bool:
    at = where.after + 1
    for _ in range(3):
        if where.key(at) in OWNED:
            return True
        if where.gap(at) != " ":
            return False
        at += 1
    return False


def _by_word_before(where: Where, before: int) -> bool | None:
    if before < 0 or where.gap(before + 1).strip():
        return None
    word, ahead = where.key(before), where.key(before - 1)
    if word in ("and", "or"):
        return _speaks(where) if where.is_capital else where.listed
    if word in ("from", "to", "on", "upon", "for"):
        return _by_two_words(where, word, (ahead, where.key(before - 2)))
    if word in PLACE_BEFORE:
        return False
    if word in ("with", "by", "between", "against", "accused", "urged", "told"):
        return True
    return True if word in ACTOR_BEFORE and _speaks(where) else None


def _by_two_words(where: Where, word: str, ahead: tuple[str, str]) -> bool:
    if word == "from":
        return not GIVES.isdisjoint(ahead)
    if word == "for":
        return where.is_capital or ahead[0] in SPOKEN_FOR
    return ahead[0] in TURNED_TO


def _speaks(where: Where) -> bool:
    at = where.after + 2 * int(where.key(where.after) == "and")
    return where.key(at) in SPEAKS and where.gap(at) == " "


def _acts_in_russian(where: Where) -> bool:
    if where.listed is not None:
        return where.listed
    before = where.key(where.first - 1)
    if where.gap(where.first).strip():
        before = ""
    if before in RU_PLACE_BEFORE:
        return before == "из" and where.key(where.first - 2) in RU_PEOPLE_FROM
    if before in RU_ACTOR_BEFORE:
        return not where.is_capital or before in ("с", "между", "против", "и", "от")
    if _is_agent(where):
        return True
    is_subject = _is_nominative(where.words[where.first].text)
    is_start = where.first == 0 or bool(where.gap(where.first).strip()) or before in ("что", "а")
    if where.is_capital:
        at = where.after + 2 * int(where.key(where.after) == "и")
        return is_subject and is_start and _is_verb(where.key(at))
    return is_subject and (is_start or _is_verb(before) or _is_verb(where.key(where.after)))


def _is_agent(where: Where) -> bool:
    """Say whether a bare instrumental says by whom: "объявленное Россией"."""
    is_bare = where.first > 0 and not where.gap(where.first).strip()
    word = where.words[where.first].text
    return is_bare and not where.is_capital and word.endswith(_BY) and len(word) > _LEAST_BY


_BY = ("ией", "иною", "иной", "ей", "ном", "ром", "лем", "том", "аем", "ком", "дом", "сом")
_LEAST_BY = 5


def _is_nominative(word: str) -> bool:
    return not word.endswith(("ии", "ию", "ией", "ы", "у", "ой", "ом", "е", "ию"))


def _is_verb(key: str) -> bool:
    return key.endswith(("л", "ла", "ли", "ло", "лас", "лис", "лся", "ет", "ют", "ит", "ят", "ют"))


def _acts_in_arabic(where: Where) -> bool:
    particles = where.words[where.first].key[: where.cut]
    if "ب" in particles or "ك" in particles:
        return False
    if where.listed is not None:
        return where.listed
    ways = [key for key, _ in where.words[where.first - 1].ways] if where.first else []
    if where.gap(where.first).strip() and where.first:
        return False
    # "That Russia announced": a verb with its object written tight to it.
    if any(key.removesuffix("ها") in AR_ACTOR_BEFORE for key in ways) or _is_backed(where):
        return True
    if any(key in AR_PLACE_BEFORE for key in ways):
        return False
    return where.first == 0 and not where.is_capital


def _is_backed(where: Where) -> bool:
    """Say whether "with support from" stands before a state."""
    if where.first < 2:
        return False
    before = where.words[where.first - 1].key
    lead = {key for key, _ in where.words[where.first - 2].ways}
    return before == "من" and bool(lead & AR_BACKING)


AR_BACKING = _keys("""
    دعم بدعم وساطة بوساطة رعاية برعاية ضمانة بضمانة ضمان بضمان مبادرة بمبادرة تنسيق ضغط ضغوط
    تسهيل بتسهيل مشاركة بمشاركة طلب بطلب
""")
"""Arabic nouns of support, whose giver follows behind "from"."""
