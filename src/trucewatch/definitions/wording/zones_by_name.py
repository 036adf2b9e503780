"""
Zones by name: what an abbreviation or a place's name before "time" can mean.

Letters that stand for several zones keep them all; nothing is chosen here.
"""

from __future__ import annotations

from datetime import tzinfo

from trucewatch.definitions.time_wording import read_zone

_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "utc": ("Z",),
    "msk": ("Europe/Moscow",),
    "damascus": ("Asia/Damascus",),
    "kyiv": ("Europe/Kyiv",),
    "baku": ("Asia/Baku",),
    "yerevan": ("Asia/Yerevan",),
    "gaza": ("Asia/Gaza",),
    "jerusalem": ("Asia/Jerusalem",),
    "baghdad": ("Asia/Baghdad",),
    "beirut": ("Asia/Beirut",),
    "sanaa": ("Asia/Aden",),
    "cairo": ("Africa/Cairo",),
    "mecca": ("Asia/Riyadh",),
    "tripoli": ("Africa/Tripoli",),
    "khartoum": ("Africa/Khartoum",),
    "eet": ("+02:00",),
    "eest": ("+03:00",),
    "trt": ("+03:00",),
    "cet": ("+01:00",),
    "cest": ("+02:00",),
    "wat": ("+01:00",),
    "cat": ("+02:00",),
    "eat": ("+03:00",),
    "pkt": ("+05:00",),
    "bst": ("+01:00", "+06:00"),
    "ist": ("+05:30", "+02:00", "+03:00", "+01:00"),
    "est": ("-05:00",),
    "edt": ("America/New_York",),
    "cst": ("-06:00", "+08:00"),
    "cdt": ("-05:00",),
    "pst": ("-08:00", "+08:00"),
    "pdt": ("-07:00",),
}
"""A zone for each meaning; ``ET`` is what New York's clocks show."""

_PLACES = {
    "aden": "Asia/Aden",
    "addis ababa": "Africa/Addis_Ababa",
    "afghan": "Asia/Kabul",
    "aleppo": "Asia/Damascus",
    "amman": "Asia/Amman",
    "ankara": "Europe/Istanbul",
    "baghdad": "Asia/Baghdad",
    "baku": "Asia/Baku",
    "bangui": "Africa/Bangui",
    "beijing": "Asia/Shanghai",
    "beirut": "Asia/Beirut",
    "belgrade": "Europe/Belgrade",
    "berlin": "Europe/Berlin",
    "bogota": "America/Bogota",
    "bogot\u00e1": "America/Bogota",
    "brussels": "Europe/Brussels",
    "cairo": "Africa/Cairo",
    "colombian": "America/Bogota",
    "colombo": "Asia/Colombo",
    "damascus": "Asia/Damascus",
    "delhi": "Asia/Kolkata",
    "doha": "Asia/Qatar",
    "egypt": "Africa/Cairo",
    "egyptian": "Africa/Cairo",
    "ethiopian": "Africa/Addis_Ababa",
    "gaza": "Asia/Gaza",
    "geneva": "Europe/Zurich",
    "goma": "Africa/Lubumbashi",
    "greenwich": "Z",
    "indian": "Asia/Kolkata",
    "iraqi": "Asia/Baghdad",
    "israel": "Asia/Jerusalem",
    "israeli": "Asia/Jerusalem",
    "istanbul": "Europe/Istanbul",
    "jerusalem": "Asia/Jerusalem",
    "juba": "Africa/Juba",
    "kabul": "Asia/Kabul",
    "khartoum": "Africa/Khartoum",
    "kiev": "Europe/Kyiv",
    "kinshasa": "Africa/Kinshasa",
    "kyiv": "Europe/Kyiv",
    "lebanese": "Asia/Beirut",
    "lebanon": "Asia/Beirut",
    "libyan": "Africa/Tripoli",
    "london": "Europe/London",
    "makkah": "Asia/Riyadh",
    "manila": "Asia/Manila",
    "mecca": "Asia/Riyadh",
    "minsk": "Europe/Minsk",
    "mogadishu": "Africa/Mogadishu",
    "moscow": "Europe/Moscow",
    "nairobi": "Africa/Nairobi",
    "new york": "America/New_York",
    "palestinian": "Asia/Gaza",
    "paris": "Europe/Paris",
    "riyadh": "Asia/Riyadh",
    "russian": "Europe/Moscow",
    "sanaa": "Asia/Aden",
    "saudi": "Asia/Riyadh",
    "seoul": "Asia/Seoul",
    "sudanese": "Africa/Khartoum",
    "syria": "Asia/Damascus",
    "syrian": "Asia/Damascus",
    "tbilisi": "Asia/Tbilisi",
    "tehran": "Asia/Tehran",
    "tripoli": "Africa/Tripoli",
    "turkish": "Europe/Istanbul",
    "ukrainian": "Europe/Kyiv",
    "vienna": "Europe/Vienna",
    "washington": "America/New_York",
    "yangon": "Asia/Yangon",
    "yemen": "Asia/Aden",
    "yemeni": "Asia/Aden",
    "yerevan": "Asia/Yerevan",
}


def zones_of(name: str) -> tuple[tzinfo, ...]:
    """Return every zone that the abbreviation *name* of a table can stand for."""
    zones = (read_zone(each) for each in _ABBREVIATIONS.get(name, ()))
    return tuple(zone for zone in zones if zone is not None)


def zone_of_place(name: str) -> tzinfo | None:
    """Return the zone of "*name* time", such as "damascus" or "new york", or ``None``."""
    written = _PLACES.get(name)
    return None if written is None else read_zone(written)
