"""The book of a result: made of a `Resultaat` alone, so that what is hidden there is not here to be found.

Another table is a function in TABELLEN. It gives long rows, one figure each, and None for what is hidden.
"""

from collections.abc import Callable, Iterator

from rapportage.cijfers.resultaat import Aandeel, Groep, Resultaat, Vraaguitslag
from thema.thema.enums import Themasoort

from .cijferboek import LICENTIE, Cel, Cijferboek, Kolom, Tabel
from .enums import Cijferstatus, Kolomsoort
from .kolommen import (
    AANTALKOLOM,
    DEEL_VAN_1,
    STANDKOLOM,
    aandeelcellen,
    aandeelkolommen,
    codekolom,
    drempelnoot,
    groepcellen,
    groepkolommen,
    koplopernoot,
    margenoot,
    rond,
    stand,
    tekstkolom,
    themakolommen,
    vraagcellen,
    vraagkolommen,
)
from .openboek import citaten, ingedeeld, labels
from .rangboek import eerste_keuzes, gewichten, omslagpunten, scores, totaal, uitsplitsingen, volgorde
from .vorigboek import vorige_periode
from .weegboek import bevolking, gewogen, wegingen

AARDCODES = (
    ("steekproef", "leden van een panel; geeft een indicatie voor alle inwoners"),
    ("zelfselectie", "wie mee wilde doen; geen steekproef"),
    ("allen", "allen zijn gevraagd"),
    ("bijeenkomst", "wie op de bijeenkomst was"),
    ("ingeleverd", "wie een formulier inleverde"),
)
_THEMASOORT = tuple((str(soort.value), str(soort.label)) for soort in Themasoort)
_PERSONEN = "antwoorden of deelnemers"


def cijferboek_van(resultaat: Resultaat, *, bron: str, status: Cijferstatus) -> Cijferboek:
    """Everything that is shown of this questionnaire; a table without rows is left out. `bron`: who counted."""
    tabellen = (maak(resultaat) for maak in TABELLEN)
    return Cijferboek(
        titel=resultaat.titel,
        slug=resultaat.slug,
        bron=bron,
        peildatum=resultaat.peildatum,
        licentie=LICENTIE,
        drempel=resultaat.drempel,
        is_fictief=resultaat.is_fictief,
        status=status,
        tabellen=tuple(tabel for tabel in tabellen if tabel.rijen),
        overzicht=_overzicht(resultaat) if resultaat.prioriteiten.rijen else None,
    )


def _groepen(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="groepen",
        titel="Wie er meededen",
        kolommen=(
            *groepkolommen(resultaat),
            Kolom("aard", "aard", Kolomsoort.CODE, "Wat de cijfers van deze groep mogen zeggen.", codes=AARDCODES),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel er in deze groep meededen.", _PERSONEN),
            STANDKOLOM,
        ),
        rijen=tuple(
            (groep.code, groep.naam, groep.aard, groep.aantal, stand(groep.aantal)) for groep in resultaat.groepen
        ),
        noten=(
            "De groepen staan naast elkaar, en iemand kan in meer dan één groep zitten. Tel ze niet bij elkaar op.",
            drempelnoot(resultaat),
        ),
    )


def _prioriteiten(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="prioriteiten",
        titel=_wat_gekozen(resultaat),
        kolommen=(
            *themakolommen(resultaat),
            codekolom("themasoort", "Het soort thema.", _THEMASOORT),
            *groepkolommen(resultaat),
            *aandeelkolommen("Deel van de groep met dit thema in de top, of met een stip erbij."),
        ),
        rijen=tuple(
            (
                rij.slug,
                rij.naam,
                rij.soort,
                *groepcellen(resultaat, aandeel.groep),
                *aandeelcellen(resultaat, aandeel),
            )
            for rij in resultaat.prioriteiten.rijen
            for aandeel in rij.aandelen
        ),
        noten=(*koplopernoot(resultaat), *margenoot(resultaat), drempelnoot(resultaat)),
    )


def _vragen(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="vragen",
        titel="Wat er per vraag is geantwoord",
        kolommen=(
            *vraagkolommen(resultaat),
            codekolom("antwoord", "Het antwoord; een code betekent iets binnen haar vraag."),
            tekstkolom("antwoord_tekst", "Het antwoord zoals het in de vragenlijst staat."),
            *groepkolommen(resultaat),
            *aandeelkolommen("Deel van wie de vraag beantwoordde dat dit antwoord gaf."),
            AANTALKOLOM,
        ),
        rijen=tuple(rij for vraag in resultaat.vragen for rij in _vraagrijen(resultaat, vraag)),
        noten=(*margenoot(resultaat), drempelnoot(resultaat)),
    )


def _vraagrijen(resultaat: Resultaat, vraag: Vraaguitslag) -> Iterator[tuple[Cel, ...]]:
    aantallen = dict(vraag.aantallen)
    for rij in vraag.rijen:
        for aandeel in rij.aandelen:
            yield (
                *vraagcellen(vraag),
                rij.code,
                rij.tekst,
                *groepcellen(resultaat, aandeel.groep),
                *aandeelcellen(resultaat, aandeel),
                aantallen.get(aandeel.groep),
            )


