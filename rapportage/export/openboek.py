"""Tables of what people wrote in their own words: how often each label was given, and what may be quoted."""

from rapportage.cijfers.resultaat import Resultaat

from .cijferboek import Kolom, Tabel
from .enums import Kolomsoort
from .kolommen import STANDKOLOM, codekolom, drempelnoot, groepcellen, groepkolommen, stand, tekstkolom

_KOLOMMEN = (codekolom("vraag", "De open vraag."), tekstkolom("vraag_tekst", "De vraag zoals die is gesteld."))
_INGEDEELD = Kolom(
    "ingedeeld", "ingedeeld", Kolomsoort.AANTAL, "Hoeveel antwoorden van deze groep een label kregen.", "antwoorden"
)


def ingedeeld(resultaat: Resultaat) -> Tabel:
    """How many texts of each group were read and bear a label."""
    return Tabel(
        code="open_antwoorden",
        titel="Hoeveel open antwoorden zijn ingedeeld",
        kolommen=(
            *_KOLOMMEN,
            tekstkolom("gevraagd_aan", "Aan wie de vraag is gesteld; leeg als iedereen hem kreeg."),
            *groepkolommen(resultaat),
            Kolom("geschreven", "geschreven", Kolomsoort.AANTAL, "Hoeveel van deze groep iets schreven.", "antwoorden"),
            _INGEDEELD,
            STANDKOLOM,
        ),
        rijen=tuple(
            (
                open_.sleutel,
                open_.tekst,
                open_.toelichting,
                *groepcellen(resultaat, groep.groep),
                groep.geschreven,
                groep.gecodeerd,
                stand(groep.gecodeerd),
            )
            for open_ in resultaat.openantwoorden
            for groep in open_.groepen
        ),
        noten=(
            "Is bijna elk antwoord ingedeeld, dan staat er niet bij hoeveel er zijn geschreven.",
            drempelnoot(resultaat),
        ),
    )


def labels(resultaat: Resultaat) -> Tabel:
    """How many texts of each group bear each label."""
    return Tabel(
        code="labels",
        titel="Waar de open antwoorden over gaan",
        kolommen=(
            *_KOLOMMEN,
            tekstkolom("label", "Het onderwerp waarbij medewerkers antwoorden indeelden."),
            tekstkolom(
                "thema_naam", "Het thema van het onderwerp; leeg als het over geen thema in het bijzonder gaat."
            ),
            *groepkolommen(resultaat),
            Kolom("aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel antwoorden over dit onderwerp gaan.", "antwoorden"),
            STANDKOLOM,
            _INGEDEELD,
        ),
        rijen=tuple(
            (
                open_.sleutel,
                open_.tekst,
                rij.naam,
                rij.thema,
                *groepcellen(resultaat, groep.groep),
                aantal,
                stand(aantal),
                groep.gecodeerd,
            )
            for open_ in resultaat.openantwoorden
            for rij in open_.labels
            for groep, aantal in zip(open_.groepen, rij.aantallen, strict=True)
        ),
        noten=(
            "Eén antwoord kan over meer onderwerpen gaan. Onderwerpen die van geen enkele groep worden getoond, ontbreken.",
            drempelnoot(resultaat),
        ),
    )


def citaten(resultaat: Resultaat) -> Tabel:
    """What staff cleared to be quoted."""
    return Tabel(
        code="citaten",
        titel="Citaten uit open antwoorden",
        kolommen=(*_KOLOMMEN, tekstkolom("citaat", "Een antwoord, zonder wat naar een persoon wijst.")),
        rijen=tuple(
            (open_.sleutel, open_.tekst, citaat) for open_ in resultaat.openantwoorden for citaat in open_.citaten
        ),
        noten=(
            "Citaten zijn gekozen door medewerkers. Zij zeggen niets over hoe vaak iets is gezegd.",
            "Zij staan op volgorde van het alfabet.",
        ),
    )
