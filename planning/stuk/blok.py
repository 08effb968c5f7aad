"""A section whose text block has changed since: what changed, and what the paper does with it (R27)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models, transaction

from thema.basis.fouten import DomeinFout, GelijktijdigGewijzigd
from thema.basis.woordverschil import Woorddeel, woordverschil
from thema.tekstblok.models import Tekstblokversie
from thema.tekstblok.samenvoegen import Samenvoeging, is_keuze_open, voeg_samen

from .models import Bestuursstuk, Stuksectie


class Blokkeuze(models.TextChoices):
    """What a paper does with a new version of a block that one of its sections goes by."""

    OVERNEMEN = "overnemen", "Nieuwe tekst van het blok overnemen"
    BEHOUDEN = "behouden", "De tekst laten zoals hij is"
    SAMENVOEGEN = "samenvoegen", "Samengevoegde tekst opslaan"


class SamenvoegingNietAf(DomeinFout):
    """The merged text is not ready to be read."""


@dataclass(frozen=True)
class Blokwijziging:
    """What became of a block since the version that a section goes by.

    `verschil` is in the block, `eigen` what the paper itself made of the old version: empty when it was not adapted, and
    then `samenvoeging` is None.
    """

    sectie: Stuksectie
    genomen: int
    nieuwste: int
    verschil: tuple[Woorddeel, ...]
    eigen: tuple[Woorddeel, ...]
    samenvoeging: Samenvoeging | None

    @property
    def keuzes(self) -> tuple[Blokkeuze, ...]:
        """What can be chosen, the likeliest first."""
        if self.samenvoeging is None:
            return (Blokkeuze.OVERNEMEN, Blokkeuze.BEHOUDEN)
        return (Blokkeuze.SAMENVOEGEN, Blokkeuze.BEHOUDEN, Blokkeuze.OVERNEMEN)


def met_gewijzigd_blok(stuk: Bestuursstuk) -> Iterable[Stuksectie]:
    """The sections of this paper whose block has changed since; in one query."""
    return stuk.secties.all().met_gewijzigd_blok().select_related("tekstblok", "tekstblok_versie")


def blokwijziging_van(sectie: Stuksectie) -> Blokwijziging | None:
    """What changed; None when the section goes by the newest text, or by no block."""
    if sectie.tekstblok is None or sectie.tekstblok_versie is None:
        return None
    oud, nieuw = sectie.tekstblok_versie, sectie.tekstblok
    if oud.tekst == nieuw.tekst:
        return None
    eigen = sectie.tekst if sectie.is_aangepast else ""
    return Blokwijziging(
        sectie=sectie,
        genomen=oud.nummer,
        nieuwste=nieuw.versienummer,
        verschil=woordverschil(oud.tekst, nieuw.tekst),
        eigen=woordverschil(oud.tekst, eigen) if eigen else (),
        samenvoeging=voeg_samen(oud.tekst, eigen, nieuw.tekst) if eigen else None,
    )


def blok_verwerken(sectie: Stuksectie, *, keuze: Blokkeuze, bewerking: int, versie: int, tekst: str = "") -> None:
    """Let a section go by the newest text of its block. What the user saw: the section at `bewerking`, and `versie` as the
    newest of its block.

    Its text becomes that of the block, stays what it was, or becomes `tekst`, the merged one. Raises SamenvoegingNietAf,
    Vergrendeld, or GelijktijdigGewijzigd when section, block or status of the paper is no longer what the user saw.
    """
    if keuze is Blokkeuze.SAMENVOEGEN:
        _eis_af(tekst)
    with transaction.atomic():
        nu = _houd_vast(sectie, bewerking, versie)
        if keuze is Blokkeuze.OVERNEMEN:
            nu.tekst = nu.tekstblok_versie.tekst if nu.tekstblok_versie else nu.tekst
        elif keuze is Blokkeuze.SAMENVOEGEN:
            nu.tekst = tekst
        nu.save()
        # Who has the paper open on a screen, or a step of it, saw another text.
        nu.stuk.save(update_fields=["bewerking"])
    sectie.refresh_from_db()


def _eis_af(tekst: str) -> None:
    if not tekst.strip():
        raise SamenvoegingNietAf("De samengevoegde tekst is leeg. Schrijf wat er moet staan.")
    if is_keuze_open(tekst):
        raise SamenvoegingNietAf(
            "In de tekst staan nog keuzes open. Houd op elke plek over wat er moet staan, en haal de regels weg die met "
            "<<<<<, ===== en >>>>> beginnen."
        )


def _houd_vast(sectie: Stuksectie, bewerking: int, versie: int) -> Stuksectie:
    """The section as stored, going by this version of its block already, under the lock of its paper."""
    gezien = Bestuursstuk.objects.select_for_update().filter(pk=sectie.stuk_id, status=sectie.stuk.status)
    stuk = gezien.first()
    nu = Stuksectie.objects.select_for_update(of=("self",)).filter(pk=sectie.pk, bewerking=bewerking).first()
    nieuwste = Tekstblokversie.objects.filter(tekstblok=sectie.tekstblok_id).first()
    if stuk is None or nu is None or nieuwste is None or nieuwste.nummer != versie:
        raise GelijktijdigGewijzigd("deze sectie of het tekstblok")
    nu.stuk, nu.tekstblok_versie = stuk, nieuwste
    return nu
