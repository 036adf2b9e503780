"""
Moments: instants and stretches written for people, in the case's zone and in UTC, side by side.

Inside the program every instant is UTC; only here does it get the local face of the case.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from markupsafe import Markup

from trucewatch.definitions.instants import written
from trucewatch.publication.markup import filled
from trucewatch.publication.wording import Catalogue


@dataclass(frozen=True, slots=True)
class Clock:
    """
    Writes instants for one case.

    Attributes:
        say: The catalogue, for the names of months.
        zone: IANA name of the case's zone.
    """

    say: Catalogue
    zone: str

    def local(self, instant: datetime) -> datetime:
        """Return *instant* on the wall clocks of the case."""
        return instant.astimezone(_zone(self.zone))

    def day(self, instant: datetime) -> date:
        """Return the case's calendar day at *instant*."""
        return self.local(instant).date()

    def day_words(self, day: date) -> str:
        """Write a day: ``5 May 2016``."""
        return f"{day.day} {self.say.say(f'page.month.{day.month}')} {day.year}"

    def offset(self, instant: datetime) -> str:
        """Write the case's offset at *instant*: ``UTC+3``, ``UTC+5:30``, ``UTC``."""
        shift = self.local(instant).utcoffset() or timedelta()
        minutes = int(shift.total_seconds() // 60)
        if not minutes:
            return "UTC"
        hours, rest = divmod(abs(minutes), 60)
        sign = "+" if minutes > 0 else "−"
        return f"UTC{sign}{hours}" + (f":{rest:02d}" if rest else "")

    def words(self, instant: datetime) -> str:
        """Write an instant: ``5 May 2016, 01:00 UTC+3 (4 May 2016, 22:00 UTC)``."""
        local = self._stamp(self.local(instant))
        zone = self.offset(instant)
        if zone == "UTC":
            return f"{local} UTC"
        return f"{local} {zone} ({self._stamp(instant.astimezone(UTC))} UTC)"

    def html(self, instant: datetime | None, open_words: str = "") -> Markup:
        """Write an instant as ``<time>``, local above and UTC below; *open_words* for ``None``."""
        if instant is None:
            return filled('<span class="open">{}</span>', open_words)
        zone = self.offset(instant)
        local = filled(
            '<time datetime="{}">{} <span class="zone">{}</span></time>',
            written(instant),
            self._stamp(self.local(instant)),
            zone,
        )
        if zone == "UTC":
            return local
        utc = self._stamp(instant.astimezone(UTC))
        return local + filled(' <span class="utc">({} UTC)</span>', utc)

    def interval(self, earliest: datetime, latest: datetime) -> Markup:
        """
        Write when something can have happened.

        Whole days of the case are written as days; anything else as its two instants.
        """
        if earliest == latest:
            return self.html(earliest)
        first, last = self.local(earliest), self.local(latest)
        if _is_midnight(first) and _is_midnight(last):
            return self._days(first, last, earliest)
        return self.say.say_markup(
            "page.between", first=self.html(earliest), last=self.html(latest)
        )

    def _days(self, first: datetime, last: datetime, earliest: datetime) -> Markup:
        final = last.date() - timedelta(days=1)
        zone = filled('<span class="zone">{}</span>', self.offset(earliest))
        start = self._day_html(first.date())
        if final == first.date():
            return self.say.say_markup("page.on_day", day=start, zone=zone)
        end = self._day_html(final)
        return self.say.say_markup("page.on_days", first=start, last=end, zone=zone)

    def _day_html(self, day: date) -> Markup:
        return filled('<time datetime="{}">{}</time>', day.isoformat(), self.day_words(day))

    def _stamp(self, moment: datetime) -> str:
        seconds = f":{moment.second:02d}" if moment.second else ""
        return f"{self.day_words(moment.date())}, {moment.hour:02d}:{moment.minute:02d}{seconds}"


@lru_cache(maxsize=16)
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _is_midnight(moment: datetime) -> bool:
    return (moment.hour, moment.minute, moment.second, moment.microsecond) == (0, 0, 0, 0)
