"""The journey of a resident (get the page, fill it in, send it, stored) beside two floors."""

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Any

from django.core.handlers.wsgi import WSGIHandler

from consultatie.models import Inkomend, Uitnodiging, Vragenlijstversie
from consultatie.uitnodiging.services import uitnodigingen_maken
from consultatie.uitnodiging.tokens import token_van
from tests.bench.opzet import antwoorden, vragenlijst_opzetten
from tests.bench.rit import KORTE_WEG, Browser, Meting, Velden, kale_handler, om_en_om
from tests.bench.vloer import bewaar_pagina, zet_klaar
from tests.factories.consultatie import PanellidFactory

_SLEUTEL = re.compile(rb'name="formulier\.sleutel" value="([^"]+)"')
_MOMENT = re.compile(rb'name="formulier\.moment" value="([^"]+)"')
_CSRF = re.compile(rb'name="csrfmiddlewaretoken" value="([^"]+)"')


def meet(*, ritten: int = 400, seconden: float = 25) -> dict[str, Meting]:
    """Measure the house and both floors; raises ValueError when what was sent is not what was stored."""
    versie = vragenlijst_opzetten()
    zet_klaar(versie)
    invullingen = cycle([_velden(versie, een) for een in antwoorden(versie, aantal=50)])
    taken = {
        "gewone Django-view": _gewoon(Browser(WSGIHandler()), invullingen),
        "mjbp": _mjbp(Browser(WSGIHandler()), invullingen, f"/consultatie/{versie.vragenlijst.slug}/", versie),
        "mjbp, eigen link": _met_link(invullingen, f"/consultatie/{versie.vragenlijst.slug}/", versie),
        "laagste vloer": _laatste(Browser(kale_handler()), invullingen, f"/consultatie/{versie.vragenlijst.slug}/"),
        "laagste vloer, kort": _laatste(
            Browser(kale_handler(ook_zonder=KORTE_WEG)), invullingen, f"/consultatie/{versie.vragenlijst.slug}/"
        ),
    }
    metingen = om_en_om(taken, ritten=ritten, seconden=seconden)
    gestuurd = sum(len(meting.klok) + 1 for meting in metingen.values())
    if Inkomend.objects.count() != gestuurd:
        raise ValueError(f"{gestuurd} sent, {Inkomend.objects.count()} stored")
    return metingen


def verslag(metingen: dict[str, Meting]) -> Iterator[str]:
    """The figures, and what they are worth: the ratios."""
    yield f"{'':24}{'mediaan':>10}{'p95':>10}{'CPU per inzending':>20}"
    for naam, meting in metingen.items():
        yield f"{naam:24}{meting.klok_ms:>7.2f} ms{meting.p95_ms:>7.2f} ms{meting.cpu_ms:>17.2f} ms"
    huis = metingen["mjbp"].cpu_ms
    yield f"mjbp / gewone Django-view: {huis / metingen['gewone Django-view'].cpu_ms:.3f} van de CPU"
    link = metingen["mjbp, eigen link"].cpu_ms
    yield f"eigen link / laagste vloer: {link / metingen['laagste vloer'].cpu_ms:.2f} keer de CPU, de link zelf meegeteld"
    yield f"mjbp / laagste vloer:      {huis / metingen['laagste vloer'].cpu_ms:.2f} keer de CPU"
    yield from _rest(huis, metingen["laagste vloer"].cpu_ms, metingen["laagste vloer, kort"].cpu_ms)


def _rest(huis: float, vloer: float, kort: float) -> Iterator[str]:
    """Where the difference comes from: the floor does without most of what a submission is here."""
    yield f"  {kort - vloer:+.2f} ms: de lagen die het huis op deze pagina overslaat (de vloer houdt ze)"
    yield (
        f"  {huis - kort:+.2f} ms: wat de vloer niet doet: verzegelen, tellen per netwerk, moment en lokveld, is hij open, "
        "herkomst, ontvangstcode, de regels van elke vraag"
    )


def _velden(versie: Vragenlijstversie, een: dict[str, Any]) -> Velden:
    velden: list[tuple[str, str]] = []
    for vraag in versie.vragen:
        waarde = een.get(vraag["sleutel"], [])
        if vraag["soort"] == "top":
            velden += [(f"{vraag['sleutel']}_{nummer}", slug) for nummer, slug in enumerate(waarde, start=1)]
        else:
            velden += [(vraag["sleutel"], w) for w in ([waarde] if isinstance(waarde, str) else waarde)]
    return velden


def _uit(pagina: bytes, patroon: re.Pattern[bytes]) -> str:
    gevonden = patroon.search(pagina)
    if gevonden is None:
        raise ValueError("the page has no key")
    return gevonden[1].decode()


def _van_de_pagina(pagina: bytes, versie: Vragenlijstversie) -> list[tuple[str, str]]:
    """What the page itself sends along with the answers, with JavaScript."""
    return [
        ("formulier.sleutel", _uit(pagina, _SLEUTEL)),
        ("formulier.moment", _uit(pagina, _MOMENT)),
        ("formulier.website", ""),
        ("formulier.versie", str(versie.pk)),
        ("formulier.stap", "versturen"),
    ]


def _mjbp(browser: Browser, invullingen: Iterator[Velden], pad: str, versie: Vragenlijstversie) -> Callable[[], None]:
    def rit() -> None:
        extra = _van_de_pagina(browser.haal(pad), versie)
        browser.stuur(pad, [*next(invullingen), *extra])

    return rit


def _met_link(invullingen: Iterator[Velden], pad: str, versie: Vragenlijstversie) -> Callable[[], None]:
    """A member each time: the link, the questionnaire, the answer, the invitation used up."""
    handler = WSGIHandler()

    def rit() -> None:
        browser, uitnodiging = Browser(handler), next(ongebruikt)
        browser.stuur_door(f"/u/{token_van(uitnodiging)}/")
        extra = [*_van_de_pagina(browser.haal(pad), versie), ("formulier.uitnodiging", "ja")]
        browser.stuur(pad, [*next(invullingen), *extra])

    PanellidFactory.create_batch(500, gemeente=versie.vragenlijst.beleidsplan.gemeente)
    uitnodigingen_maken(versie.vragenlijst)
    ongebruikt = iter(list(Uitnodiging.objects.values_list("pk", flat=True)))
    return rit


def _gewoon(browser: Browser, invullingen: Iterator[Velden]) -> Callable[[], None]:
    def rit() -> None:
        token = _uit(browser.haal("/vloer/"), _CSRF)
        browser.stuur("/vloer/", [*next(invullingen), ("csrfmiddlewaretoken", token)])

    return rit


def _laatste(browser: Browser, invullingen: Iterator[Velden], voorbeeld: str) -> Callable[[], None]:
    pagina = Browser(WSGIHandler()).haal(voorbeeld)
    voor, na = pagina.split(_uit(pagina, _SLEUTEL).encode(), 1)
    bewaar_pagina(voor, na)

    def rit() -> None:
        sleutel = _uit(browser.haal("/laatste-vloer/"), _SLEUTEL)
        browser.stuur("/laatste-vloer/", [*next(invullingen), ("formulier.sleutel", sleutel)])

    return rit
