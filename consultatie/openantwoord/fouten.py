"""What is refused to who reads and labels open texts."""

from collections.abc import Iterable

from thema.basis.fouten import DomeinFout


class OrigineelGewist(DomeinFout):
    """The retention is over: there is nothing left to read again."""

    def __init__(self) -> None:
        super().__init__(
            "De oorspronkelijke tekst is gewist, want de bewaartermijn is voorbij. Dit antwoord kunt u niet opnieuw lezen."
        )


class NietVrijgegeven(DomeinFout):
    """Only what was cleared may bear labels."""

    def __init__(self) -> None:
        super().__init__(
            "Dit antwoord is intussen teruggezet of weggelegd. Er is niets opgeslagen. Ga door met het volgende."
        )


class NietTeCiteren(DomeinFout):
    """What may still point at a person is quoted only after somebody decided that it does not."""

    def __init__(self, woorden: Iterable[str]) -> None:
        zo = ", ".join(f"‘{woord}’" for woord in woorden)
        super().__init__(
            f"Dit kan naar een persoon wijzen: {zo}. Wijst het naar niemand, vink dat dan aan. Anders kan dit antwoord niet "
            "worden geciteerd: haal dat vinkje weg, of lees het antwoord opnieuw en laat deze woorden weg."
        )


class ReactieNietAf(DomeinFout):
    """The thread of ‘U zei, wij besloten’ needs a theme, what was said and what was done."""

    def __init__(self, ontbreekt: list[str]) -> None:
        super().__init__(
            f"Vul bij dit label eerst in: {', '.join(ontbreekt)}. Daarna kan het naar ‘U zei, wij besloten’."
        )


class AlOnderbouwd(DomeinFout):
    """There is a thread of this label already."""

    def __init__(self) -> None:
        super().__init__("Dit label staat al bij ‘U zei, wij besloten’. Wijzig het daar.")
