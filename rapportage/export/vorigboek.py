"""The table of the comparison with the period before."""

from collections.abc import Iterator

from rapportage.cijfers.resultaat import Resultaat
from rapportage.cijfers.vergeleken import Groepsvergelijking, Periodevergelijking, Themaverschil, vergeleken
from rapportage.opmaak import afgerond

from .cijferboek import Cel, Kolom, Tabel
from .enums import Kolomsoort
from .kolommen import (
    DEEL_VAN_1,
    STANDKOLOM,
    codekolom,
    drempelnoot,
    groepcellen,
    groepkolommen,
    rond,
    stand,
    tekstkolom,
    themacellen,
    themakolommen,
)

_WIJZE = (
    ("aandeel", "de aandelen zijn te vergelijken"),
    ("plaats", "alleen de plaats in de volgorde is te vergelijken"),
    ("niet", "er is niets te vergelijken"),
)
# Without "geen_themas": of such a group there are no rows.
_REDEN = (
    ("top", "toen mocht men een ander aantal thema’s kiezen"),
    ("soort", "toen was het een ander soort vraag"),
    ("stippen", "toen kreeg iedereen een ander aantal stippen, of dat is niet bekend"),
    ("niet_gevraagd_toen", "toen niet gevraagd"),
    ("niet_gevraagd_nu", "nu niet gevraagd"),
    ("te_weinig", "van geen enkel thema is het aandeel in beide jaren te zien"),
)
_OORDEEL = (
    ("meer", "nu vaker gekozen; het verschil is groter dan de marge"),
    ("minder", "nu minder vaak gekozen; het verschil is groter dan de marge"),
    ("binnen", "het verschil is niet groter dan de marge: het kan toeval zijn"),
)


def vorige_periode(resultaat: Resultaat) -> Tabel:
    """Each theme and group of both periods; no rows without a period before."""
    vergelijking = vergeleken(resultaat)
    rijen = _rijen(resultaat, vergelijking) if vergelijking else ()
    return Tabel(
        code="vorige_periode",
        titel="Vergeleken met de vorige periode",
        kolommen=(
            *groepkolommen(resultaat),
            *themakolommen(resultaat),
            tekstkolom("periode_toen", "De periode van het vorige plan."),
            tekstkolom("peildatum_toen", "De dag van de telling van toen, als jjjj-mm-dd."),
            _aantal("aantal_toen", "Hoeveel er toen in deze groep meededen."),
            _aantal("aantal_nu", "Hoeveel er nu in deze groep meededen."),
            codekolom("wijze", "Wat van deze groep te vergelijken is.", _WIJZE),
            codekolom("reden", "Waarom de aandelen niet te vergelijken zijn; leeg als dat wel kan.", _REDEN),
            _deel("aandeel_toen", "Deel van de groep dat dit thema toen koos."),
            _deel("aandeel_nu", "Deel van de groep dat dit thema nu koos."),
            _punten("verschil", "Nu min toen. Onder nul: nu minder vaak gekozen."),
            _punten("verschil_laag", "Alleen van een steekproef: het begin van de marge van 95% van het verschil."),
            _punten("verschil_hoog", "Alleen van een steekproef: het einde van die marge."),
            codekolom("oordeel", "Alleen van een steekproef: of het verschil groter is dan de marge.", _OORDEEL),
            _plaats("plaats_toen", "De plaats van toen, onder de thema’s die in beide jaren te zien zijn."),
            _plaats("plaats_nu", "De plaats van nu, onder dezelfde thema’s."),
            STANDKOLOM,
        ),
        rijen=tuple(rijen),
        noten=(*_noten(vergelijking), drempelnoot(resultaat)) if vergelijking else (),
    )


def _aantal(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.AANTAL, uitleg, "antwoorden of deelnemers")


def _deel(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.AANDEEL, uitleg, DEEL_VAN_1)


def _punten(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.GETAL, uitleg, "procentpunt")


def _plaats(sleutel: str, uitleg: str) -> Kolom:
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.AANTAL, uitleg, "plaats")


def _rijen(resultaat: Resultaat, vergelijking: Periodevergelijking) -> Iterator[tuple[Cel, ...]]:
    vorige = vergelijking.vorige
    for groep in vergelijking.groepen:
        for thema in groep.themas:
            yield (
                *groepcellen(resultaat, groep.groep.code),
                *themacellen(resultaat, thema.slug),
                vorige.periode,
                vorige.peildatum,
                groep.aantal_toen,
                groep.groep.aantal,
                groep.wijze,
                groep.reden,
                *_deelcellen(groep, thema),
                *_plaatscellen(groep, thema),
                stand(0.0 if thema.is_getoond else None),
            )


def _deelcellen(groep: Groepsvergelijking, thema: Themaverschil) -> tuple[Cel, ...]:
    """Shares that measure something else stand in the files of their own period only: here they would be subtracted."""
    if groep.reden not in ("", "te_weinig"):
        return "", "", "", "", "", ""
    marge: tuple[Cel, ...] = (_in_punten(thema.laag), _in_punten(thema.hoog))
    if thema.laag is None and (thema.is_getoond or groep.groep.aard != "steekproef"):
        marge = ("", "")
    return rond(thema.toen), rond(thema.nu), _in_punten(thema.verschil), *marge, thema.oordeel


def _in_punten(deel: float | None) -> float | None:
    """As precise as shares are."""
    return None if deel is None else afgerond(deel * 100, 2)


def _plaatscellen(groep: Groepsvergelijking, thema: Themaverschil) -> tuple[Cel, ...]:
    heeft_plaatsen = any(een.plaats_nu is not None for een in groep.themas)
    return (thema.plaats_toen, thema.plaats_nu) if heeft_plaatsen else ("", "")


def _noten(vergelijking: Periodevergelijking) -> Iterator[str]:
    vorige = vergelijking.vorige
    yield f"Toen: ‘{vorige.titel}’, versie {vorige.versie} van de resultaten."
    yield (
        "Alleen van een steekproef is te zeggen of een verschil groter is dan toeval (Newcombe, 95%). Van de andere groepen "
        "zegt een verschil alleen iets over wie meedeed."
    )
    if vergelijking.nieuw:
        yield f"Thema’s die er toen niet waren: {', '.join(vergelijking.nieuw)}."
    if vergelijking.vervallen:
        yield f"Thema’s die er nu niet meer zijn: {', '.join(vergelijking.vervallen)}."
