"""Whether so many dots can have been put by so many people. Pure."""

from collections.abc import Collection


def stippenfouten(aantallen: Collection[int], *, deelnemers: int, per_persoon: int) -> list[str]:
    """What cannot be right about the dots of one group, in sentences that say what to do; empty when all can.

    `aantallen` are the dots per theme. Nobody puts more than `per_persoon` dots, nor two on one theme.
    """
    fouten = []
    som, samen, meeste = sum(aantallen), deelnemers * per_persoon, max(aantallen, default=0)
    if som > samen:
        fouten.append(
            f"Er staan {som} stippen, maar {_mensen(deelnemers)} konden er samen hooguit {samen} plakken "
            f"({per_persoon} per persoon). Kijk de aantallen na."
        )
    if meeste > deelnemers:
        fouten.append(
            f"Bij een thema staan {meeste} stippen, maar er waren {_mensen(deelnemers)}. "
            "Iedereen plakt hooguit één stip bij een thema. Kijk de aantallen na."
        )
    return fouten


def _mensen(aantal: int) -> str:
    return "1 deelnemer" if aantal == 1 else f"{aantal} deelnemers"
