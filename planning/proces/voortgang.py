"""How far each step of the process is, for one reader: what it needs, what is there, and what is missing.

"Nu te doen" and the page of the process are both built from this, so they say the same: what a step that is under way
still needs is a task, unless a task leads to the same page already and says it more precisely.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planning.mijlpaal.enums import Fase, Stand

from .behoeften import Behoefte, Ontbreekt
from .stappen import STAPPEN, Stap, is_klaar, is_vastgesteld
from .taak import Taak, Vraag


@dataclass(frozen=True)
class Nodig:
    """One need. `ontbreekt`: what is missing, "" when it is there. `url` and `knop`: where this reader can mend it; "" when
    there is nothing to mend, or it is not for them."""

    wat: str
    ontbreekt: str = ""
    url: str = ""
    knop: str = ""

    @property
    def is_er(self) -> bool:
        """Nothing is missing."""
        return self.ontbreekt == ""


@dataclass(frozen=True)
class Stapstand:
    """One step of the process on one day. `staat` is klaar, nu or komt; several steps can be `nu`."""

    stap: Stap
    staat: str
    nodig: tuple[Nodig, ...]

    @property
    def aantal_er(self) -> int:
        """How many of its needs are there."""
        return sum(nodig.is_er for nodig in self.nodig)


def stappen_onderweg(vraag: Vraag) -> tuple[Stap, ...]:
    """The steps that are under way on this day, in their order; they may overlap."""
    return tuple(stap for stap in STAPPEN if _staat(stap.fase, vraag) == "nu")


def stand_van_stappen(vraag: Vraag, taken: Iterable[Taak]) -> tuple[Stapstand, ...]:
    """Every step with its needs. `taken`: what this reader has to do; where one leads to the page on which a need is mended,
    it says what is missing."""
    per_adres = {taak.url: taak for taak in taken}
    return tuple(
        Stapstand(
            stap,
            _staat(stap.fase, vraag),
            tuple(_nodig(behoefte, vraag, per_adres) for behoefte in stap.nodig),
        )
        for stap in STAPPEN
    )


def ontbrekend(vraag: Vraag, taken: Iterable[Taak]) -> Iterator[Taak]:
    """What the steps under way still need and this reader can mend, beside the tasks that there are."""
    adressen = {taak.url for taak in taken}
    for stap in stappen_onderweg(vraag):
        for behoefte in stap.nodig:
            mist = behoefte.kijk(vraag.feiten)
            if mist is not None and mist.is_taak and mist.url not in adressen and _mag(vraag, mist):
                adressen.add(mist.url)
                yield Taak(
                    mist.zin, f"Nodig voor de stap ‘{stap.naam}’", mist.url, mist.knop, _wanneer(stap.fase, vraag)
                )


def _nodig(behoefte: Behoefte, vraag: Vraag, per_adres: dict[str, Taak]) -> Nodig:
    mist = behoefte.kijk(vraag.feiten)
    if mist is None:
        return Nodig(behoefte.wat)
    if (taak := per_adres.get(mist.url)) is not None:
        return Nodig(behoefte.wat, taak.zin, taak.url, taak.knop)
    return Nodig(behoefte.wat, mist.zin, *((mist.url, mist.knop) if _mag(vraag, mist) else ()))


def _mag(vraag: Vraag, mist: Ontbreekt) -> bool:
    return vraag.mag(mist.recht, mist.ding)


def _staat(fase: Fase, vraag: Vraag) -> str:
    """klaar, nu or komt. A step is under way from the first day of a milestone of it, until all are done; carrying out until
    the last year has been reported on."""
    van_de_stap = [mijlpaal for mijlpaal in vraag.mijlpalen if mijlpaal.fase == fase]
    gereed = [mijlpaal.stand_op(vraag.dag) is Stand.GEREED for mijlpaal in van_de_stap]
    moet_nog_verslag = fase is Fase.UITVOEREN and bool(vraag.feiten.jaren_zonder_rapportage)
    if is_klaar(fase, gereed, vraag.plan, vraag.dag) and not moet_nog_verslag:
        return "klaar"
    if fase is Fase.UITVOEREN:
        return "nu" if is_vastgesteld(vraag.plan, vraag.dag) else "komt"
    return "nu" if any(mijlpaal.van <= vraag.dag for mijlpaal in van_de_stap) else "komt"


def _wanneer(fase: Fase, vraag: Vraag) -> date | None:
    """The last day of the step's first milestone that is open; None: it has none."""
    open_ = (m for m in vraag.mijlpalen if m.fase == fase and m.gereed_datum is None)
    eerste = next(open_, None)
    return eerste.tot if eerste is not None else None
