"""The book of a result: made of a `Resultaat` alone, so that what is hidden there is not here to be found.

Another table is a function in TABELLEN. It gives long rows, one figure each, and None for what is hidden.
"""

from collections.abc import Callable, Iterator

from rapportage.cijfers import Aandeel, Groep, Resultaat, Vraaguitslag
from thema.thema.enums import Themasoort

from .cijferboek import LICENTIE, Cel, Cijferboek, Kolom, Tabel
from .enums import Cijferstatus, Kolomsoort

# As many decimals as tell one person from the next in a group of thousands: shares are not made vaguer than on screen.
DECIMALEN = 4

_AARD = (
    ("steekproef", "leden van een panel; geeft een indicatie voor alle inwoners"),
    ("zelfselectie", "wie mee wilde doen; geen steekproef"),
    ("allen", "allen zijn gevraagd"),
    ("bijeenkomst", "wie op de bijeenkomst was"),
)
_STAND = (
    ("getoond", "het cijfer staat in de rij"),
    ("te_weinig", "te weinig antwoorden: het cijfer is er wel, maar wordt niet getoond"),
)
_THEMASOORT = tuple((str(soort.value), str(soort.label)) for soort in Themasoort)
_VRAAGSOORT = (
    ("een", "één antwoord"),
    ("meer", "meer dan één antwoord mocht"),
    ("schaal", "één antwoord op een schaal"),
    ("geslacht", "één antwoord"),
    ("matrix", "één antwoord per regel van een tabel"),
    ("open_per_thema", "bij welke thema’s mensen iets opschreven"),
    ("cijfer", "rapportcijfer van 1 tot en met 10"),
    ("rangorde", "alle thema’s op volgorde; het gemiddelde is de plaats, hoe lager hoe belangrijker"),
)
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
            *_groepkolommen(resultaat),
            Kolom("aard", "aard", Kolomsoort.CODE, "Wat de cijfers van deze groep mogen zeggen.", codes=_AARD),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel er in deze groep meededen.", _PERSONEN),
            _STANDKOLOM,
        ),
        rijen=tuple(
            (groep.code, groep.naam, groep.aard, groep.aantal, _stand(groep.aantal)) for groep in resultaat.groepen
        ),
        noten=("De groepen staan naast elkaar. Tel ze niet bij elkaar op.", _drempelnoot(resultaat)),
    )


def _prioriteiten(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="prioriteiten",
        titel=_wat_gekozen(resultaat),
        kolommen=(
            _codekolom("thema", "Het thema.", tuple((rij.slug, rij.naam) for rij in resultaat.prioriteiten.rijen)),
            _tekstkolom("thema_naam", "De naam van het thema."),
            _codekolom("themasoort", "Het soort thema.", _THEMASOORT),
            *_groepkolommen(resultaat),
            *_aandeelkolommen("Deel van de groep dat dit thema koos."),
        ),
        rijen=tuple(
            (
                rij.slug,
                rij.naam,
                rij.soort,
                *_groepcellen(resultaat, aandeel.groep),
                *_aandeelcellen(resultaat, aandeel),
            )
            for rij in resultaat.prioriteiten.rijen
            for aandeel in rij.aandelen
        ),
        noten=(*_koplopernoot(resultaat), *_margenoot(resultaat), _drempelnoot(resultaat)),
    )


def _vragen(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="vragen",
        titel="Wat er per vraag is geantwoord",
        kolommen=(
            *_vraagkolommen(resultaat),
            _codekolom("antwoord", "Het antwoord; een code betekent iets binnen haar vraag."),
            _tekstkolom("antwoord_tekst", "Het antwoord zoals het in de vragenlijst staat."),
            *_groepkolommen(resultaat),
            *_aandeelkolommen("Deel van wie de vraag beantwoordde dat dit antwoord gaf."),
            _AANTALKOLOM,
        ),
        rijen=tuple(rij for vraag in resultaat.vragen for rij in _vraagrijen(resultaat, vraag)),
        noten=(*_margenoot(resultaat), _drempelnoot(resultaat)),
    )


def _vraagrijen(resultaat: Resultaat, vraag: Vraaguitslag) -> Iterator[tuple[Cel, ...]]:
    aantallen = dict(vraag.aantallen)
    for rij in vraag.rijen:
        for aandeel in rij.aandelen:
            yield (
                *_vraagcellen(vraag),
                rij.code,
                rij.tekst,
                *_groepcellen(resultaat, aandeel.groep),
                *_aandeelcellen(resultaat, aandeel),
                aantallen.get(aandeel.groep),
            )


