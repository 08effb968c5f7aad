"""What the worker does with a list of members, a piece at a time: unpack it, look at it, read it in, and sign off who is
not in it.

How far it is stands in the rows and is committed with each piece. So whoever is killed halfway leaves a piece done or not
done, and the next one goes on with the first that is not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from consultatie.uitnodiging.enums import Afmeldreden
from consultatie.uitnodiging.models import Panellid
from thema.basis.werkmap import BestandGeweigerd

from .controle import Oordeel, beoordeel
from .delen import pak_leden_uit, pak_uit, verdeel, verdeel_leden
from .enums import Bestandsactie, Bestandstatus, Deelsoort, Rijsoort
from .lezer import KOLOMMEN, SLEUTEL, lees
from .models import Ledenbestand, Ledenbestanddeel, Ledenbestandfout
from .queries import leden_bij, maat_van
from .services import ledenbestand_verzetten, ledenbestand_wissen
from .vergelijking import vergelijk
from .workflow import BIJ_DE_WERKER

MAX_POGINGEN = 3
_ONVERWERKBAAR = "Dit bestand kan niet worden verwerkt. Sla het op als CSV en probeer het opnieuw."
_PER_OPDRACHT = 2000
# A member who is back in a list takes part again, whatever columns that has.
_ALTIJD = {"afgemeld_op", "afmeldreden"}
_LANGSTE_NUMMER = Ledenbestandfout._meta.get_field("nummer").max_length
_LANGSTE_WAARDE = Ledenbestandfout._meta.get_field("waarde").max_length


def ledenbestand_verwerken(*, op: datetime) -> bool:
    """Do the next piece of the file that waits longest. False: there is none."""
    bestand = Ledenbestand.objects.filter(status__in=BIJ_DE_WERKER).order_by("pk").defer("inhoud").first()
    if bestand is None:
        return False
    # Committed before the piece and taken back with it: what stands here is how often this piece was begun in vain.
    _rij(bestand).update(pogingen=F("pogingen") + 1)
    bestand.refresh_from_db(fields=["pogingen"])
    if bestand.pogingen > MAX_POGINGEN:
        _afkeuren(bestand, _ONVERWERKBAAR, op=op)
    elif bestand.status == Bestandstatus.WORDT_INGELEZEN:
        _deel_inlezen(bestand, op=op)
    elif not bestand.delen.exists():
        _uitpakken(bestand, op=op)
    else:
        _deel_nakijken(bestand, op=op)
    return True


# ── Unpacking ────────────────────────────────────────────────────────────────────────────────────


def _uitpakken(bestand: Ledenbestand, *, op: datetime) -> None:
    """The file becomes parts, or is refused. Reading it is done outside the transaction, so nobody waits for that."""
    bestand.refresh_from_db(fields=["inhoud"])
    try:
        lijst = lees(bytes(bestand.inhoud or b""))
        panel = vergelijk(lijst, gemeente_id=bestand.gemeente_id)
        delen = [Ledenbestanddeel(inhoud=inhoud) for inhoud in verdeel(lijst.rijen(panel.elders))]
    except BestandGeweigerd as fout:
        _afkeuren(bestand, str(fout), op=op)
        return
    # Behind the rows: who is not in them is signed off once those have been read in. Nobody has to look at these again.
    delen += [
        Ledenbestanddeel(inhoud=inhoud, soort=Deelsoort.AFWEZIG, is_nagekeken=True)
        for inhoud in verdeel_leden(panel.afwezigen)
    ]
    for nummer, deel in enumerate(delen):
        deel.bestand, deel.nummer = bestand, nummer
    with transaction.atomic():
        if not _neem(bestand, Bestandstatus.ONTVANGEN) or bestand.delen.exists():
            return
        Ledenbestanddeel.objects.bulk_create(delen)
        gelezen = {"kolommen": lijst.kolommen, "koprij": lijst.koprij, "rijen": lijst.aantal}
        gezien = {"in_panel": panel.in_panel, "afwezig": len(panel.afwezigen), "zonder_nummer": lijst.zonder_nummer}
        # The file itself stays until it is read in: perhaps it has to be looked at again.
        _rij(bestand).update(pogingen=0, panelstand=panel.stand, **gelezen, **gezien)


@transaction.atomic
def _afkeuren(bestand: Ledenbestand, oordeel: str, *, op: datetime) -> None:
    """Refuse it. Its count of rows stays only when those were read in."""
    if _neem(bestand, Bestandstatus(bestand.status)):
        velden = {} if bestand.status == Bestandstatus.WORDT_INGELEZEN else {"verwerkt": 0}
        ledenbestand_verzetten(bestand, Bestandsactie.AFKEUREN, door=None, op=op, oordeel=oordeel, **velden)
        ledenbestand_wissen(bestand)


def _rij(bestand: Ledenbestand) -> QuerySet[Ledenbestand]:
    return Ledenbestand.objects.filter(pk=bestand.pk)


def _neem(bestand: Ledenbestand, status: Bestandstatus) -> bool:
    """Lock it until the transaction ends; False when it is no longer in this status: somebody else was first."""
    rij = Ledenbestand.objects.filter(pk=bestand.pk, status=status).select_for_update(of=("self",))
    return bool(rij.values_list("pk"))


# ── A part ───────────────────────────────────────────────────────────────────────────────────────


@transaction.atomic
def _deel_nakijken(bestand: Ledenbestand, *, op: datetime) -> None:
    if not _neem(bestand, Bestandstatus.ONTVANGEN):
        return
    if deel := bestand.delen.filter(is_nagekeken=False).first():
        _tel(bestand, _oordelen(bestand, deel, op=op))
        deel.is_nagekeken = True
        deel.save(update_fields=["is_nagekeken"])
    if not bestand.delen.filter(is_nagekeken=False).exists():
        ledenbestand_verzetten(bestand, Bestandsactie.NAKIJKEN, door=None, op=op)


@transaction.atomic
def _deel_inlezen(bestand: Ledenbestand, *, op: datetime) -> None:
    if not _neem(bestand, Bestandstatus.WORDT_INGELEZEN):
        return
    if deel := bestand.delen.first():
        if deel.soort == Deelsoort.AFWEZIG:
            _meld_af(bestand, deel, op=op)
        else:
            oordelen = _oordelen(bestand, deel, op=op, vasthouden=True)
            _schrijf(oordelen, velden=[*(_ALTIJD | set(bestand.kolommen)) - {SLEUTEL}])
            _tel(bestand, oordelen)
        deel.delete()
    if not bestand.delen.exists():
        ledenbestand_verzetten(bestand, Bestandsactie.AFRONDEN, door=None, op=op)
        ledenbestand_wissen(bestand)


def _oordelen(
    bestand: Ledenbestand, deel: Ledenbestanddeel, *, op: datetime, vasthouden: bool = False
) -> list[Oordeel]:
    rijen = pak_uit(bytes(deel.inhoud))
    leden = leden_bij(rijen, bestand=bestand, vasthouden=vasthouden)
    return list(beoordeel(rijen, maat=maat_van(bestand, op=op), leden=leden))


def _meld_af(bestand: Ledenbestand, deel: Ledenbestanddeel, *, op: datetime) -> None:
    """Sign off who still has the number that was not in the list, and did not unsubscribe meanwhile."""
    sleutels, nummers = zip(*pak_leden_uit(bytes(deel.inhoud)), strict=True)
    leden = Panellid.objects.filter(pk__in=sleutels, nummer__in=nummers, afgemeld_op=None)
    aantal = leden.update(afgemeld_op=timezone.localdate(op), afmeldreden=Afmeldreden.LIJST)
    _rij(bestand).update(afgemeld=F("afgemeld") + aantal, pogingen=0)


def _schrijf(oordelen: Sequence[Oordeel], *, velden: list[str]) -> None:
    """Store what is new and what changed. A member that somebody else adds at this moment breaks the piece off, which
    then is done again."""
    Panellid.objects.bulk_create(
        [oordeel.lid for oordeel in oordelen if oordeel.soort == Rijsoort.NIEUW], batch_size=_PER_OPDRACHT
    )
    Panellid.objects.bulk_create(
        [oordeel.lid for oordeel in oordelen if oordeel.soort == Rijsoort.GEWIJZIGD],
        batch_size=_PER_OPDRACHT,
        update_conflicts=True,
        unique_fields=["pk"],
        update_fields=velden,
    )


def _tel(bestand: Ledenbestand, oordelen: Sequence[Oordeel]) -> None:
    """Add what these rows came to, and name what is wrong with them in place of what was said of them before."""
    bestand.fouten.filter(rij__range=(oordelen[0].rij.nummer, oordelen[-1].rij.nummer)).delete()
    Ledenbestandfout.objects.bulk_create(_fouten(bestand, oordelen), batch_size=_PER_OPDRACHT)
    aantallen = Counter(str(oordeel.soort) for oordeel in oordelen)
    _rij(bestand).update(
        verwerkt=F("verwerkt") + len(oordelen),
        pogingen=0,
        **{soort: F(soort) + aantal for soort, aantal in aantallen.items()},
    )


def _fouten(bestand: Ledenbestand, oordelen: Sequence[Oordeel]) -> Iterator[Ledenbestandfout]:
    """What stands in the row is kept with what is wrong with it, cut off where it would be too long to show."""
    koppen = [KOLOMMEN[naam].column_name for naam in bestand.kolommen]
    for oordeel in oordelen:
        cellen = dict(zip(koppen, oordeel.rij.waarden, strict=True)) if oordeel.bezwaren else {}
        for kolom, melding in oordeel.bezwaren:
            yield Ledenbestandfout(
                bestand=bestand,
                rij=oordeel.rij.nummer,
                nummer=_kort(cellen[KOLOMMEN[SLEUTEL].column_name], _LANGSTE_NUMMER),
                kolom=kolom,
                waarde=_kort(cellen.get(kolom, ""), _LANGSTE_WAARDE),
                is_waarschuwing=oordeel.soort == Rijsoort.GEDEELD,
                melding=melding,
            )


def _kort(tekst: str, langste: int | None) -> str:
    return tekst if langste is None or len(tekst) <= langste else f"{tekst[: langste - 1]}…"
