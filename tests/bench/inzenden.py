"""The journey of a resident (get the page, fill it in, send it, stored) beside two floors."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice
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

# What the last floor does not do at all.
ALLEEN_HET_HUIS = (
    "verzegelen op vaste maat, tellen per netwerk, getekend moment, lokveld, is hij open, herkomst van het formulier, "
    "code op het bewijs, de regels van elke soort vraag"
)


def meet(*, ritten: int = 400, seconden: float = 30) -> dict[str, Meting]:
    """Measure the house and both floors; raises ValueError when what was sent is not what was stored."""
    versie = vragenlijst_opzetten()
    zet_klaar(versie)
    invullingen = cycle([_velden(versie, een) for een in antwoorden(versie, aantal=50)])
    pad = f"/consultatie/{versie.vragenlijst.slug}/"
    link, geopend = _met_link(invullingen, pad, versie, keer=ritten + 1)
    taken = {
        "gewone Django-view": _gewoon(Browser(WSGIHandler()), invullingen),
        "mjbp": _mjbp(Browser(WSGIHandler()), invullingen, pad, versie),
        "mjbp, eigen link": link,
        "mjbp, link al geopend": geopend,
        "laagste vloer": _laatste(Browser(kale_handler()), invullingen, pad),
        "laagste vloer, kort": _laatste(Browser(kale_handler(ook_zonder=KORTE_WEG)), invullingen, pad),
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
    cpu = {naam: meting.cpu_ms for naam, meting in metingen.items()}
    huis, vloer, kort = cpu["mjbp"], cpu["laagste vloer"], cpu["laagste vloer, kort"]
    yield f"mjbp / gewone Django-view:    {huis / cpu['gewone Django-view']:.3f} van de CPU"
    yield f"eigen link / laagste vloer:   {cpu['mjbp, eigen link'] / vloer:.2f} keer de CPU, met het openen van de link"
    yield f"link geopend / laagste vloer: {cpu['mjbp, link al geopend'] / vloer:.2f} keer de CPU, vanaf de vragenlijst"
    yield f"mjbp / laagste vloer:         {huis / vloer:.2f} keer de CPU"
    # The floor does without most of what a submission is here, and keeps layers that the house passes by.
    yield f"  {kort - vloer:+.2f} ms: lagen die het huis hier overslaat en de vloer niet; zonder die: {huis / kort:.2f} keer"
    yield f"  {huis - kort:+.2f} ms: {ALLEEN_HET_HUIS}"


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


def _met_link(
    invullingen: Iterator[Velden], pad: str, versie: Vragenlijstversie, *, keer: int
) -> tuple[Callable[[], None], Callable[[], None]]:
    """A member each time, `keer` times: the link, the questionnaire, the answer, the invitation used up; and the same by
    a link that was opened before."""
    handler = WSGIHandler()

    def geopend() -> Iterator[Browser]:
        while True:
            browser = Browser(handler)
            browser.stuur_door(f"/u/{token_van(next(ongebruikt))}/")
            yield browser

    def rit(browsers: Iterator[Browser]) -> None:
        browser = next(browsers)
        extra = [*_van_de_pagina(browser.haal(pad), versie), ("formulier.uitnodiging", "ja")]
        browser.stuur(pad, [*next(invullingen), *extra])

    PanellidFactory.create_batch(2 * keer, gemeente=versie.vragenlijst.beleidsplan.gemeente)
    uitnodigingen_maken(versie.vragenlijst)
    ongebruikt = iter(list(Uitnodiging.objects.values_list("pk", flat=True)))
    nu_open = iter(list(islice(geopend(), keer)))
    return partial(rit, geopend()), partial(rit, nu_open)


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
