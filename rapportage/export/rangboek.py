"""Tables of what lies behind the shares in the top: scores, orders, all groups together, districts and ages."""

from collections.abc import Iterator

from rapportage.cijfers.resultaat import Groepsscores, Groepstotaal, Omslag, Resultaat, Totaalrij, Uitsplitsing

from .cijferboek import Cel, Kolom, Tabel
from .enums import Kolomsoort
from .kolommen import (
    AANTALKOLOM,
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

NAAR = (("wijk", "per wijk"), ("leeftijd", "per leeftijdsgroep"))
_SCORE = "0 tot 100"


def scores(resultaat: Resultaat) -> Tabel:
    """How high each group puts each theme."""
    marge = "Alleen van een steekproef: {} van de marge van 95% van de score."
    niet_gekozen = "Thema’s die iemand niet koos, delen de plaatsen die overblijven. "
    if resultaat.prioriteiten.is_rangorde:
        niet_gekozen = ""
    return Tabel(
        code="scores",
        titel="Hoe hoog elke groep een thema zet: score van 0 tot 100",
        kolommen=(
            *themakolommen(resultaat),
            *groepkolommen(resultaat),
            Kolom("score", "score", Kolomsoort.GETAL, "Bordascore: 100 als iedereen het thema als eerste zet.", _SCORE),
            Kolom("marge_laag", "marge laag", Kolomsoort.GETAL, marge.format("het begin"), _SCORE),
            Kolom("marge_hoog", "marge hoog", Kolomsoort.GETAL, marge.format("het einde"), _SCORE),
            STANDKOLOM,
            AANTALKOLOM,
        ),
        rijen=tuple(rij for groep in resultaat.scores for rij in _scorerijen(resultaat, groep)),
        noten=(
            (
                f"Wie een thema op één zet, zet het boven alle andere: dat is 100. {niet_gekozen}"
                "De score is het gemiddelde van iedereen (methode van Borda)."
            ),
            drempelnoot(resultaat),
        ),
    )


def _scorerijen(resultaat: Resultaat, groep: Groepsscores) -> Iterator[tuple[Cel, ...]]:
    is_steekproef = resultaat.groep(groep.groep).aard == "steekproef"
    for thema in groep.themas:
        grenzen: tuple[Cel, ...] = (thema.laag, thema.hoog)
        if None in grenzen and (thema.score is not None or not is_steekproef):
            # There is no margin at all, which is something else than one that is hidden.
            grenzen = ("", "")
        yield (
            *themacellen(resultaat, thema.slug),
            *groepcellen(resultaat, groep.groep),
            thema.score,
            *grenzen,
            stand(thema.score),
            groep.aantal,
        )


def eerste_keuzes(resultaat: Resultaat) -> Tabel:
    """The share of each group that puts a theme first."""
    return Tabel(
        code="eerste_keuzes",
        titel="Welk deel van elke groep het thema als eerste zet",
        kolommen=(
            *themakolommen(resultaat),
            *groepkolommen(resultaat),
            Kolom(
                "aandeel", "aandeel", Kolomsoort.AANDEEL, "Deel van de groep dat dit thema als eerste zet.", DEEL_VAN_1
            ),
            STANDKOLOM,
            AANTALKOLOM,
        ),
        rijen=tuple(
            (
                *themacellen(resultaat, thema.slug),
                *groepcellen(resultaat, groep.groep),
                rond(thema.eerste),
                stand(thema.eerste),
                groep.aantal,
            )
            for groep in resultaat.scores
            for thema in groep.themas
        ),
        noten=(drempelnoot(resultaat),),
    )


def volgorde(resultaat: Resultaat) -> Tabel:
    """The order in which a group puts the themes that are shown of it."""
    return Tabel(
        code="volgorde",
        titel="De volgorde van elke groep, als thema’s twee aan twee worden vergeleken",
        kolommen=(
            *groepkolommen(resultaat),
            Kolom("trede", "trede", Kolomsoort.AANTAL, "1 is het hoogst; thema’s op één trede staan gelijk.", "trede"),
            *themakolommen(resultaat),
        ),
        rijen=tuple(
            (*groepcellen(resultaat, groep.groep), nummer, *themacellen(resultaat, slug))
            for groep in resultaat.scores
            for nummer, trede in enumerate(groep.volgorde, start=1)
            for slug in trede
        ),
        noten=("Alleen van thema’s en groepen waarvan het te zien is (methode van Schulze).",),
    )


# ── all groups together ──────────────────────────────────────────────────────────────────────────


def gewichten(resultaat: Resultaat) -> Tabel:
    """How heavy each group counts in the total, and why."""
    samen = resultaat.totaal
    return Tabel(
        code="gewichten",
        titel="Hoe zwaar elke groep telt in het totaal van alle groepen",
        kolommen=(
            *groepkolommen(resultaat),
            Kolom("gewicht", "gewicht", Kolomsoort.AANDEEL, "Hoe zwaar de groep telt; 0 is niet.", DEEL_VAN_1),
            tekstkolom("reden", "Waarom de gemeente deze gewichten koos."),
        ),
        rijen=tuple(
            (*groepcellen(resultaat, een.groep), rond(een.gewicht), samen.reden)
            for samen in ([samen] if samen else [])
            for een in samen.gewichten
        ),
        noten=("De gewichten zijn een keuze van de gemeente, geen uitkomst.",),
    )


def totaal(resultaat: Resultaat) -> Tabel:
    """All groups together, as heavy as staff chose."""
    samen = resultaat.totaal
    return Tabel(
        code="totaal",
        titel="De groepen samen, met de gewichten uit de tabel gewichten",
        kolommen=(
            *themakolommen(resultaat),
            Kolom("score", "score", Kolomsoort.GETAL, "Gewogen gemiddelde van de scores van de groepen.", _SCORE),
            Kolom(
                "plaats", "plaats", Kolomsoort.AANTAL, "1 is het hoogst; gelijke thema’s delen een plaats.", "plaats"
            ),
            Kolom(
                "in_top",
                "in de top",
                Kolomsoort.AANDEEL,
                "Deel van alle wegingen van de groepen die meetellen waarin het thema in de top staat; leeg als het "
                "niet te zeggen is.",
                DEEL_VAN_1,
            ),
            STANDKOLOM,
        ),
        rijen=tuple(_totaalcellen(resultaat, rij) for rij in (samen.themas if samen else ())),
        noten=_totaalnoten(samen) if samen else (),
    )


def _totaalcellen(resultaat: Resultaat, rij: Totaalrij) -> tuple[Cel, ...]:
    in_top: Cel = "" if rij.in_top is None and rij.score is not None else rond(rij.in_top)
    return (*themacellen(resultaat, rij.slug), rij.score, rij.plaats, in_top, stand(rij.score))


def _totaalnoten(samen: Groepstotaal) -> tuple[str, ...]:
    marge = "Het is precies uitgerekend." if not samen.foutmarge else f"Het is geschat; foutmarge {samen.foutmarge}."
    return (
        f"De reden van de gewichten: {samen.reden}",
        f"De top is die van {samen.k} thema’s, van de thema’s met een score. {marge}",
        "Een thema waarvan een groep die meetelt geen score heeft, heeft geen plaats.",
    )


def omslagpunten(resultaat: Resultaat) -> Tabel:
    """Which weight would change the order around the edge of the top."""
    codes = tuple((rij.slug, rij.naam) for rij in resultaat.prioriteiten.rijen)
    groepen = tuple((groep.code, groep.naam) for groep in resultaat.groepen)
    leeg = "leeg als geen weging de volgorde verandert"
    return Tabel(
        code="omslagpunten",
        titel="Bij welk gewicht twee buren in het totaal van plaats wisselen",
        kolommen=(
            Kolom("plaats", "plaats", Kolomsoort.AANTAL, "De plaats van het bovenste thema.", "plaats"),
            codekolom("boven", "Het thema dat nu boven staat.", codes),
            codekolom("onder", "Het thema dat daarna komt.", codes),
            codekolom("groep", f"De groep waarvan het gewicht verandert; {leeg}.", groepen),
            Kolom("gewicht_nu", "gewicht nu", Kolomsoort.AANDEEL, f"Hoe zwaar die groep nu telt; {leeg}.", DEEL_VAN_1),
            Kolom(
                "gewicht_om", "gewicht om", Kolomsoort.AANDEEL, f"Voorbij dit gewicht wisselen zij; {leeg}.", DEEL_VAN_1
            ),
        ),
        rijen=tuple(_omslagcellen(omslag) for omslag in (resultaat.totaal.omslagen if resultaat.totaal else ())),
        noten=("De andere groepen houden hun onderlinge verhouding.",),
    )


def _omslagcellen(omslag: Omslag) -> tuple[Cel, ...]:
    van, naar = ("" if deel is None else rond(deel) for deel in (omslag.van, omslag.naar))
    return (omslag.plaats, omslag.boven, omslag.onder, omslag.groep, van, naar)


# ── districts and ages ───────────────────────────────────────────────────────────────────────────


def uitsplitsingen(resultaat: Resultaat) -> Tabel:
    """The top of each group of residents, per district and per age."""
    return Tabel(
        code="uitsplitsingen",
        titel="De top van een groep, per wijk en per leeftijd",
        kolommen=(
            *groepkolommen(resultaat),
            codekolom("naar", "Waarnaar is uitgesplitst.", NAAR),
            codekolom("onderdeel", "De wijk of de leeftijdsgroep.", _onderdelen(resultaat)),
            tekstkolom("onderdeel_naam", "De naam van de wijk of de leeftijdsgroep."),
            *themakolommen(resultaat),
            Kolom("aandeel", "aandeel", Kolomsoort.AANDEEL, "Deel dat het thema in de top zet.", DEEL_VAN_1),
            STANDKOLOM,
            Kolom(
                "aantal",
                "aantal",
                Kolomsoort.AANTAL,
                "Hoeveel in deze wijk of leeftijdsgroep de vraag beantwoordden; leeg bij te weinig.",
                "antwoorden",
            ),
        ),
        rijen=tuple(rij for een in resultaat.uitsplitsingen for rij in _uitsplitsrijen(resultaat, een)),
        noten=(drempelnoot(resultaat),),
    )


def _onderdelen(resultaat: Resultaat) -> tuple[tuple[str, str], ...]:
    namen = {rij.code: rij.naam for een in resultaat.uitsplitsingen for rij in een.rijen}
    return tuple(namen.items())


def _uitsplitsrijen(resultaat: Resultaat, een: Uitsplitsing) -> Iterator[tuple[Cel, ...]]:
    for rij in een.rijen:
        for slug, aandeel in zip(een.themas, rij.aandelen, strict=True):
            yield (
                *groepcellen(resultaat, een.groep),
                een.naar,
                rij.code,
                rij.naam,
                *themacellen(resultaat, slug),
                rond(aandeel),
                stand(aandeel),
                rij.aantal,
            )
