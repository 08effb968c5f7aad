"""Tables of the response beside the population, and of what weighting to it changes."""

from collections.abc import Iterator

from rapportage.cijfers.resultaat import Gewogenrij, Groepsweging, Resultaat, Vergelijkrij

from .cijferboek import JANEE, Cel, Kolom, Tabel, janee
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
from .rangboek import NAAR


def wegingen(resultaat: Resultaat) -> Tabel:
    """What the weighting of each group is worth."""
    return Tabel(
        code="wegingen",
        titel="Of de antwoorden op de inwoners lijken",
        kolommen=(
            *groepkolommen(resultaat),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel er in deze groep meededen.", "antwoorden"),
            Kolom(
                "effectief",
                "effectief aantal",
                Kolomsoort.AANTAL,
                "Gewogen zo precies als zoveel antwoorden van een gewone steekproef.",
                "antwoorden",
            ),
            Kolom("representatief", "representatief", Kolomsoort.CODE, "Of het zo mag heten.", codes=JANEE),
            tekstkolom("bezwaren", "Waarom niet; leeg als het representatief mag heten."),
            tekstkolom("kanttekeningen", "Wat u verder moet weten; mag leeg zijn."),
        ),
        rijen=tuple(
            (
                *groepcellen(resultaat, weging.groep),
                weging.aantal,
                weging.n_effectief,
                janee(not weging.bezwaren),
                " ".join(weging.bezwaren),
                " ".join(weging.kanttekeningen),
            )
            for weging in resultaat.wegingen
        ),
    )


def gewogen(resultaat: Resultaat) -> Tabel:
    """Shares before and after weighting."""
    marge = "Alleen van een steekproef: {} van de marge van 95% van het gewogen aandeel."
    return Tabel(
        code="gewogen",
        titel="Welk deel het thema in de top zet, niet gewogen en gewogen",
        kolommen=(
            *groepkolommen(resultaat),
            *themakolommen(resultaat),
            Kolom(
                "ongewogen",
                "niet gewogen",
                Kolomsoort.AANDEEL,
                "Niet gewogen, zo precies als bij de prioriteiten.",
                DEEL_VAN_1,
            ),
            Kolom("gewogen", "gewogen", Kolomsoort.AANDEEL, "Gewogen naar de inwoners, op hele procenten.", DEEL_VAN_1),
            Kolom("marge_laag", "marge laag", Kolomsoort.AANDEEL, marge.format("het begin"), DEEL_VAN_1),
            Kolom("marge_hoog", "marge hoog", Kolomsoort.AANDEEL, marge.format("het einde"), DEEL_VAN_1),
            STANDKOLOM,
        ),
        rijen=tuple(
            (
                *groepcellen(resultaat, weging.groep),
                *themacellen(resultaat, rij.slug),
                *_gewogencellen(rij, is_steekproef=resultaat.groep(weging.groep).aard == "steekproef"),
            )
            for weging in resultaat.wegingen
            for rij in weging.themas
        ),
        noten=(drempelnoot(resultaat),),
    )


def _gewogencellen(rij: Gewogenrij, *, is_steekproef: bool) -> tuple[Cel, ...]:
    grenzen: tuple[Cel, ...] = (rond(rij.laag), rond(rij.hoog))
    if None in grenzen and (rij.gewogen is not None or not is_steekproef):
        # There is no margin at all, which is something else than one that is hidden.
        grenzen = ("", "")
    return (rond(rij.ongewogen), rond(rij.gewogen), *grenzen, stand(rij.gewogen))


def bevolking(resultaat: Resultaat) -> Tabel:
    """The response of each group beside the inhabitants."""
    return Tabel(
        code="bevolking",
        titel="De antwoorden naast de inwoners, per wijk en per leeftijd",
        kolommen=(
            *groepkolommen(resultaat),
            codekolom("naar", "Waarnaar is verdeeld.", NAAR),
            tekstkolom("onderdeel", "De naam van de wijk of de leeftijdsgroep."),
            Kolom("respons", "aandeel in de antwoorden", Kolomsoort.AANDEEL, "Deel van wie dit invulde.", DEEL_VAN_1),
            Kolom(
                "gewogen", "gewogen aandeel", Kolomsoort.AANDEEL, "Na wegen; leeg als het niet meeweegt.", DEEL_VAN_1
            ),
            Kolom(
                "bevolking", "aandeel van de inwoners", Kolomsoort.AANDEEL, "Leeg als het niet bekend is.", DEEL_VAN_1
            ),
            STANDKOLOM,
            tekstkolom("bevolking_bron", "Waar het aandeel van de inwoners vandaan komt."),
        ),
        rijen=tuple(rij for weging in resultaat.wegingen for rij in _bevolkingrijen(resultaat, weging)),
        noten=(drempelnoot(resultaat),),
    )


def _bevolkingrijen(resultaat: Resultaat, weging: Groepsweging) -> Iterator[tuple[Cel, ...]]:
    for vergelijking in weging.vergelijkingen:
        for rij in vergelijking.rijen:
            yield (
                *groepcellen(resultaat, weging.groep),
                vergelijking.naar,
                rij.naam,
                *_bevolkingcellen(rij),
                stand(rij.respons),
                vergelijking.bron,
            )


def _bevolkingcellen(rij: Vergelijkrij) -> tuple[Cel, ...]:
    zonder: Cel = None if rij.respons is None else ""
    return (
        rond(rij.respons),
        zonder if rij.gewogen is None else rond(rij.gewogen),
        "" if rij.bevolking is None else rond(rij.bevolking),
    )
