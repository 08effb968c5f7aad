"""The text of a mailing: its placeholders, what is wrong with it, and what it becomes for one reader. Pure.

A placeholder is a word between braces. It is filled in once: what stands in a name is never filled in again.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from itertools import count

from django.utils.formats import date_format

from .enums import Mailingsoort

_PLEK = re.compile(r"\{([^{}\n]*)\}")
_BESTUUR = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")

_OVERAL: dict[str, str] = {
    "naam": "de naam van de ontvanger",
    "link": "de persoonlijke link",
    "wanneer": "tot en met de laatste dag, of ‘zolang de vragenlijst open is’ als die er niet is",
    "sluit_op": "alleen de laatste dag om mee te doen",
    "titel": "de titel van de vragenlijst of ronde",
    "plan": "de naam van het plan",
    "gemeente": "de naam van de gemeente",
    "afdeling": "de afdeling die de mail stuurt",
}
VOOR_LEDEN: Mapping[str, str] = _OVERAL | {
    "afmelden": "de link om geen uitnodigingen meer te krijgen",
    "minuten": "hoe lang invullen duurt",
}
VOOR_PARTNERS: Mapping[str, str] = _OVERAL | {"partner": "de naam van de partner"}
# A subject is seen by whoever looks over a shoulder, and a secret in it by every server on the way.
_NIET_IN_ONDERWERP = ("link", "afmelden")


def plekken(*, is_voor_partners: bool) -> Mapping[str, str]:
    """The placeholders that can be used, with what they become."""
    return VOOR_PARTNERS if is_voor_partners else VOOR_LEDEN


def bezwaren(onderwerp: str, tekst: str, *, is_voor_partners: bool) -> Iterator[tuple[str, str]]:
    """What is wrong, as (field, sentence); nothing when it can be sent."""
    bekend = plekken(is_voor_partners=is_voor_partners)
    for veld, inhoud in (("onderwerp", onderwerp), ("tekst", tekst)):
        for naam in dict.fromkeys(_PLEK.findall(inhoud)):
            if naam not in bekend:
                yield (
                    veld,
                    f"{{{naam}}} kennen wij niet. U kunt gebruiken: {', '.join(f'{{{een}}}' for een in bekend)}.",
                )
    if any(naam in _NIET_IN_ONDERWERP for naam in _PLEK.findall(onderwerp)):
        yield "onderwerp", "Een link hoort niet in het onderwerp. Zet hem in de tekst."
    if "link" not in _PLEK.findall(tekst):
        yield "tekst", "Zet {link} in de tekst. Zonder die link kan niemand meedoen."
    if not is_voor_partners and "afmelden" not in _PLEK.findall(tekst):
        yield "tekst", "Zet {afmelden} in de tekst. Elk lid moet zich kunnen afmelden."


def gebruikt(sjabloon: str) -> frozenset[str]:
    """The placeholders that stand in it."""
    return frozenset(_PLEK.findall(sjabloon))


def vul_in(sjabloon: str, waarden: Mapping[str, str]) -> str:
    """The text for one reader. A word in braces that has no value stays as it is."""
    return _PLEK.sub(lambda plek: _schoon(waarden.get(plek[1], plek[0])), sjabloon.replace("\r\n", "\n"))


def vul_regel_in(sjabloon: str, waarden: Mapping[str, str]) -> str:
    """The same as one line: a subject cannot hold a line break, whatever stands in a name."""
    return " ".join(_BESTUUR.sub(" ", vul_in(sjabloon, waarden)).split())


def _schoon(waarde: str) -> str:
    """A value on one line, without signs that steer."""
    return " ".join(_BESTUUR.sub(" ", waarde).split())


def wanneer(laatste_dag: date | None) -> str:
    """Until when one can answer, as a part of a sentence; also where no last day has been set."""
    return f"tot en met {date_format(laatste_dag, 'j F Y')}" if laatste_dag else "zolang de vragenlijst open is"


def vrije_naam(naam: str, bezet: Collection[str]) -> str:
    """This name, or with the first number behind it that none of these has; capitals make no other name."""
    namen = {een.casefold() for een in bezet}
    if naam.casefold() not in namen:
        return naam
    return next(nieuw for nummer in count(2) if (nieuw := f"{naam} {nummer}").casefold() not in namen)


def begintekst(soort: str, *, is_voor_partners: bool) -> tuple[str, str]:
    """Subject and text to begin with."""
    return _BEGIN[is_voor_partners, soort]


def is_begintekst(onderwerp: str | None, tekst: str | None) -> bool:
    """Nobody has changed what stood there, whatever it was for."""
    eender = (" ".join(deel.split()) for deel in (onderwerp or "", tekst or ""))
    return tuple(eender) in {tuple(" ".join(deel.split()) for deel in begin) for begin in _BEGIN.values()}


_VOET = "Met vriendelijke groet,\n{afdeling}, gemeente {gemeente}\n"
_VOET_LEDEN = (
    f"{_VOET}\n"
    "U krijgt deze e-mail omdat u lid bent van ons panel. Wilt u geen uitnodigingen meer?\nMeld u dan af: {afmelden}\n"
)
_ANONIEM = (
    "Deze link is alleen voor u en werkt één keer. Stuur hem niet door. Wij zien dat u hebt meegedaan, maar niet wat "
    "u hebt geantwoord.\n\n"
)

_BEGIN: Mapping[tuple[bool, str], tuple[str, str]] = {
    (False, Mailingsoort.UITNODIGING): (
        "Doet u mee? {titel}",
        (
            "Beste {naam},\n\n"
            "De gemeente {gemeente} maakt een nieuw plan voor de veiligheid. Wij horen graag wat u belangrijk vindt. "
            "Doet u mee? Dat kan {wanneer}. Het kost u ongeveer {minuten} minuten.\n\n"
            f"Open uw vragenlijst:\n{{link}}\n\n{_ANONIEM}{_VOET_LEDEN}"
        ),
    ),
    (False, Mailingsoort.HERINNERING): (
        "Herinnering: doet u nog mee?",
        (
            "Beste {naam},\n\n"
            "Wij vroegen u om een vragenlijst in te vullen over de veiligheid in {gemeente}. Wij hebben nog geen "
            "antwoorden van u. U kunt nog meedoen, {wanneer}. Het kost u ongeveer {minuten} minuten.\n\n"
            f"Open uw vragenlijst:\n{{link}}\n\n{_ANONIEM}{_VOET_LEDEN}"
        ),
    ),
    (True, Mailingsoort.UITNODIGING): (
        "Uw standpunt over het {plan}",
        (
            "Beste {naam},\n\n"
            "De gemeente {gemeente} maakt het {plan}. Wij vragen {partner} om een standpunt over de thema’s van dat plan. "
            "Reageren kan {wanneer}.\n\n"
            "Open de pagina van uw organisatie:\n{link}\n\n"
            "U hebt geen wachtwoord nodig. Collega’s kunnen met dezelfde link verder. Wie de link heeft, kan namens uw "
            f"organisatie antwoorden. Deel hem dus alleen met collega’s.\n\n{_VOET}"
        ),
    ),
    (True, Mailingsoort.HERINNERING): (
        "Herinnering: uw standpunt over het {plan}, uiterlijk {sluit_op}",
        (
            "Beste {naam},\n\n"
            "Wij vroegen {partner} om een standpunt over de thema’s van het {plan}. Wij hebben nog geen ondertekend "
            "standpunt. Reageren kan {wanneer}.\n\n"
            "Open de pagina van uw organisatie:\n{link}\n\n"
            f"U hebt geen wachtwoord nodig. Is een collega al begonnen? Dan gaat u daar verder.\n\n{_VOET}"
        ),
    ),
}
