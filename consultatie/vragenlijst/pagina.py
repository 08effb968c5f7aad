"""The page of a questionnaire: put together once per version and language, and handed out with nothing fresh but a random key and
the signed second.

Rendering is most of what a visit costs, and an untouched page is the same for everybody: it holds no session, no
cookie, no name and no CSRF token. So it is kept in memory, cut in pieces at what is fresh.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import lru_cache
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.datastructures import MultiValueDict
from django.utils.html import format_html, format_html_join

from consultatie.misbruik.moment import teken_moment

from .forms import (
    HELE_FORMULIER,
    LOKVELD,
    MOMENTVELD,
    SLEUTELVELD,
    STAPVELD,
    TAALVELD,
    UITNODIGINGVELD,
    VERSIEVELD,
    Leesdeel,
    Leesregel,
    Stap,
    lees_taal,
    leesdelen,
    leesregels,
    verborgen_velden,
    vragen_van,
)
from .models import Vragenlijst, Vragenlijstversie
from .queries import Aanwezig, versie_van
from .talen.queries import taal_van, talen_van
from .talen.taal import NEDERLANDSE_TAAL, Taal
from .talen.vertalen import vertaal
from .vervolg import Vervolg
from .vraagtypen import VRAAGTYPEN
from .vraagtypen.basis import Invoer, Vraagtype
from .zin import Zin


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

    @property
    def taalcode(self) -> str:
        """The language that the page was in; "" for Dutch."""
        return lees_taal(self.invoer)


def onaangeraakt(*, is_uitgenodigd: bool = False, taal: str = "") -> Stand:
    """A page on which nothing has been filled in. `taal`: the code that was asked for, "" for Dutch."""
    velden = {UITNODIGINGVELD: ["ja"] if is_uitgenodigd else [], TAALVELD: [taal] if taal else []}
    return Stand(MultiValueDict({veld: waarden for veld, waarden in velden.items() if waarden}))


def invulpagina(aanwezig: Aanwezig, stand: Stand, *, op: datetime) -> bytes | None:
    """The untouched page with a key of its own; None when this version is gone.

    In Dutch when the questionnaire does not have the language of `stand`: that is then the page that everybody gets.
    """
    try:
        voor, midden, na = _delen_in(stand.taalcode, aanwezig, is_uitgenodigd=stand.is_uitgenodigd)
    except Vragenlijstversie.DoesNotExist:
        return None
    return b"".join((voor, str(uuid4()).encode(), midden, teken_moment(op).encode(), na))


def _delen_in(taal: str, aanwezig: Aanwezig, *, is_uitgenodigd: bool) -> tuple[bytes, bytes, bytes]:
    # Who works on a template wants to see it.
    delen_van = _delen.__wrapped__ if settings.DEBUG else _delen
    try:
        return delen_van(aanwezig, is_uitgenodigd, taal)
    except _GeenTaal:
        return delen_van(aanwezig, is_uitgenodigd, "")


class _GeenTaal(Exception):
    """Residents cannot choose this language."""


@lru_cache(maxsize=64)
def _delen(aanwezig: Aanwezig, is_uitgenodigd: bool, taal: str) -> tuple[bytes, bytes, bytes]:
    """The page around the key and the moment. Kept as it is: a cache would copy it at every visit. What is not there
    is not kept, so nobody can fill this with made-up languages."""
    if (versie := versie_van(aanwezig.slug, aanwezig.versie_id)) is None:
        raise Vragenlijstversie.DoesNotExist
    if taal and not taal_van(versie.vragenlijst_id, taal).is_vertaald:
        raise _GeenTaal
    # Random marks cannot stand in what staff wrote.
    sleutel, moment = uuid4(), str(uuid4())
    stand = onaangeraakt(is_uitgenodigd=is_uitgenodigd, taal=taal)
    met_moment = replace(stand, invoer=MultiValueDict({**dict(stand.invoer.lists()), MOMENTVELD: [moment]}))
    voor, rest = ingevulde_pagina(versie, met_moment, sleutel=sleutel).split(str(sleutel), 1)
    midden, na = rest.split(moment, 1)
    return voor.encode(), midden.encode(), na.encode()


def paginas_vergeten() -> None:
    """For who uses a key again: a test, on a database that went back."""
    _delen.cache_clear()


def ingevulde_pagina(versie: Vragenlijstversie, stand: Stand, *, sleutel: UUID) -> str:
    """The page with what was filled in and what is wrong with it."""
    # As text: a template would write the number 1234 as 1.234.
    return _pagina(versie.vragenlijst, versie.definitie, stand, sleutel=str(sleutel), versienummer=str(versie.pk))


def voorbeeldpagina(
    lijst: Vragenlijst, definitie: Mapping[str, Any], *, problemen: Sequence[str] = (), taal: str = ""
) -> str:
    """The page as residents would get it now, for staff; it has no button to send with. `problemen`: why residents will
    not get it like this, so that nobody takes what is shown in their place for what was meant."""
    return _pagina(
        lijst, definitie, onaangeraakt(taal=taal), is_voorbeeld=True, ook_verborgen=True, problemen=problemen
    )


def nakijkpagina(versie: Vragenlijstversie, invoer: Invoer) -> str:
    """What was filled in, in words, to look through before it is sent; the answers travel along in the page."""
    taal = taal_van(versie.vragenlijst_id, lees_taal(invoer))
    definitie = vertaal(versie.definitie, taal)
    kader = {
        **kader_van(versie.vragenlijst, taal),
        **_veldnamen(),
        "titel": definitie["titel"],
        "delen": [Leesdeel(deel.titel, _gezegd(deel.regels, taal)) for deel in leesdelen(definitie, invoer)],
        "verborgen": verborgen_velden(invoer),
    }
    return render_to_string("consultatie/vragenlijst_nakijken.html", kader)


def gesloten_pagina(lijst: Vragenlijst, *, dag: date, taal: str) -> str:
    """It takes no answers any more on `dag`. `taal`: a code, "" for Dutch."""
    kader = {**kader_van(lijst, taal_van(lijst.pk, taal)), "talen": talen_van(lijst.pk)}
    return _gesloten(kader, dag)


def te_late_pagina(lijst: Vragenlijst, definitie: Mapping[str, Any], invoer: Invoer, *, dag: date) -> str:
    """The same, with what someone was just filling in, to read back and copy."""
    taal = taal_van(lijst.pk, lees_taal(invoer))
    return _gesloten(
        {**kader_van(lijst, taal), "regels": _gezegd(leesregels(vertaal(definitie, taal), invoer), taal)}, dag
    )


def _gesloten(kader: Mapping[str, Any], dag: date) -> str:
    return render_to_string(
        "consultatie/vragenlijst_gesloten.html", {"regels": (), **kader, "vandaag": dag, "vervolg": Vervolg()}
    )


def gebruikte_pagina(lijst: Vragenlijst, *, taal: str) -> str:
    """Somebody took part with this personal link before."""
    return render_to_string("consultatie/uitnodiging_gebruikt.html", kader_van(lijst, taal_van(lijst.pk, taal)))


def geweigerde_pagina(lijst: Vragenlijst, *, reden: str, taal: str) -> str:
    """The form was not read; nothing has been stored. `reden`: te_groot | elders."""
    kader = {**kader_van(lijst, taal_van(lijst.pk, taal)), "reden": reden}
    return render_to_string("consultatie/vragenlijst_geweigerd.html", kader)


def kader_van(lijst: Vragenlijst, taal: Taal) -> dict[str, Any]:
    """What the base template asks for: the language, and the plan that the questionnaire is about, also once another one
    is current."""
    return {"vragenlijst": lijst, "plan": lijst.beleidsplan, "gemeente": lijst.beleidsplan.gemeente, "taal": taal}


def _gezegd(regels: Sequence[Leesregel], taal: Taal) -> list[Leesregel]:
    return [replace(regel, antwoord=taal.zeg(regel.antwoord)) for regel in regels]


def _veldnamen() -> dict[str, Any]:
    return {
        "sleutelveld": SLEUTELVELD,
        "versieveld": VERSIEVELD,
        "uitnodigingveld": UITNODIGINGVELD,
        "stapveld": STAPVELD,
        "taalveld": TAALVELD,
        "momentveld": MOMENTVELD,
        "lokveld": LOKVELD,
        "stap": {stap.value: stap.value for stap in Stap},
    }


def _pagina(
    lijst: Vragenlijst, definitie: Mapping[str, Any], stand: Stand, *, ook_verborgen: bool = False, **meer: Any
) -> str:
    taal = taal_van(lijst.pk, stand.taalcode, ook_verborgen=ook_verborgen)
    definitie = vertaal(definitie, taal)
    stand = replace(stand, fouten={veld: taal.zeg(fout) for veld, fout in stand.fouten.items()})
    kader = {
        **kader_van(lijst, taal),
        # Who leaves a page with answers on it for another language would leave the answers too.
        "talen": () if stand.invoer.get(VERSIEVELD) else talen_van(lijst.pk),
        "definitie": definitie,
        "secties": [
            {**sectie, "vragen": [_scherm(vraag, stand, taal) for vraag in sectie["vragen"]]}
            for sectie in definitie["secties"]
        ],
        "melding": taal.zoek(stand.melding) or stand.fouten.get(HELE_FORMULIER, ""),
        "samenvatting": samenvatting(definitie, stand.fouten, taal),
        **_veldnamen(),
        "is_uitgenodigd": stand.is_uitgenodigd,
        "moment": stand.invoer.get(MOMENTVELD, ""),
        "gelokt": stand.invoer.get(LOKVELD, ""),
        **meer,
    }
    return render_to_string("consultatie/vragenlijst_invullen.html", kader)


def _scherm(vraag: Mapping[str, Any], stand: Stand, taal: Taal) -> dict[str, Any]:
    """A question as its template asks for it."""
    soort = _soort(vraag)
    overslaan = "" if vraag["is_verplicht"] else Zin("U mag deze vraag overslaan.")
    uitleg = [(taal.zeg(zin),) for zin in (soort.uitleg(vraag), overslaan) if zin]
    return {
        **vraag,
        **soort.scherm(vraag, stand.invoer, stand.fouten),
        "template": soort.template,
        "uitleg": format_html_join(" ", "{}", uitleg),
        "heeft_uitleg": bool(vraag["hulptekst"] or uitleg or "alleen_als" in vraag),
    }


def samenvatting(
    definitie: Mapping[str, Any], fouten: Mapping[str, str], taal: Taal = NEDERLANDSE_TAAL
) -> list[dict[str, str]]:
    """What to mend, in the order of the page, each with the id of the control where."""
    velden = [
        (vraag, veld) for vraag in vragen_van(definitie) for veld in _soort(vraag).velden(vraag) if veld in fouten
    ]
    return [
        {
            "anker": _soort(vraag).anker(veld),
            "tekst": _met_kop(taal.zeg(_soort(vraag).label(vraag, veld)), fouten[veld]),
        }
        for vraag, veld in velden
    ]


def _soort(vraag: Mapping[str, Any]) -> Vraagtype:
    return VRAAGTYPEN[vraag["soort"]]


def _met_kop(kop: str, bericht: str) -> str:
    return format_html("{} {}" if kop.endswith((".", "?", "!", ":", "؟")) else "{}: {}", kop, bericht)
