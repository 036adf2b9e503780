"""
Persons and speakers that a sentence names, with their titles and whom they speak for.
"""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.reading.prose.actor_mentions import ToldBefore
from trucewatch.reading.prose.actor_names import ActorNames
from trucewatch.reading.prose.told import ActorMention, PersonMention, Sentence


def people_in(
    sentence: Sentence,
    names: ActorNames,
    actors: Sequence[ActorMention],
    before: ToldBefore | None = None,
) -> list[PersonMention]:
    """
    Return the persons and speakers that a sentence names, in order of place.

    Args:
        sentence: The sentence.
        names: Names of actors, for whom the persons speak for.
        actors: The actors of the sentence, as `actors_in` found them.
        before: What the sentences before told; it is written on.
    """
    del sentence, names, actors, before
    return []