def _gemiddelden(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="gemiddelden",
        titel="Gemiddelden: rapportcijfers, en de plaats van elk thema in een volgorde",
        kolommen=(
            *vraagkolommen(resultaat),
            tekstkolom("onderdeel", "Waarvan dit het gemiddelde is: het rapportcijfer, of de plaats van een thema."),
            *groepkolommen(resultaat),
            Kolom("gemiddelde", "gemiddelde", Kolomsoort.GETAL, "Het gemiddelde, op één decimaal.", "cijfer of plaats"),
            STANDKOLOM,
            AANTALKOLOM,
        ),
        rijen=tuple(
            (
                *vraagcellen(vraag),
                rij.tekst,
                *groepcellen(resultaat, code),
                waarde,
                stand(waarde),
                aantal,
            )
            for vraag in resultaat.vragen
            for rij in vraag.gemiddelden
            for (code, aantal), waarde in zip(vraag.aantallen, rij.waarden, strict=True)
        ),
        noten=(drempelnoot(resultaat),),
    )


def _wijken(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="wijken",
        titel="Uit welke wijken de antwoorden komen",
        kolommen=(
            tekstkolom("wijk", "De naam van de wijk."),
            Kolom("aandeel", "aandeel in de antwoorden", Kolomsoort.AANDEEL, "Deel van wie een wijk koos.", DEEL_VAN_1),
            STANDKOLOM,
            Kolom(
                "bevolking",
                "aandeel in de bevolking",
                Kolomsoort.AANDEEL,
                "Deel van alle inwoners, van alle leeftijden; leeg als het niet bekend is.",
                DEEL_VAN_1,
            ),
            tekstkolom("bevolking_bron", "Waar het aandeel in de bevolking vandaan komt."),
        ),
        rijen=tuple(
            (
                wijk.naam,
                rond(wijk.aandeel),
                stand(wijk.aandeel),
                "" if wijk.bevolking is None else rond(wijk.bevolking),
                resultaat.wijkbron,
            )
            for wijk in resultaat.wijken
        ),
        noten=("Alleen van de inwoners die zelf meededen. Wie geen wijk koos, telt niet mee.", drempelnoot(resultaat)),
    )


def _opvallend(resultaat: Resultaat) -> Tabel:
    geteld = "tellen mee" if resultaat.telt_verdachte_mee else "zijn weggelaten uit alle cijfers"
    reden = f" De reden: {resultaat.reden_verdachte}" if resultaat.reden_verdachte else ""
    return Tabel(
        code="opvallend",
        titel="Antwoorden van de open vragenlijst die opvielen",
        kolommen=(
            tekstkolom("reden", "Waarom deze antwoorden opvielen."),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel antwoorden om deze reden opvielen.", "antwoorden"),
        ),
        rijen=tuple((een.reden, een.aantal) for een in resultaat.verdacht),
        noten=(f"Deze antwoorden {geteld}.{reden}",),
    )


TABELLEN: tuple[Callable[[Resultaat], Tabel], ...] = (
    _groepen,
    _prioriteiten,
    vorige_periode,
    scores,
    eerste_keuzes,
    volgorde,
    gewichten,
    totaal,
    omslagpunten,
    uitsplitsingen,
    _vragen,
    _gemiddelden,
    ingedeeld,
    labels,
    citaten,
    _wijken,
    wegingen,
    gewogen,
    bevolking,
    _opvallend,
)


def _overzicht(resultaat: Resultaat) -> Tabel:
    """Themes × groups, as on the page."""
    rijen = resultaat.prioriteiten.rijen
    soorten = dict(_THEMASOORT)
    return Tabel(
        code="overzicht",
        titel=_wat_gekozen(resultaat),
        kolommen=(
            tekstkolom("thema", "thema"),
            tekstkolom("soort", "soort"),
            *(Kolom(g.code, _kop(g), Kolomsoort.AANDEEL, g.naam) for g in resultaat.groepen),
        ),
        rijen=tuple(
            (rij.naam, soorten.get(rij.soort, rij.soort), *(_in_overzicht(rij.van(g.code)) for g in resultaat.groepen))
            for rij in rijen
        ),
        noten=(*koplopernoot(resultaat), drempelnoot(resultaat)),
    )


def _in_overzicht(aandeel: Aandeel | None) -> Cel:
    return "" if aandeel is None else rond(aandeel.waarde)


def _kop(groep: Groep) -> str:
    eenheid = "deelnemers" if groep.plakte_stippen else "antwoorden"
    return f"{groep.naam}: {'te weinig' if groep.aantal is None else groep.aantal} {eenheid}"


def _wat_gekozen(resultaat: Resultaat) -> str:
    if resultaat.prioriteiten.top:
        return f"Welk deel van elke groep het thema in de top {resultaat.prioriteiten.top} zet"
    return "Welk deel van elke groep een stip bij het thema plakte"