def _gemiddelden(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="gemiddelden",
        titel="Gemiddelden: rapportcijfers, en de plaats van elk thema in een volgorde",
        kolommen=(
            *_vraagkolommen(resultaat),
            _tekstkolom("onderdeel", "Waarvan dit het gemiddelde is: het rapportcijfer, of de plaats van een thema."),
            *_groepkolommen(resultaat),
            Kolom("gemiddelde", "gemiddelde", Kolomsoort.GETAL, "Het gemiddelde, op één decimaal.", "cijfer of plaats"),
            _STANDKOLOM,
            _AANTALKOLOM,
        ),
        rijen=tuple(
            (
                *_vraagcellen(vraag),
                rij.tekst,
                *_groepcellen(resultaat, code),
                waarde,
                _stand(waarde),
                aantal,
            )
            for vraag in resultaat.vragen
            for rij in vraag.gemiddelden
            for (code, aantal), waarde in zip(vraag.aantallen, rij.waarden, strict=True)
        ),
        noten=(_drempelnoot(resultaat),),
    )


def _wijken(resultaat: Resultaat) -> Tabel:
    return Tabel(
        code="wijken",
        titel="Uit welke wijken de antwoorden komen",
        kolommen=(
            _tekstkolom("wijk", "De naam van de wijk."),
            Kolom(
                "aandeel", "aandeel in de antwoorden", Kolomsoort.AANDEEL, "Deel van wie een wijk koos.", "deel van 1"
            ),
            _STANDKOLOM,
            Kolom(
                "bevolking",
                "aandeel in de bevolking",
                Kolomsoort.AANDEEL,
                "Deel van alle inwoners, van alle leeftijden; leeg als het niet bekend is.",
                "deel van 1",
            ),
            _tekstkolom("bevolking_bron", "Waar het aandeel in de bevolking vandaan komt."),
        ),
        rijen=tuple(
            (
                wijk.naam,
                _rond(wijk.aandeel),
                _stand(wijk.aandeel),
                "" if wijk.bevolking is None else _rond(wijk.bevolking),
                resultaat.wijkbron,
            )
            for wijk in resultaat.wijken
        ),
        noten=("Alleen van de inwoners die zelf meededen. Wie geen wijk koos, telt niet mee.", _drempelnoot(resultaat)),
    )


def _opvallend(resultaat: Resultaat) -> Tabel:
    geteld = "tellen mee" if resultaat.telt_verdachte_mee else "zijn weggelaten uit alle cijfers"
    reden = f" De reden: {resultaat.reden_verdachte}" if resultaat.reden_verdachte else ""
    return Tabel(
        code="opvallend",
        titel="Antwoorden van de open vragenlijst die opvielen",
        kolommen=(
            _tekstkolom("reden", "Waarom deze antwoorden opvielen."),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel antwoorden om deze reden opvielen.", "antwoorden"),
        ),
        rijen=tuple((een.reden, een.aantal) for een in resultaat.verdacht),
        noten=(f"Deze antwoorden {geteld}.{reden}",),
    )


TABELLEN: tuple[Callable[[Resultaat], Tabel], ...] = (
    _groepen,
    _prioriteiten,
    _vragen,
    _gemiddelden,
    _wijken,
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
            _tekstkolom("thema", "thema"),
            _tekstkolom("soort", "soort"),
            *(Kolom(g.code, _kop(g), Kolomsoort.AANDEEL, g.naam) for g in resultaat.groepen),
        ),
        rijen=tuple(
            (rij.naam, soorten.get(rij.soort, rij.soort), *(_in_overzicht(rij.van(g.code)) for g in resultaat.groepen))
            for rij in rijen
        ),
        noten=(*_koplopernoot(resultaat), _drempelnoot(resultaat)),
    )


def _in_overzicht(aandeel: Aandeel | None) -> Cel:
    return "" if aandeel is None else _rond(aandeel.waarde)


def _kop(groep: Groep) -> str:
    eenheid = "deelnemers" if groep.aard == "bijeenkomst" else "antwoorden"
    return f"{groep.naam}: {'te weinig' if groep.aantal is None else groep.aantal} {eenheid}"


