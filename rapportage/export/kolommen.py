"""Columns that several tables of a result have, with their cells and what stands below them."""

from rapportage.cijfers.resultaat import Aandeel, Resultaat, Vraaguitslag
from rapportage.opmaak import afgerond

from .cijferboek import Cel, Kolom
from .enums import Kolomsoort

# As many decimals as tell one person from the next in a group of thousands: shares are not made vaguer than on screen.
DECIMALEN = 4
# What a share is measured in.
DEEL_VAN_1 = "deel van 1"
_STAND = (
    ("getoond", "het cijfer staat in de rij"),
    ("te_weinig", "te weinig antwoorden: het cijfer is er wel, maar wordt niet getoond"),
)
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

STANDKOLOM = Kolom("stand", "stand", Kolomsoort.CODE, "Of het cijfer wordt getoond.", codes=_STAND)
AANTALKOLOM = Kolom(
    "aantal", "aantal", Kolomsoort.AANTAL, "Hoeveel in deze groep de vraag beantwoordden.", "antwoorden"
)


def tekstkolom(sleutel: str, uitleg: str) -> Kolom:
    """A column of texts."""
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.TEKST, uitleg)


def codekolom(sleutel: str, uitleg: str, codes: tuple[tuple[str, str], ...] = ()) -> Kolom:
    """A column of codes, with their words where they are known."""
    return Kolom(sleutel, sleutel.replace("_", " "), Kolomsoort.CODE, uitleg, codes=codes)


def themakolommen(resultaat: Resultaat) -> tuple[Kolom, ...]:
    """Which theme a row is about."""
    codes = tuple((rij.slug, rij.naam) for rij in resultaat.prioriteiten.rijen)
    return codekolom("thema", "Het thema.", codes), tekstkolom("thema_naam", "De naam van het thema.")


def themacellen(resultaat: Resultaat, slug: str) -> tuple[Cel, ...]:
    """The cells of those columns."""
    return slug, next((rij.naam for rij in resultaat.prioriteiten.rijen if rij.slug == slug), slug)


def groepkolommen(resultaat: Resultaat) -> tuple[Kolom, ...]:
    """Which group a row is about."""
    codes = tuple((groep.code, groep.naam) for groep in resultaat.groepen)
    return codekolom("groep", "De groep.", codes), tekstkolom("groep_naam", "De naam van de groep.")


def groepcellen(resultaat: Resultaat, code: str) -> tuple[Cel, ...]:
    """The cells of those columns."""
    return code, resultaat.groep(code).naam


def vraagkolommen(resultaat: Resultaat) -> tuple[Kolom, ...]:
    """Which question a row is about."""
    codes = tuple((vraag.sleutel, vraag.tekst) for vraag in resultaat.vragen)
    return (
        codekolom("vraag", "De vraag.", codes),
        tekstkolom("vraag_tekst", "De vraag zoals die is gesteld."),
        codekolom("vraagsoort", "Hoe men kon antwoorden.", _VRAAGSOORT),
        tekstkolom("gevraagd_aan", "Aan wie de vraag is gesteld; leeg als iedereen hem kreeg."),
    )


def vraagcellen(vraag: Vraaguitslag) -> tuple[Cel, ...]:
    """The cells of those columns."""
    return vraag.sleutel, vraag.tekst, vraag.soort, vraag.toelichting


def aandeelkolommen(uitleg: str) -> tuple[Kolom, ...]:
    """A share with its margin; `uitleg` says of what."""
    marge = "Alleen van een steekproef: {} van de marge van 95%."
    return (
        Kolom("aandeel", "aandeel", Kolomsoort.AANDEEL, uitleg, DEEL_VAN_1),
        Kolom("marge_laag", "marge laag", Kolomsoort.AANDEEL, marge.format("het begin"), DEEL_VAN_1),
        Kolom("marge_hoog", "marge hoog", Kolomsoort.AANDEEL, marge.format("het einde"), DEEL_VAN_1),
        STANDKOLOM,
    )


def aandeelcellen(resultaat: Resultaat, aandeel: Aandeel) -> tuple[Cel, ...]:
    """The cells of those columns."""
    grenzen: tuple[Cel, ...] = (rond(aandeel.laag), rond(aandeel.hoog))
    if None in grenzen and (aandeel.waarde is not None or resultaat.groep(aandeel.groep).aard != "steekproef"):
        # This share has no margin at all, which is something else than one that is hidden.
        grenzen = ("", "")
    return (rond(aandeel.waarde), *grenzen, stand(aandeel.waarde))


def rond(waarde: float | None) -> float | None:
    """As a book has it; None stays None."""
    return None if waarde is None else afgerond(waarde, DECIMALEN)


def stand(waarde: float | None) -> str:
    """Whether a figure is shown."""
    return "te_weinig" if waarde is None else "getoond"


def drempelnoot(resultaat: Resultaat) -> str:
    """What is hidden, and that it is not zero."""
    return (
        f"‘Te weinig antwoorden’: minder dan {resultaat.drempel} mensen kozen dit, of bijna iedereen koos het, of een "
        "lezer kan zo’n aantal ermee terugrekenen. Het betekent niet nul."
    )


def margenoot(resultaat: Resultaat) -> tuple[str, ...]:
    """Of which groups shares have a margin; nothing when of none."""
    namen = [groep.naam for groep in resultaat.groepen if groep.aard == "steekproef"]
    if not namen:
        return ()
    return (f"Alleen van een steekproef is er een marge (Wilson, 95%, ongewogen): {', '.join(namen)}.",)


def koplopernoot(resultaat: Resultaat) -> tuple[str, ...]:
    """Of which groups it cannot be said what they chose most; nothing when of none."""
    namen = [resultaat.groep(code).naam for code in resultaat.prioriteiten.zonder_koploper]
    if not namen:
        return ()
    return (f"Welk thema het vaakst is gekozen, is niet te zien van: {', '.join(namen)}.",)
