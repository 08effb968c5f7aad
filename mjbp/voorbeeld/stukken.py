"""The papers of the example, and their way through routing, college and council."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planning.besluit.services import besluit_vastleggen, stuk_agenderen, stuk_in_routing
from planning.mijlpaal.enums import Orgaan
from planning.routing.services import stap_overslaan, stap_paraferen
from planning.stuk.enums import Stukactie
from planning.stuk.models import (
    Besluitenlijstregel,
    Besluitpunt,
    Bestuursstuk,
    Bijlage,
    Notagegevens,
    Routingstap,
    Stuksectie,
)
from planning.weglating.models import Weglating
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document
from rapportage.voortgang.models import Voortgangsrapportage
from thema.basis.rollen import Rol
from thema.beleidsplan.models import Beleidsplan
from thema.tekstblok.models import Tekstblok

from .accounts import Spelers
from .bron import lees
from .moment import op_moment

# Stands in the trail with a box that is empty in the source, and with a decision whose day is not in it.
GEEN_PARAAF = "In het stuk van 2019 staat hier geen paraaf. Waarom niet, is niet bekend."
VOORBEELDDATUM = "Voorbeelddatum, verzonnen voor dit voorbeeld."


def stuk_maken(
    plan: Beleidsplan,
    soort: str,
    *,
    sleutel: str = "",
    is_fictief: bool = False,
    voortgang: Voortgangsrapportage | None = None,
) -> Bestuursstuk:
    """One paper with everything on it, as a concept; its initials come when it goes round. `sleutel`: its name in the
    source, "": that of its kind."""
    bron = lees("stukken")[sleutel or soort]
    onderdelen = bron.pop("onderdelen", {})
    nota = bron.pop("gegevens", None)
    weglating = bron.pop("weglating", None)
    stuk = Bestuursstuk.objects.create(
        beleidsplan=plan, soort=soort, is_fictief=is_fictief, voortgang=voortgang, **bron
    )
    if nota is not None:
        Notagegevens.objects.create(stuk=stuk, **{**nota, "college": "\n".join(nota["college"])})
    if weglating is not None:
        Weglating.objects.create(stuk=stuk, **weglating)
    _onderdelen_maken(stuk, onderdelen)
    return stuk


def _onderdelen_maken(stuk: Bestuursstuk, onderdelen: Mapping[str, list[dict[str, Any]]]) -> None:
    for rij in onderdelen.get("besluitenlijst", ()):
        Besluitenlijstregel.objects.create(stuk=stuk, **rij)
    for volgorde, rij in enumerate(onderdelen.get("routing", ()), start=1):
        met_vak = None if "is_geparafeerd" not in rij else False
        Routingstap.objects.create(stuk=stuk, volgorde=volgorde, rol=rij["rol"], is_geparafeerd=met_vak)
    for soort, model in (("besluitpunten", Besluitpunt), ("bijlagen", Bijlage)):
        for volgorde, rij in enumerate(onderdelen.get(soort, ()), start=1):
            model._default_manager.create(stuk=stuk, volgorde=volgorde, **rij)
    blokken = {blok.sleutel: blok for blok in Tekstblok.objects.van(stuk.beleidsplan)}
    for volgorde, rij in enumerate(onderdelen.get("secties", ()), start=1):
        blok = blokken[rij["tekstblok"]] if "tekstblok" in rij else None
        Stuksectie.objects.create(stuk=stuk, volgorde=volgorde, **{**rij, "tekstblok": blok})


def naar_het_college(
    stuk: Bestuursstuk, *, spelers: Spelers, in_routing: str, geagendeerd: str, sleutel: str = ""
) -> None:
    """Sent round by OOV, initialled as in the source, and put on the agenda by the secretariat, at these moments.

    `sleutel`: its name in the source, "": that of its kind."""
    oov, secretariaat = spelers[Rol.OOV], spelers[Rol.BESTUURSSECRETARIAAT]
    with op_moment(in_routing, door=oov) as op:
        stuk_in_routing(stuk, door=oov, op=op)
    for volgorde, rij in enumerate(_routing_van(sleutel or stuk.soort), start=1):
        if "datum" in rij:
            with op_moment(f"{rij['datum']} 12:00", door=secretariaat) as op:
                stap = stuk.routing.get(volgorde=volgorde)
                stap_paraferen(stap, datum=rij["datum"], door=secretariaat, op=op)
        elif "is_geparafeerd" in rij:
            with op_moment(f"{geagendeerd[:10]} 09:00", door=secretariaat) as op:
                stap_overslaan(stuk.routing.get(volgorde=volgorde), door=secretariaat, op=op, opmerking=GEEN_PARAAF)
    with op_moment(geagendeerd, door=secretariaat) as op:
        stuk_agenderen(stuk, door=secretariaat, op=op)


def _routing_van(sleutel: str) -> list[dict[str, Any]]:
    """What the source says of the initials on this paper; a row without date or box has none."""
    rijen: list[dict[str, Any]] = lees("stukken")[sleutel].get("onderdelen", {}).get("routing", [])
    return rijen


@dataclass(frozen=True)
class Beslissing:
    """What a body decided on `datum`, and when that was written down; `is_fictief`: the source does not know the day."""

    uitkomst: str
    datum: date
    vastgelegd: str
    is_fictief: bool = False


def college_besluit(stuk: Bestuursstuk, besluit: Beslissing, *, spelers: Spelers) -> None:
    """The college decided; the secretariat writes it down."""
    _leg_vast(
        stuk, besluit, actie=Stukactie.COLLEGE_BESLUIT, orgaan=Orgaan.COLLEGE, door=spelers[Rol.BESTUURSSECRETARIAAT]
    )


def raad_besluit(stuk: Bestuursstuk, besluit: Beslissing, *, spelers: Spelers) -> None:
    """The council decided; the griffie writes it down."""
    _leg_vast(stuk, besluit, actie=Stukactie.RAAD_BESLUIT, orgaan=Orgaan.RAAD, door=spelers[Rol.GRIFFIE])


def _leg_vast(stuk: Bestuursstuk, besluit: Beslissing, *, actie: str, orgaan: str, door: Any) -> None:
    with op_moment(besluit.vastgelegd, door=door) as op:
        besluit_vastleggen(
            stuk,
            actie=actie,
            orgaan=orgaan,
            datum=besluit.datum,
            uitkomst=besluit.uitkomst,
            door=door,
            op=op,
            toelichting=VOORBEELDDATUM if besluit.is_fictief else "",
            is_fictief=besluit.is_fictief,
        )


def stuk_van(plan: Beleidsplan, soort: Documentsoort) -> Bestuursstuk:
    """The one paper of this kind that is still under way."""
    return Bestuursstuk.objects.get(beleidsplan=plan, soort=soort, document=None)


def document_van(stuk: Bestuursstuk) -> Document:
    """What was frozen of it."""
    return Document.objects.get(stuk=stuk)
