"""The page of a questionnaire: put together once per version, and handed out with nothing fresh but a random key and
the signed second.

Rendering is most of what a visit costs, and an untouched page is the same for everybody: it holds no session, no
cookie, no name and no CSRF token. So it is kept in the cache, cut in pieces at what is fresh.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict

from consultatie.misbruik.moment import teken_moment

from .forms import (
    HELE_FORMULIER,
    LOKVELD,
    MOMENTVELD,
    SLEUTELVELD,
    STAPVELD,
    UITNODIGINGVELD,
    VERSIEVELD,
    Leesregel,
    Stap,
    leesdelen,
    verborgen_velden,
    vragen_van,
)
from .models import Vragenlijst, Vragenlijstversie
from .vervolg import Vervolg
from .vraagtypen import VRAAGTYPEN
from .vraagtypen.basis import Invoer, Vraagtype


@dataclass(frozen=True)
class Stand:
    """What there is to say about a form that came back: what was filled in, and what is wrong with it.

    `fouten`: name of the field → what to do; `melding`: a sentence about the form as a whole, "" for none.
    """

    invoer: Invoer = field(default_factory=MultiValueDict)
    fouten: Mapping[str, str] = field(default_factory=dict)
    melding: str = ""

    @property
    def is_uitgenodigd(self) -> bool:
        """It is the page of who came by a personal link."""
        return UITNODIGINGVELD in self.invoer


ONAANGERAAKT = Stand()
UITGENODIGD = Stand(MultiValueDict({UITNODIGINGVELD: ["ja"]}))


def invulpagina(versie: Vragenlijstversie, stand: Stand, kenmerk: tuple[object, ...], *, op: datetime) -> bytes:
    """The untouched page (ONAANGERAAKT or UITGENODIGD) with a key of its own, also put in the cache under `kenmerk`."""
    # Random marks cannot stand in what staff wrote.
    sleutel, moment = uuid4(), str(uuid4())
    met_moment = replace(stand, invoer=MultiValueDict({**dict(stand.invoer.lists()), MOMENTVELD: [moment]}))
    voor, rest = ingevulde_pagina(versie, met_moment, sleutel=sleutel).split(str(sleutel), 1)
    midden, na = rest.split(moment, 1)
    delen = (voor.encode(), midden.encode(), na.encode())
    cache.set(_cachenaam(kenmerk), delen)
    return _vers(delen, op)


def bewaarde_invulpagina(kenmerk: tuple[object, ...], *, op: datetime) -> bytes | None:
    """The untouched page with a key of its own; None when it is not in the cache (any more)."""
    delen = cache.get(_cachenaam(kenmerk))
    return _vers(delen, op) if delen else None


def _vers(delen: tuple[bytes, bytes, bytes], op: datetime) -> bytes:
    voor, midden, na = delen
    return b"".join((voor, str(uuid4()).encode(), midden, teken_moment(op).encode(), na))


def _cachenaam(kenmerk: tuple[object, ...]) -> str:
    return f"vragenlijst-{hashlib.sha256(repr(kenmerk).encode()).hexdigest()}"


def ingevulde_pagina(versie: Vragenlijstversie, stand: Stand, *, sleutel: UUID) -> str:
    """The page with what was filled in and what is wrong with it."""
    # As text: a template would write the number 1234 as 1.234.
    return _pagina(versie.vragenlijst, versie.definitie, stand, sleutel=str(sleutel), versienummer=str(versie.pk))


def voorbeeldpagina(lijst: Vragenlijst, definitie: Mapping[str, Any]) -> str:
    """The page as residents would get it now, for staff; it has no button to send with."""
    return _pagina(lijst, definitie, ONAANGERAAKT, is_voorbeeld=True)


def nakijkpagina(versie: Vragenlijstversie, invoer: Invoer) -> str:
    """What was filled in, in words, to look through before it is sent; the answers travel along in the page."""
    kader = {
        **_kader(versie.vragenlijst),
        **_veldnamen(),
        "titel": versie.definitie["titel"],
        "delen": leesdelen(versie.definitie, invoer),
        "verborgen": verborgen_velden(invoer),
    }
    return render_to_string("consultatie/vragenlijst_nakijken.html", kader)


def gesloten_pagina(lijst: Vragenlijst, regels: Sequence[Leesregel] = (), *, dag: date) -> str:
    """It takes no answers any more on `dag`. `regels`: what someone was just filling in, to read back and copy."""
    kader = {**_kader(lijst), "regels": regels, "vandaag": dag, "vervolg": Vervolg()}
    return render_to_string("consultatie/vragenlijst_gesloten.html", kader)


def gebruikte_pagina(lijst: Vragenlijst) -> str:
    """Somebody took part with this personal link before."""
    return render_to_string("consultatie/uitnodiging_gebruikt.html", _kader(lijst))


def geweigerde_pagina(lijst: Vragenlijst, *, reden: str) -> str:
    """The form was not read; nothing has been stored. `reden`: te_groot | elders."""
    return render_to_string("consultatie/vragenlijst_geweigerd.html", {**_kader(lijst), "reden": reden})


def _kader(lijst: Vragenlijst) -> dict[str, Any]:
    """What the base template asks for: the plan that the questionnaire is about, also once another one is current."""
    return {"vragenlijst": lijst, "plan": lijst.beleidsplan, "gemeente": lijst.beleidsplan.gemeente}


def _veldnamen() -> dict[str, Any]:
    return {
        "sleutelveld": SLEUTELVELD,
        "versieveld": VERSIEVELD,
        "uitnodigingveld": UITNODIGINGVELD,
        "stapveld": STAPVELD,
        "momentveld": MOMENTVELD,
        "lokveld": LOKVELD,
        "stap": {stap.value: stap.value for stap in Stap},
    }


def _pagina(lijst: Vragenlijst, definitie: Mapping[str, Any], stand: Stand, **meer: Any) -> str:
    kader = {
        **_kader(lijst),
        "definitie": definitie,
        "secties": [
            {**sectie, "vragen": [_scherm(vraag, stand) for vraag in sectie["vragen"]]}
            for sectie in definitie["secties"]
        ],
        "melding": stand.melding or stand.fouten.get(HELE_FORMULIER, ""),
        "samenvatting": samenvatting(definitie, stand.fouten),
        **_veldnamen(),
        "is_uitgenodigd": stand.is_uitgenodigd,
        "moment": stand.invoer.get(MOMENTVELD, ""),
        "gelokt": stand.invoer.get(LOKVELD, ""),
        **meer,
    }
    return render_to_string("consultatie/vragenlijst_invullen.html", kader)


def _scherm(vraag: Mapping[str, Any], stand: Stand) -> dict[str, Any]:
    """A question as its template asks for it."""
    soort = _soort(vraag)
    overslaan = "" if vraag["is_verplicht"] else "U mag deze vraag overslaan."
    uitleg = [zin for zin in (soort.uitleg(vraag), overslaan) if zin]
    return {
        **vraag,
        **soort.scherm(vraag, stand.invoer, stand.fouten),
        "template": soort.template,
        "uitleg": " ".join(uitleg),
        "heeft_uitleg": bool(vraag["hulptekst"] or uitleg or "alleen_als" in vraag),
    }


def samenvatting(definitie: Mapping[str, Any], fouten: Mapping[str, str]) -> list[dict[str, str]]:
    """What to mend, in the order of the page, each with the id of the control where."""
    velden = [
        (vraag, veld) for vraag in vragen_van(definitie) for veld in _soort(vraag).velden(vraag) if veld in fouten
    ]
    return [
        {"anker": _soort(vraag).anker(veld), "tekst": _met_kop(_soort(vraag).label(vraag, veld), fouten[veld])}
        for vraag, veld in velden
    ]


def _soort(vraag: Mapping[str, Any]) -> Vraagtype:
    return VRAAGTYPEN[vraag["soort"]]


def _met_kop(kop: str, bericht: str) -> str:
    return f"{kop} {bericht}" if kop.endswith((".", "?", "!", ":")) else f"{kop}: {bericht}"
