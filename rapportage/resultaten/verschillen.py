"""What a correction changes, and what it must not tell: pure, from the figures that are shown before and after it.

Who lays two versions side by side subtracts them. See docs/adr/0005-drempel.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from rapportage.cijfers.resultaat import (
    Aandeel,
    Antwoordrij,
    Groep,
    Groepsgewicht,
    Opengroep,
    Openuitslag,
    Resultaat,
    Themarij,
    Vraaguitslag,
)
from rapportage.opmaak import getal, procent

TE_WEINIG = "te weinig"
_Rij = Themarij | Antwoordrij


@dataclass(frozen=True)
class Verschil:
    """A shown figure that changed. `oud` and `nieuw` None: that it changed is all that is told."""

    wat: str
    oud: str | None = None
    nieuw: str | None = None


# ── what the new version leaves out ──────────────────────────────────────────────────────────────


def zonder_kleine_groei(oud: Resultaat, nieuw: Resultaat) -> Resultaat:
    """The new figures without those of groups that became larger or smaller, when fewer persons than the threshold came
    or went, or fewer of them gave or did not give some answer: it would follow from the old and the new figures. Of every
    group that became larger or smaller without what is told per district and age."""
    codes = {groep.code for groep in nieuw.groepen if _verraadt(groep, oud, nieuw)}
    return _zonder_tabellen(_zonder_groepen(nieuw, codes) if codes else nieuw, _anders_van_omvang(oud, nieuw))


def met_open_antwoorden_van(nieuw: Resultaat, oud: Resultaat) -> Resultaat:
    """The new figures with the labels as they were: of a few texts that were labelled since, it would follow what they are
    about. What may be quoted is as it is now: a quote that should not have been, goes."""
    citaten = {een.sleutel: een.citaten for een in nieuw.openantwoorden}
    return replace(
        nieuw,
        openantwoorden=tuple(replace(een, citaten=citaten.get(een.sleutel, ())) for een in oud.openantwoorden),
    )


def zonder_kleine_sessiegroei(anders: Resultaat, nieuw: Resultaat) -> Resultaat:
    """The same where the earlier figures are those of another questionnaire of the plan: its sessions are the same ones,
    who answered it are other people."""
    sessies = tuple(groep for groep in anders.groepen if groep.plakte_stippen)
    return zonder_kleine_groei(replace(anders, groepen=sessies), nieuw)


def _anders_van_omvang(oud: Resultaat, nieuw: Resultaat) -> set[str]:
    """The groups that became larger or smaller, however much: of a district or an age it may be a few."""
    voor = {groep.code: groep.aantal for groep in oud.groepen}
    return {groep.code for groep in nieuw.groepen if groep.code in voor and voor[groep.code] != groep.aantal}


def _zonder_tabellen(resultaat: Resultaat, codes: set[str]) -> Resultaat:
    """The same without what is told of these groups per district and age."""
    return replace(
        resultaat,
        wijken=() if "open" in codes else resultaat.wijken,
        wijkaantal=None if "open" in codes else resultaat.wijkaantal,
        uitsplitsingen=tuple(een for een in resultaat.uitsplitsingen if een.groep not in codes),
        wegingen=tuple(een for een in resultaat.wegingen if een.groep not in codes),
    )


def _verraadt(groep: Groep, oud: Resultaat, nieuw: Resultaat) -> bool:
    voor, na = _omvang(oud, groep.code), groep.aantal
    if voor is None or na is None or voor == na:
        return False
    paren = ((van, tot) for van, tot in _paren(groep.code, oud, nieuw) if van is not None and tot is not None)
    return abs(voor - na) < nieuw.drempel or any(
        _scheelt_weinig((van, voor), (tot, na), nieuw.drempel) for van, tot in paren
    )


def _paren(code: str, oud: Resultaat, nieuw: Resultaat) -> Iterator[tuple[float | None, float | None]]:
    """Every share of this group, before and after."""
    voor, na = (dict(_aandelen(code, resultaat)) for resultaat in (oud, nieuw))
    yield from ((voor.get(sleutel), waarde) for sleutel, waarde in na.items())


def _aandelen(code: str, resultaat: Resultaat) -> Iterator[tuple[tuple[str, str], float | None]]:
    vragen = ((vraag.sleutel, vraag.rijen) for vraag in resultaat.vragen)
    alle: Iterator[tuple[str, Sequence[_Rij]]] = chain([("", resultaat.prioriteiten.rijen)], vragen)
    for vraag, rijen in alle:
        for rij in rijen:
            yield from (((vraag, _sleutel(rij)), een.waarde) for een in rij.aandelen if een.groep == code)


def _zonder_groepen(resultaat: Resultaat, codes: set[str]) -> Resultaat:
    prioriteiten = resultaat.prioriteiten
    return replace(
        resultaat,
        groepen=tuple(replace(een, aantal=None) if een.code in codes else een for een in resultaat.groepen),
        prioriteiten=replace(
            prioriteiten,
            rijen=tuple(replace(rij, aandelen=_leeg(rij.aandelen, codes)) for rij in prioriteiten.rijen),
            zonder_koploper=tuple(sorted({*prioriteiten.zonder_koploper, *codes})),
        ),
        vragen=tuple(_vraag_zonder(vraag, codes) for vraag in resultaat.vragen),
        wijken=() if "open" in codes else resultaat.wijken,
        wijkaantal=None if "open" in codes else resultaat.wijkaantal,
        scores=tuple(een for een in resultaat.scores if een.groep not in codes),
        # A blend less the scores of the others gives the one that is left.
        totaal=None if codes & {een.groep for een in _gewichten(resultaat)} else resultaat.totaal,
        uitsplitsingen=tuple(een for een in resultaat.uitsplitsingen if een.groep not in codes),
        wegingen=tuple(een for een in resultaat.wegingen if een.groep not in codes),
        openantwoorden=tuple(
            zonder for een in resultaat.openantwoorden if any((zonder := _open_zonder(een, codes)).labels)
        ),
    )


def _gewichten(resultaat: Resultaat) -> tuple[Groepsgewicht, ...]:
    return resultaat.totaal.gewichten if resultaat.totaal is not None else ()


def _leeg(aandelen: tuple[Aandeel, ...], codes: set[str]) -> tuple[Aandeel, ...]:
    return tuple(Aandeel(een.groep, None) if een.groep in codes else een for een in aandelen)


def _vraag_zonder(vraag: Vraaguitslag, codes: set[str]) -> Vraaguitslag:
    weg = [code in codes for code, _ in vraag.aantallen]
    return replace(
        vraag,
        aantallen=tuple((code, None if code in codes else aantal) for code, aantal in vraag.aantallen),
        rijen=tuple(replace(rij, aandelen=_leeg(rij.aandelen, codes)) for rij in vraag.rijen),
        gemiddelden=tuple(
            replace(rij, waarden=tuple(None if is_weg else w for w, is_weg in zip(rij.waarden, weg, strict=True)))
            for rij in vraag.gemiddelden
        ),
    )


def _open_zonder(open_: Openuitslag, codes: set[str]) -> Openuitslag:
    """With what some other group wrote; without labels when there is none."""
    weg = [groep.groep in codes for groep in open_.groepen]
    rijen = (
        replace(rij, aantallen=tuple(None if is_weg else n for n, is_weg in zip(rij.aantallen, weg, strict=True)))
        for rij in open_.labels
    )
    return replace(
        open_,
        groepen=tuple(Opengroep(een.groep, None, None) if een.groep in codes else een for een in open_.groepen),
        labels=tuple(rij for rij in rijen if any(rij.aantallen)),
    )


# ── what is told of the difference ───────────────────────────────────────────────────────────────

_DELEN = {
    "scores": "De scores en de volgorde",
    "uitsplitsingen": "De cijfers per wijk en per leeftijd",
    "wegingen": "De gewogen cijfers",
    "wijken": "De herkomst van de antwoorden per wijk",
    "openantwoorden": "Wat mensen in eigen woorden schreven",
    # The former figures stay; whether they may be compared can change, with how many dots everybody had.
    "vorige": "De vergelijking met de vorige periode",
}


def verschillen(oud: Resultaat, nieuw: Resultaat) -> tuple[Verschil, ...]:
    """Every shown figure that is another one now. Of a difference of fewer persons than the threshold only that it
    changed; of scores, breakdowns and weighting, which follow from the rest, and of open answers, that they did."""
    return (
        *_van_groepen(oud, nieuw),
        *_van_rijen("", (oud, oud.prioriteiten.rijen), (nieuw, nieuw.prioriteiten.rijen)),
        *_van_vragen(oud, nieuw),
        *(Verschil(zin) for veld, zin in _DELEN.items() if getattr(oud, veld) != getattr(nieuw, veld)),
    )


def _van_groepen(oud: Resultaat, nieuw: Resultaat) -> Iterator[Verschil]:
    voor = {groep.code: groep for groep in oud.groepen}
    na = {groep.code: groep for groep in nieuw.groepen}
    for code in dict.fromkeys((*voor, *na)):
        van, tot = (groepen[code].aantal if code in groepen else None for groepen in (voor, na))
        if van == tot:
            continue
        wat = f"{(na.get(code) or voor[code]).naam}: aantal"
        klein = van is not None and tot is not None and abs(van - tot) < nieuw.drempel
        yield Verschil(wat) if klein else Verschil(wat, _aantal(van), _aantal(tot))


def _van_vragen(oud: Resultaat, nieuw: Resultaat) -> Iterator[Verschil]:
    voor = {vraag.sleutel: vraag for vraag in oud.vragen}
    for vraag in nieuw.vragen:
        eerst = voor.get(vraag.sleutel)
        if eerst is None or eerst.gemiddelden != vraag.gemiddelden:
            yield Verschil(vraag.tekst)
        else:
            yield from _van_rijen(f"{vraag.tekst}: ", (oud, eerst.rijen), (nieuw, vraag.rijen))


def _van_rijen(
    wat: str, voor: tuple[Resultaat, Sequence[_Rij]], na: tuple[Resultaat, Sequence[_Rij]]
) -> Iterator[Verschil]:
    """Themes beside groups, or answers beside groups; `wat` stands before each."""
    (oud, eerst), (nieuw, daarna) = voor, na
    waarden = {(_sleutel(rij), aandeel.groep): aandeel.waarde for rij in eerst for aandeel in rij.aandelen}
    for rij in daarna:
        naam = rij.tekst if isinstance(rij, Antwoordrij) else rij.naam
        for aandeel in rij.aandelen:
            van, tot = waarden.get((_sleutel(rij), aandeel.groep)), aandeel.waarde
            if van == tot:
                continue
            groep = nieuw.groep(aandeel.groep)
            zin = f"{wat}{naam}, {groep.korte_naam.lower()}"
            klein = _scheelt_weinig((van, _omvang(oud, groep.code)), (tot, groep.aantal), nieuw.drempel)
            yield Verschil(zin) if klein else Verschil(zin, _deel(van), _deel(tot))


def _scheelt_weinig(voor: tuple[float | None, int | None], na: tuple[float | None, int | None], drempel: int) -> bool:
    """Fewer persons than the threshold more or less gave this answer, or did not give it."""
    if voor[0] is None or na[0] is None or voor[1] is None or na[1] is None:
        return False
    wel = abs(voor[0] * voor[1] - na[0] * na[1])
    niet = abs((1 - voor[0]) * voor[1] - (1 - na[0]) * na[1])
    return round(wel) < drempel or (round(niet) < drempel and voor[1] != na[1])


def _sleutel(rij: object) -> str:
    return str(getattr(rij, "slug", "") or getattr(rij, "code", ""))


def _omvang(resultaat: Resultaat, code: str) -> int | None:
    return next((groep.aantal for groep in resultaat.groepen if groep.code == code), None)


def _aantal(aantal: int | None) -> str:
    return TE_WEINIG if aantal is None else getal(aantal)


def _deel(waarde: float | None) -> str:
    return TE_WEINIG if waarde is None else procent(waarde)
