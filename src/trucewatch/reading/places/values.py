"""
What became of a place's words, as a slot of kind ``place`` holds it.
"""

from __future__ import annotations

import math

from trucewatch.reading.claim import Alternative, Json
from trucewatch.reading.places.answers import PlaceAnswer, Standing
from trucewatch.reading.places.gazetteer import EARTH_KM, GazetteerPlace
from trucewatch.reading.places.words import Sector

_HALF_WIND = 2 * math.sin(math.radians(22.5 / 2))


def normalised(answer: PlaceAnswer) -> Json:
    """
    Return an answer as a slot of kind ``place`` holds it; ``None`` where it is one of several.

    A sector has the place that it is told from as its container and keeps ``sector``: its own
    position is known only where a distance is said, and then as a disc that holds every point at
    that distance within half a wind of the compass (22.5 degrees) of the bearing.
    """
    if answer.standing is Standing.SEVERAL:
        return None
    if answer.place is None:
        inside = answer.container.id if answer.container else None
        return _place(answer.words.name, None, inside) | _sector(answer.sector)
    if answer.sector is None:
        return place_value(answer.place)
    value = _place(answer.words.name, None, answer.place.id) | _sector(answer.sector)
    return value | _disc(answer.place, answer.sector)


def place_value(place: GazetteerPlace) -> Json:
    """Return a place of the gazetteer as a slot of kind ``place`` holds it."""
    return _place(place.name, place, place.containers[0] if place.containers else None)


def alternatives(answer: PlaceAnswer) -> tuple[Alternative, ...]:
    """Return what a name can mean as the alternatives of a slot; the suggested one first."""
    ordered = sorted(answer.choices, key=lambda each: each.place != answer.suggested)
    if answer.standing is Standing.RESOLVED:
        return ()
    return tuple(
        Alternative(f"{each.way}: {each.place.kind}", place_value(each.place)) for each in ordered
    )


def _place(name: str, place: GazetteerPlace | None, container: str | None) -> dict[str, Json]:
    return {
        "name": name,
        "id": place.id if place else None,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "radius_km": place.radius_km if place else None,
        "container": container,
    }


def _sector(sector: Sector | None) -> dict[str, Json]:
    if sector is None:
        return {}
    said: dict[str, Json] = {
        "relation": str(sector.relation),
        "bearing_deg": sector.bearing_deg,
        "distance_km": sector.distance_km,
    }
    return {"sector": said}


def _disc(place: GazetteerPlace, sector: Sector) -> dict[str, Json]:
    far, bearing = sector.distance_km, sector.bearing_deg
    if far is None or place.lat is None or place.lon is None:
        return {}
    if bearing is None:
        return {"lat": place.lat, "lon": place.lon, "radius_km": far + place.radius_km}
    turn, way = math.radians(bearing), far / EARTH_KM
    lat = math.radians(place.lat)
    reached = math.asin(
        math.sin(lat) * math.cos(way) + math.cos(lat) * math.sin(way) * math.cos(turn)
    )
    east = math.atan2(
        math.sin(turn) * math.sin(way) * math.cos(lat),
        math.cos(way) - math.sin(lat) * math.sin(reached),
    )
    lon = (place.lon + math.degrees(east) + 180) % 360 - 180
    radius = round(far * _HALF_WIND + place.radius_km, 3)
    return {
        "lat": round(math.degrees(reached), 5),
        "lon": round(lon, 5),
        "radius_km": radius,
    }
