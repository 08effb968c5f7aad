"""Finds in a text what may point at a person, and leaves it out. Pure.

It proposes; a person decides. So it rather finds too much than too little, except for what every answer is full of:
years, amounts and numbers of things.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stdnum import iban
from stdnum.nl import bsn

from .enums import Vondstsoort

# A space that does not break, and what people put between the groups of a number.
_SCHEIDING = r"[ \u00a0.\-]?"
_BSN = re.compile(rf"(?<![0-9])(?=([0-9](?:{_SCHEIDING}[0-9]){{8}})(?![0-9]))")
_IBAN_BEGIN = re.compile(r"(?=[A-Za-z]{2}[0-9]{2})")
_IBAN_TEKEN = re.compile(rf"{_SCHEIDING}([A-Za-z0-9])")
# The shortest (Norway) and the longest that the registry allows.
_IBAN_KORTST, _IBAN_LANGST = 15, 34
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+")
# The same in words, so that no program reads it: "jan punt bakker at voorbeeld punt nl".
_PUNT = r"(?:\.|\s?\(?(?i:punt|dot)\)?\s?)"
_EMAIL_IN_WOORDEN = re.compile(
    rf"(?<![\w.+-])[\w+-]+(?:(?:\.|\s(?i:punt|dot)\s)[\w+-]+){{0,5}}\s(?i:at|apenstaart(?:je)?|@)\s"
    rf"[\w-]+(?:{_PUNT}[\w-]+){{0,3}}?{_PUNT}(?i:nl|com|net|org|eu|be|de|info|frl)\b"
)
_WEBADRES = re.compile(r"(?i:https?://|\bwww\.)[^\s<>()]*[\w/]")
_ACCOUNT = re.compile(r"(?<![\w.@])@[A-Za-z_](?:[\w.]{0,28}\w)")
# Looks ahead, so that a number right after another is seen too.
_CIJFERS = r"(?:[ \u00a0.\-/()]{0,3}[0-9])"
_TELEFOON = re.compile(
    rf"(?<![0-9])(?<![0-9][.,])(?=((?:(?:\+|00)[1-9]{_CIJFERS}{{7,14}}|\(?0{_CIJFERS}{{9}})(?![0-9])))"
)
_HUISNUMMER = r"[0-9]{1,5}(?:[ \-]?[A-Za-z]\b)?(?:-[0-9]{1,4})?"
_POSTCODE = re.compile(
    rf"(?<![0-9A-Za-z])[1-9][0-9]{{3}}(?:[ \u00a0]?[A-Z]{{2}}|[A-Za-z]{{2}})(?![A-Za-z0-9])(?:[ ,]{{1,2}}{_HUISNUMMER})?"
)
_STRAAT = (
    "straat|laan|weg|plein|hof|kade|dijk|singel|gracht|pad|steeg|markt|park|plantsoen|dreef|ring|brink|enk|kamp|es|baan"
    "|wal|dwars|poort|haven|veld|erf|akker|burg|oord"
)
_ADRES = re.compile(
    rf"(?:\b[A-Z][\w'’.-]*\s(?:(?:van|de|den|der|het|ten|ter)\s)*)*\b[\w'’-]{{2,}}(?:{_STRAAT})"
    rf",?\s(?:nr\.?\s|nummer\s|huisnummer\s)?{_HUISNUMMER}(?![0-9])"
)
# Street names that are nothing but such a word. One without a capital may be where so many of something are, or happen.
_KALE_STRAAT = "brink|plein|markt|kade|singel|gracht|dijk|wal|haven|hof|plantsoen"
_NUMMER = r"[1-9][0-9]{0,2}(?![0-9]|[.,/:][0-9]|\s?[xX%]\b)(?:[ \-]?[A-Za-z]\b)?"
_GETELD = r"(?!\s(?:[a-z]+(?:en|s)|keer|maal|uur|jaar|meter|km|euro|x)\b)"
_KAAL_ADRES = re.compile(
    rf"(?:(?<![\w'’.-])[A-Z][\w'’.-]*\s)?\b(?:(?:{_KALE_STRAAT.title()})\s{_NUMMER}|(?:{_KALE_STRAAT})\s{_NUMMER}{_GETELD})(?!\w)"
)
# The shapes that the RDW gives out, L a letter and 9 a digit. Since the seventh there are no vowels among the letters.
_KENTEKENS_OUD = ("LL-99-99", "99-99-LL", "99-LL-99", "LL-99-LL", "LL-LL-99", "99-LL-LL")
_KENTEKENS = ("99-MMM-9", "9-MMM-99", "MM-999-M", "M-999-MM", "MMM-99-M", "M-99-MMM", "9-MM-999", "999-MM-9")
_TEKENS_OP_PLAAT = str.maketrans({"9": "[0-9]", "L": "[A-Z]", "M": "[BDFGHJKLNPRSTVXZ]"})
_PLAAT = "|".join(vorm.translate(_TEKENS_OP_PLAAT) for vorm in (*_KENTEKENS_OUD, *_KENTEKENS))
_PLAAT_LOS = "|".join(vorm.replace("-", " ?").translate(_TEKENS_OP_PLAAT) for vorm in (*_KENTEKENS_OUD, *_KENTEKENS))
# Without its dashes only in capitals: "12 in 20" is no plate.
_KENTEKEN = re.compile(rf"(?<![\w-])(?:(?i:{_PLAAT})|{_PLAAT_LOS})(?![\w-])")
_MAAND = "jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec"
_DATUM = rf"[0-3]?[0-9](?:[-/. ]{{1,2}}[01]?[0-9][-/. ]{{1,2}}|\s(?i:{_MAAND})[a-z]*\.?\s)(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?![0-9])"
_NA_GEBOREN = re.compile(rf"\b(?i:geboren|geb|geboortedatum|geboortedag)\b[^0-9\n]{{0,20}}({_DATUM})")
_VOOR_GEBOREN = re.compile(rf"(?<![0-9])({_DATUM})\s(?:\w+\s){{0,3}}(?i:geboren)\b")
_TUSSEN = r"(?:(?:van|de|der|den|het|ter|ten|te|el|al|’t|'t)\s)*"
_EIGENNAAM = rf"(?:[A-Z]\.\s?)*{_TUSSEN}[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+(?:\s{_TUSSEN}[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’-]+)*"
_NA_AANSPREEKVORM = re.compile(
    rf"\b(?i:mevrouw|meneer|mijnheer|de\sheer|familie|juffrouw|meester|agent|wijkagent|buurman|buurvrouw|dokter)\s({_EIGENNAAM})"
)
# Shortened like this it is hardly ever followed by anything but a name, with a capital or without.
_NA_AFKORTING = re.compile(rf"\b(?i:dhr|mevr|mw|fam|hr)\b\.?\s?({_EIGENNAAM}|{_TUSSEN}[^\W\d_][\w'’-]{{2,}})")
# Where two findings touch, the first of these names what is left out.
_VOORRANG = {soort: rang for rang, soort in enumerate(Vondstsoort)}


@dataclass(frozen=True, order=True)
class Vondst:
    """Something to leave out: the characters from `begin` up to `eind`."""

    begin: int
    eind: int
    soort: Vondstsoort

    @property
    def sleutel(self) -> str:
        """How a form names it: "12-22-telefoon"."""
        return f"{self.begin}-{self.eind}-{self.soort}"


@dataclass(frozen=True)
class Stuk:
    """Part of a text; `vondst` None: nothing was found in it. `nummer` counts the findings from 1."""

    tekst: str
    vondst: Vondst | None = None
    nummer: int = 0


def vind(tekst: str, *, namen: Iterable[str] = ()) -> list[Vondst]:
    """All that may point at a person, in the order of the text; no two overlap. `namen` are looked for as whole words."""
    gevonden = [
        *_bsns(tekst),
        *_ibans(tekst),
        *_treffers(_EMAIL, tekst, Vondstsoort.EMAIL),
        *_treffers(_EMAIL_IN_WOORDEN, tekst, Vondstsoort.EMAIL),
        *_treffers(_TELEFOON, tekst, Vondstsoort.TELEFOON, groep=1),
        *_treffers(_POSTCODE, tekst, Vondstsoort.ADRES),
        *_treffers(_ADRES, tekst, Vondstsoort.ADRES),
        *_treffers(_KAAL_ADRES, tekst, Vondstsoort.ADRES),
        *_treffers(_NA_GEBOREN, tekst, Vondstsoort.GEBOORTEDATUM, groep=1),
        *_treffers(_VOOR_GEBOREN, tekst, Vondstsoort.GEBOORTEDATUM, groep=1),
        *_treffers(_KENTEKEN, tekst, Vondstsoort.KENTEKEN),
        *_treffers(_WEBADRES, tekst, Vondstsoort.WEBADRES),
        *_treffers(_ACCOUNT, tekst, Vondstsoort.ACCOUNT),
        *_treffers(_NA_AANSPREEKVORM, tekst, Vondstsoort.NAAM, groep=1),
        *_treffers(_NA_AFKORTING, tekst, Vondstsoort.NAAM, groep=1),
        *(vondst for naam in namen for vondst in zoek_woorden(tekst, naam, soort=Vondstsoort.NAAM)),
    ]
    return voeg_samen(gevonden)


def zoek_woorden(tekst: str, woorden: str, *, soort: Vondstsoort = Vondstsoort.EIGEN) -> list[Vondst]:
    """Everywhere that these words stand as whole words, whatever their capitals and the white space between them."""
    delen = r"\s+".join(re.escape(deel) for deel in woorden.split())
    if not delen:
        return []
    patroon = re.compile(rf"(?<!\w){delen}(?!\w)", re.IGNORECASE)
    return _treffers(patroon, tekst, soort)


def voeg_samen(vondsten: Iterable[Vondst]) -> list[Vondst]:
    """The same characters, but what overlaps made one, under the name that says most."""
    samen: list[Vondst] = []
    for vondst in sorted(vondsten):
        if samen and vondst.begin < samen[-1].eind:
            vorige = samen.pop()
            soort = min(vorige.soort, vondst.soort, key=_VOORRANG.__getitem__)
            samen.append(Vondst(vorige.begin, max(vorige.eind, vondst.eind), soort))
        else:
            samen.append(vondst)
    return samen


def lak(tekst: str, vondsten: Iterable[Vondst]) -> str:
    """The text with "[weggelaten: telefoonnummer]" in place of each of these."""
    return "".join(
        f"[weggelaten: {stuk.vondst.soort.label}]" if stuk.vondst else stuk.tekst
        for stuk in in_stukken(tekst, voeg_samen(vondsten))
    )


def in_stukken(tekst: str, vondsten: Sequence[Vondst]) -> Iterator[Stuk]:
    """The whole text in its order, cut at these findings (in order, without overlap)."""
    plek = 0
    for nummer, vondst in enumerate(vondsten, start=1):
        if plek < vondst.begin:
            yield Stuk(tekst[plek : vondst.begin])
        yield Stuk(tekst[vondst.begin : vondst.eind], vondst, nummer)
        plek = vondst.eind
    if plek < len(tekst):
        yield Stuk(tekst[plek:])


def _treffers(patroon: re.Pattern[str], tekst: str, soort: Vondstsoort, *, groep: int = 0) -> list[Vondst]:
    return [Vondst(*treffer.span(groep), soort) for treffer in patroon.finditer(tekst)]


def _bsns(tekst: str) -> Iterator[Vondst]:
    """Nine digits that satisfy the test of eleven. Overlapping ones are all looked at: a number may precede it."""
    for treffer in _BSN.finditer(tekst):
        if bsn.is_valid(treffer[1]):
            yield Vondst(*treffer.span(1), Vondstsoort.BSN)


def _ibans(tekst: str) -> Iterator[Vondst]:
    for begin in _IBAN_BEGIN.finditer(tekst):
        if (eind := _iban_eind(tekst, begin.start())) is not None:
            yield Vondst(begin.start(), eind, Vondstsoort.IBAN)


def _iban_eind(tekst: str, begin: int) -> int | None:
    """Where the IBAN that begins here ends; None when there is none. How long it is depends on the country."""
    tekens, plek = "", begin
    while len(tekens) < _IBAN_LANGST and (treffer := _IBAN_TEKEN.match(tekst, plek)):
        tekens, plek = tekens + treffer[1], treffer.end()
        if len(tekens) >= _IBAN_KORTST and iban.is_valid(tekens):
            return plek
    return None
