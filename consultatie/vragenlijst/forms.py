"""What came back from the page of a questionnaire, read by its definition."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.utils.datastructures import MultiValueDict

from .fouten import OngeldigeInvoer, VraagFouten
from .talen.taal import lees_taalcode
from .voorwaarde import geldt, voorwaardezin
from .vraagtypen import VRAAGTYPEN
from .vraagtypen.basis import Antwoord, Invoer, Vraagtype
from .zin import Zin

# The key of a question is a slug, so a name with a dot is never one.
SLEUTELVELD = "formulier.sleutel"
VERSIEVELD = "formulier.versie"
# There, with whatever value, on the page of who came by a personal link: only then does the form use it up.
UITNODIGINGVELD = "formulier.uitnodiging"
# Which button was pressed: see Stap. Only VERSTUREN stores anything.
STAPVELD = "formulier.stap"
# When the page was handed out (misbruik/moment.py), and a field that people do not see. A name that browsers do not
# fill in by themselves.
MOMENTVELD = "formulier.moment"
LOKVELD = "formulier.website"
# The language of the page, where that is not Dutch. It says in which words to answer and is stored nowhere.
TAALVELD = "formulier.taal"

# As the error of the form as a whole.
HELE_FORMULIER = ""

_EIGEN_VELDEN = frozenset({SLEUTELVELD, VERSIEVELD, UITNODIGINGVELD, STAPVELD, MOMENTVELD, LOKVELD, TAALVELD})


class Stap(StrEnum):
    """What the visitor asks for: to see the answers once more, to go back to them, or to send them."""

    NAKIJKEN = "nakijken"
    WIJZIGEN = "wijzigen"
    VERSTUREN = "versturen"


@dataclass(frozen=True)
class Formulier:
    """Answers that can be stored when `fouten` is empty. `fouten`: name of the field → what to do."""

    antwoorden: dict[str, Antwoord]
    fouten: dict[str, str]


@dataclass(frozen=True)
class Leesregel:
    """One question with what was filled in, in words, to read back or to copy; "" when nothing was.

    `anker`: the id of its first control on the page.
    """

    vraag: str
    antwoord: str
    anker: str


@dataclass(frozen=True)
class Leesdeel:
    """One section of the questionnaire to read back."""

    titel: str
    regels: list[Leesregel]


class Lezer:
    """Reads forms by one definition; made once for all of them."""

    def __init__(self, definitie: Mapping[str, Any]) -> None:
        self._vragen = {vraag["sleutel"]: vraag for vraag in vragen_van(definitie)}
        velden = (VRAAGTYPEN[vraag["soort"]].velden(vraag) for vraag in self._vragen.values())
        self._velden = _EIGEN_VELDEN.union(*velden)

    def lees(self, invoer: Invoer) -> Formulier:
        """Read every question. Raises OngeldigeInvoer for anything that the page itself could not have sent."""
        if not self._velden.issuperset(invoer):
            raise OngeldigeInvoer
        formulier = Formulier({}, {})
        # Of these nobody can say yet what was answered, so neither what hangs on it.
        onzeker: set[str] = set()
        for sleutel, vraag in self._vragen.items():
            try:
                antwoord = self._lees_vraag(vraag, invoer, formulier.antwoorden, onzeker)
            except VraagFouten as fout:
                formulier.fouten.update(fout.fouten)
                onzeker.add(sleutel)
            else:
                if antwoord is not None and sleutel not in onzeker:
                    formulier.antwoorden[sleutel] = antwoord
        if not formulier.antwoorden and not formulier.fouten:
            bericht = Zin("U hebt nog geen vraag beantwoord. Beantwoord ten minste één vraag.")
            formulier.fouten[HELE_FORMULIER] = bericht
        return formulier

    def _lees_vraag(
        self, vraag: Mapping[str, Any], invoer: Invoer, antwoorden: Mapping[str, Antwoord], onzeker: set[str]
    ) -> Antwoord | None:
        """The answer to one question. One that is not asked need not be answered, and cannot be. Where what it depends
        on is still to be mended, whether it is asked cannot be told: it becomes uncertain itself."""
        soort = VRAAGTYPEN[vraag["soort"]]
        if "alleen_als" not in vraag or geldt(vraag, self._vragen, antwoorden):
            return soort.lees(vraag, invoer)
        bron = vraag["alleen_als"]["sleutel"]
        if bron in onzeker:
            onzeker.add(vraag["sleutel"])
            return soort.lees({**vraag, "is_verplicht": False}, invoer)
        if (veld := _ingevuld(soort, vraag, invoer)) is not None:
            voor_wie = voorwaardezin(vraag["alleen_als"]["codes"], self._vragen[bron])
            raise VraagFouten([(veld, Zin("{zin} Kies daar dat antwoord, of maak dit antwoord leeg.", zin=voor_wie))])
        return None


def _ingevuld(soort: Vraagtype, vraag: Mapping[str, Any], invoer: Invoer) -> str | None:
    """The first field of this question, which need not be answered, with something in it; None when it was skipped."""
    try:
        antwoord = soort.lees({**vraag, "is_verplicht": False}, invoer)
    except VraagFouten as fout:
        return fout.fouten[0][0]
    return None if antwoord is None else next(veld for veld in soort.velden(vraag) if any(invoer.getlist(veld)))


def lees_formulier(definitie: Mapping[str, Any], invoer: Invoer) -> Formulier:
    """`Lezer.lees` for who reads one form."""
    return Lezer(definitie).lees(invoer)


def lees_sleutel(invoer: Invoer) -> UUID:
    """The random key of the form. Raises OngeldigeInvoer when it is not there or not one of ours."""
    waarden = invoer.getlist(SLEUTELVELD)
    try:
        sleutel = UUID(hex=waarden[0]) if len(waarden) == 1 else None
    except ValueError:
        sleutel = None
    if sleutel is None:
        raise OngeldigeInvoer
    return sleutel


def zonder_uitnodiging(invoer: Invoer) -> Invoer:
    """The same form as if it had been filled in on the page for everybody."""
    return MultiValueDict({veld: waarden for veld, waarden in invoer.lists() if veld != UITNODIGINGVELD})


def lees_versie(invoer: Invoer) -> int | None:
    """Which version the page was of, or None when it does not say so in digits."""
    waarde = invoer.get(VERSIEVELD, "")
    return int(waarde) if waarde.isascii() and waarde.isdigit() and len(waarde) < len("9223372036854775807") else None


def lees_taal(invoer: Invoer) -> str:
    """The code of the language of the page; "" for Dutch and for what is no language."""
    return lees_taalcode(invoer.get(TAALVELD, ""))


def lees_stap(invoer: Invoer) -> Stap:
    """Which button was pressed. A form that does not say so, or anything else, is looked through first."""
    try:
        return Stap(invoer.get(STAPVELD, ""))
    except ValueError:
        return Stap.NAKIJKEN


def verborgen_velden(invoer: Invoer) -> list[tuple[str, str]]:
    """Name and value of all that was sent, to send it along again. Not the button, nor NUL: no page can hold that."""
    return [
        (veld, waarde.replace("\0", ""))
        for veld, waarden in invoer.lists()
        if veld != STAPVELD
        for waarde in waarden
    ]  # fmt: skip


def leesdelen(definitie: Mapping[str, Any], invoer: Invoer) -> list[Leesdeel]:
    """What was filled in, per section. Without questions that are not asked of who gave these answers."""
    gegeven = lees_formulier(definitie, invoer).antwoorden
    eerdere = {vraag["sleutel"]: vraag for vraag in vragen_van(definitie)}
    delen = []
    for sectie in definitie["secties"]:
        gesteld = [vraag for vraag in sectie["vragen"] if geldt(vraag, eerdere, gegeven)]
        if gesteld:
            delen.append(Leesdeel(sectie["titel"], _leesregels(gesteld, invoer)))
    return delen


def leesregels(definitie: Mapping[str, Any], invoer: Invoer) -> list[Leesregel]:
    """All questions with what was filled in, right or wrong, so that nobody loses what they wrote."""
    return _leesregels(vragen_van(definitie), invoer)


def _leesregels(vragen: Iterable[Mapping[str, Any]], invoer: Invoer) -> list[Leesregel]:
    regels = []
    for vraag in vragen:
        soort = VRAAGTYPEN[vraag["soort"]]
        eigen = MultiValueDict({veld: invoer.getlist(veld) for veld in soort.velden(vraag)})
        try:
            antwoord = soort.lees(vraag, eigen)
        except (VraagFouten, OngeldigeInvoer):
            tekst = ", ".join(waarde for veld in eigen for waarde in eigen.getlist(veld) if waarde)
        else:
            tekst = "" if antwoord is None else soort.toon(vraag, antwoord)
        regels.append(Leesregel(vraag=vraag["tekst"], antwoord=tekst, anker=soort.anker(soort.velden(vraag)[0])))
    return regels


def vragen_van(definitie: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """All questions in the order of the page."""
    return [vraag for sectie in definitie["secties"] for vraag in sectie["vragen"]]