def _wat_gekozen(resultaat: Resultaat) -> str:
    if resultaat.prioriteiten.top:
        return f"Welk deel van elke groep het thema in de top {resultaat.prioriteiten.top} zet"
    return "Welk deel van elke groep een stip bij het thema plakte"


# ── Columns that several tables have, with their cells ───────────────────────────────────────────

_STANDKOLOM = Kolom("stand", "stand", Kolomsoort.CODE, "Of het cijfer wordt getoond.", codes=_STAND)
_AANTALKOLOM = Kolom(
    "aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel in deze groep de vraag beantwoordden.", "antwoorden"
)


def _tekstkolom(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.TEKST, uitleg)


def _codekolom(sleutel: str, uitleg: str, codes: tuple[tuple[str, str], ...] = ()) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.CODE, uitleg, codes=codes)


def _groepkolommen(resultaat: Resultaat) -> tuple[Kolom, ...]:
    codes = tuple((groep.code, groep.naam) for groep in resultaat.groepen)
    return _codekolom("groep", "De groep.", codes), _tekstkolom("groep_naam", "De naam van de groep.")


def _groepcellen(resultaat: Resultaat, code: str) -> tuple[Cel, ...]:
    return code, resultaat.groep(code).naam


def _vraagkolommen(resultaat: Resultaat) -> tuple[Kolom, ...]:
    codes = tuple((vraag.sleutel, vraag.tekst) for vraag in resultaat.vragen)
    return (
        _codekolom("vraag", "De vraag.", codes),
        _tekstkolom("vraag_tekst", "De vraag zoals die is gesteld."),
        _codekolom("vraagsoort", "Hoe men kon antwoorden.", _VRAAGSOORT),
        _tekstkolom("gevraagd_aan", "Aan wie de vraag is gesteld; leeg als iedereen hem kreeg."),
    )


def _vraagcellen(vraag: Vraaguitslag) -> tuple[Cel, ...]:
    return vraag.sleutel, vraag.tekst, vraag.soort, vraag.toelichting


def _aandeelkolommen(uitleg: str) -> tuple[Kolom, ...]:
    marge = "Alleen van een steekproef: {} van de marge van 95%."
    return (
        Kolom("aandeel", "aandeel", Kolomsoort.AANDEEL, uitleg, "deel van 1"),
        Kolom("marge_laag", "marge laag", Kolomsoort.AANDEEL, marge.format("het begin"), "deel van 1"),
        Kolom("marge_hoog", "marge hoog", Kolomsoort.AANDEEL, marge.format("het einde"), "deel van 1"),
        _STANDKOLOM,
    )


def _aandeelcellen(resultaat: Resultaat, aandeel: Aandeel) -> tuple[Cel, ...]:
    grenzen: tuple[Cel, ...] = (_rond(aandeel.laag), _rond(aandeel.hoog))
    if None in grenzen and (aandeel.waarde is not None or resultaat.groep(aandeel.groep).aard != "steekproef"):
        # This share has no margin at all, which is something else than one that is hidden.
        grenzen = ("", "")
    return (_rond(aandeel.waarde), *grenzen, _stand(aandeel.waarde))


def _rond(waarde: float | None) -> float | None:
    return None if waarde is None else round(waarde, DECIMALEN)


def _stand(waarde: float | None) -> str:
    return "te_weinig" if waarde is None else "getoond"


def _drempelnoot(resultaat: Resultaat) -> str:
    return (
        f"‘Te weinig antwoorden’: minder dan {resultaat.drempel} mensen kozen dit, of bijna iedereen koos het, of een "
        "lezer kan zo’n aantal ermee terugrekenen. Het betekent niet nul."
    )


def _margenoot(resultaat: Resultaat) -> tuple[str, ...]:
    namen = [groep.naam for groep in resultaat.groepen if groep.aard == "steekproef"]
    if not namen:
        return ()
    return (f"Alleen van een steekproef is er een marge (Wilson, 95%, ongewogen): {', '.join(namen)}.",)


def _koplopernoot(resultaat: Resultaat) -> tuple[str, ...]:
    namen = [resultaat.groep(code).naam for code in resultaat.prioriteiten.zonder_koploper]
    if not namen:
        return ()
    return (f"Welk thema het vaakst is gekozen, is niet te zien van: {', '.join(namen)}.",)
