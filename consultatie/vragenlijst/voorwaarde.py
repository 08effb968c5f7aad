"""Show-only-if: a question that is asked only of who gave a certain answer to an earlier one.

In a definition: `alleen_als` = {"sleutel": the earlier question, "codes": answers of which one must be given, "zin": for
whom the question is, in a sentence}; absent for a question that everybody gets.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from .models import Vraag
from .vraagtypen import VRAAGTYPEN
from .vraagtypen.alleen import zonder_merk
from .vraagtypen.opties import MetOpties, regels
from .zin import Zin

Vraagdefinitie = Mapping[str, Any]


def geldt(vraag: Vraagdefinitie, eerdere: Mapping[str, Vraagdefinitie], antwoorden: Mapping[str, Any]) -> bool:
    """Whether this question is asked of who gave these answers. Pure, and the only place that decides it.

    `eerdere`: the questions before it, by key. A question that is itself not asked has no say, whatever `antwoorden`
    holds for it: so chains hold.
    """
    if (voorwaarde := vraag.get("alleen_als")) is None:
        return True
    bron = eerdere.get(voorwaarde["sleutel"])
    if bron is None or bron["sleutel"] not in antwoorden or not geldt(bron, eerdere, antwoorden):
        return False
    return not gegeven_codes(bron, antwoorden[bron["sleutel"]]).isdisjoint(voorwaarde["codes"])


def aan_wie(vraag: Vraagdefinitie) -> tuple[str, frozenset[str]]:
    """Of whom it is asked: the key of the earlier question and the answers; ("", empty) for everybody."""
    voorwaarde = vraag.get("alleen_als", {})
    return voorwaarde.get("sleutel", ""), frozenset(voorwaarde.get("codes", ()))


def gegeven_codes(vraag: Vraagdefinitie, antwoord: Any) -> frozenset[str]:
    """The codes in an answer to a question of a type that can steer others."""
    soort = VRAAGTYPEN[vraag["soort"]]
    return frozenset(soort.codes(antwoord)) if isinstance(soort, MetOpties) else frozenset()


def stel_voorwaarde_samen(vraag: Vraag, eerdere: Sequence[Vraagdefinitie]) -> dict[str, Any]:
    """What the condition adds to the definition of a question: nothing when there is none, or none that can be kept."""
    bron = _bron(vraag, eerdere)
    if bron is None:
        return {}
    codes = [optie["code"] for optie in _gekozen_opties(vraag, bron)]
    return {"alleen_als": {"sleutel": bron["sleutel"], "codes": codes, "zin": str(voorwaardezin(codes, bron))}}


def voorwaardezin(codes: Sequence[str], bron: Vraagdefinitie) -> Zin:
    """For whom a question is, in a sentence: for who gave one of these answers to `bron`."""
    antwoorden = tuple(optie["tekst"] for optie in bron["opties"] if optie["code"] in codes)
    return Zin("Alleen als u bij ‘{vraag}’ koos voor {antwoorden}.", vraag=bron["tekst"], antwoorden=antwoorden)


def problemen_met_voorwaarde(vraag: Vraag, eerdere: Sequence[Vraagdefinitie], teksten: Mapping[str, str]) -> list[str]:
    """Why the condition cannot be kept: Dutch sentences that say what to do; empty when it can, or there is none.

    `teksten`: key → words of all questions, since staff chose one by its words.
    """
    gevraagd = regels(vraag.alleen_als_antwoorden)
    if not vraag.alleen_als:
        return ["Kies bij welke vraag deze antwoorden horen, of haal ze weg."] if gevraagd else []
    if VRAAGTYPEN[vraag.soort].is_voor_iedereen:
        return ["Deze soort vraag stelt u aan iedereen: de uitslag wordt ermee ingedeeld. Haal de voorwaarde weg."]
    bron = _bron(vraag, eerdere)
    if bron is None:
        return [_zonder_bron(vraag, eerdere, teksten)]
    if not gevraagd:
        return [f"Schrijf op bij welk antwoord op ‘{bron['tekst']}’ deze vraag komt."]
    onbekend = [regel for regel in gevraagd if not any(_is(regel, optie) for optie in bron["opties"])]
    mogelijk = ", ".join(f"‘{optie['tekst']}’" for optie in bron["opties"])
    return [
        f"‘{regel}’ is geen antwoord op ‘{bron['tekst']}’. De antwoorden zijn: {mogelijk}."
        for regel in onbekend
    ]  # fmt: skip


def kan_sturen(vraag: Vraagdefinitie) -> bool:
    """Whether other questions can depend on the answer to this one."""
    return VRAAGTYPEN[vraag["soort"]].kan_sturen


def _bron(vraag: Vraag, eerdere: Iterable[Vraagdefinitie]) -> Vraagdefinitie | None:
    return next((een for een in eerdere if een["sleutel"] == vraag.alleen_als and kan_sturen(een)), None)


def _zonder_bron(vraag: Vraag, eerdere: Iterable[Vraagdefinitie], teksten: Mapping[str, str]) -> str:
    for een in eerdere:
        if een["sleutel"] == vraag.alleen_als:
            soorten = ", ".join(f"‘{soort.naam}’" for soort in VRAAGTYPEN.values() if soort.kan_sturen)
            return f"Van ‘{een['tekst']}’ kan geen andere vraag afhangen. Dat kan alleen bij deze soorten: {soorten}."
    if vraag.alleen_als == vraag.sleutel:
        return "Deze vraag kan niet van haar eigen antwoord afhangen. Kies een vraag die hiervoor komt."
    if tekst := teksten.get(vraag.alleen_als):
        return (
            f"‘{tekst}’ komt niet eerder dan deze vraag. Kies een vraag die hiervoor komt, of zet deze vraag verder naar "
            "achteren."
        )
    return (
        f"Er is geen eerdere vraag met sleutel ‘{vraag.alleen_als}’. Kies een vraag die hiervoor komt, of zet deze "
        "vraag verder naar achteren."
    )


def _gekozen_opties(vraag: Vraag, bron: Vraagdefinitie) -> list[Mapping[str, str]]:
    gevraagd = regels(vraag.alleen_als_antwoorden)
    return [optie for optie in bron["opties"] if any(_is(regel, optie) for regel in gevraagd)]


def _is(regel: str, optie: Mapping[str, str]) -> bool:
    # As it was typed there, with the mark behind it or without.
    return zonder_merk(regel).casefold() in (optie["tekst"].casefold(), optie["code"])
