"""The readers of texts that this machine has."""

from __future__ import annotations

from trucewatch.definitions.time_wording import read_zone
from trucewatch.engine.model_endpoint import ModelEndpoint
from trucewatch.engine.model_reader import ModelReader
from trucewatch.engine.progress import Silent
from trucewatch.mission.agreed import Agreed
from trucewatch.mission.ports import Progress
from trucewatch.reading.known.world_places import with_world
from trucewatch.reading.places.gazetteer import Gazetteer
from trucewatch.reading.places.gazetteer_in_memory import GazetteerChain
from trucewatch.reading.prose.known import Known
from trucewatch.reading.reader import Reader
from trucewatch.reading.rules_reader import RulesReader


def rules_reader(
    agreed: Agreed | None, places: Gazetteer | None, progress: Progress | None = None
) -> Reader:
    """
    Return the reader that works by rules, with what the case knows.

    The gazetteer of the world stands behind the others: it is asked for what they do not have.

    Args:
        agreed: The case; ``None``: the general lists are used alone.
        places: Gazetteer that comes before the case's own; ``None`` for none.
        progress: Told how far the reading of a text is; ``None`` for nobody.
    """
    return RulesReader(_known(agreed, places), progress or Silent())


def model_reader(
    agreed: Agreed | None, places: Gazetteer | None, endpoint: ModelEndpoint
) -> Reader:
    """
    Return the reader that asks a model at *endpoint*, and reads its quotations as rules do.

    Args:
        agreed: The case, of which the model is told nothing.
        places: Gazetteer that comes before the case's own; ``None`` for none.
        endpoint: Where the model is asked.
    """
    return ModelReader(endpoint, _known(agreed, places))


def _known(agreed: Agreed | None, places: Gazetteer | None) -> Known:
    if agreed is None or agreed.case is None:
        return Known(gazetteer=with_world(places))
    both = [agreed.places] if places is None else [places, agreed.places]
    zone = read_zone(agreed.case.zone)
    return Known(agreed.actors, with_world(GazetteerChain(*both)), zone)
