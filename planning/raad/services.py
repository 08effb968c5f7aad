"""What the council does with an amendment and a motion, and how it voted. All of it under the lock of the paper."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone

from planning.stuk.enums import Stukstatus
from planning.stuk.models import Bestuursstuk
from rapportage.opmaak import datum as in_woorden
from rapportage.opmaak import opsomming
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.overgang import Tabel, volgende_status, zet_status

from .enums import Motieactie, Stemuitslag, Stemwijze
from .fouten import LaterAlGestemd, NietBijDeRaad, StemdagKloptNiet, StemmenKloppenNiet
from .models import Amendement, Fractie, Fractiestem, Motie, Stemming
from .telling import Stemmen, samen, uitslag_van
from .verwerken import eis_verwerkbaar
from .workflow import AMENDEMENT, DOOR_STEMMING, MOTIE, NA_STEMMING

Onderwerp = Amendement | Motie | Bestuursstuk
_Door = User | None

# A motion is voted on in the meeting that decides on the paper, often after it, and is followed for long.
_VOOR_MOTIES = frozenset({Stukstatus.RAAD, Stukstatus.DEFINITIEF, Stukstatus.VERWORPEN})


def raad_stap(ding: Amendement | Motie, *, actie: str, door: _Door, op: datetime, opmerking: str = "") -> None:
    """Take a step with the amendment or motion that the user saw, other than by a vote.

    Opened again, its votes are gone; the trail keeps what they were. Raises OvergangNietToegestaan, NietBijDeRaad or
    GelijktijdigGewijzigd; then nothing is stored.
    """
    if actie in DOOR_STEMMING:
        raise OvergangNietToegestaan(ding.get_status_display(), actie)
    naar = volgende_status(tabel_van(ding), ding.status, actie)
    with transaction.atomic():
        nu = _houd_vast(ding)
        zinnen = [opmerking.strip()]
        if actie == Motieactie.HEROPENEN:
            zinnen += [f"Gewist: {stemming_in_het_kort(stemming)}." for stemming in nu.stemmingen.all()]
            nu.stemmingen.all().delete()
        zet_status(nu, naar=naar, actie=actie, door=door, op=op, opmerking=" ".join(filter(None, zinnen)))
    ding.refresh_from_db()


def stemming_vastleggen(  # noqa: PLR0913  what a vote consists of
    onderwerp: Onderwerp,
    *,
    datum: date,
    wijze: str,
    stemmen: Mapping[int, Stemmen],
    door: _Door,
    op: datetime,
    is_fictief: bool = False,
) -> Stemming:
    """Write down how the council voted on what the user saw; an amendment or motion gets the status that follows.

    `stemmen` per key of a fractie, all its seats; empty without a vote. A vote of the same day on the paper itself, or
    one that ended equal, is replaced. Raises StemmenKloppenNiet, StemdagKloptNiet, LaterAlGestemd, NietBijDeRaad, GelijktijdigGewijzigd,
    and of an amendment that cannot be worked in PassageKloptNiet or ZelfdePassage; then nothing is stored.
    """
    with transaction.atomic():
        nu = _houd_vast(onderwerp)
        stuk = nu if isinstance(nu, Bestuursstuk) else nu.stuk
        _eis_stemdag(stuk, datum, op)
        fracties = _eis_stemmen(stuk, datum=datum, wijze=wijze, stemmen=stemmen)
        eerder = _stemmingen_over(nu)
        if (latere := eerder.filter(datum__gt=datum).order_by("datum").last()) is not None:
            raise LaterAlGestemd(datum, later=latere.datum)
        eerder.filter(datum=datum).delete()
        is_herstemming = eerder.filter(datum__lt=datum, uitslag=Stemuitslag.GESTAAKT).exists()
        uitslag = _uitslag(wijze, stemmen, is_herstemming=is_herstemming)
        stemming = Stemming.objects.create(
            stuk=stuk,
            amendement=nu if isinstance(nu, Amendement) else None,
            motie=nu if isinstance(nu, Motie) else None,
            datum=datum,
            wijze=wijze,
            uitslag=uitslag,
            is_fictief=is_fictief,
            door=door,
            op=op,
        )
        Fractiestem.objects.bulk_create(
            Fractiestem(stemming=stemming, fractie=fractie, **vars(stemmen[fractie.pk])) for fractie in fracties
        )
        _zet_na_stemming(nu, uitslag, door=door, op=op)
    onderwerp.refresh_from_db()
    return stemming


def _zet_na_stemming(nu: Onderwerp, uitslag: Stemuitslag, *, door: _Door, op: datetime) -> None:
    """The status follows from the vote, so they cannot contradict; equal votes leave it open."""
    if isinstance(nu, Bestuursstuk) or uitslag not in NA_STEMMING:
        return
    actie = NA_STEMMING[uitslag]
    naar = volgende_status(tabel_van(nu), nu.status, actie)
    if isinstance(nu, Amendement) and uitslag is Stemuitslag.AANGENOMEN:
        eis_verwerkbaar(nu)
    zet_status(nu, naar=naar, actie=actie, door=door, op=op)


def tabel_van(ding: Amendement | Motie) -> Tabel:
    """Its table of states."""
    return AMENDEMENT if isinstance(ding, Amendement) else MOTIE


def stemming_in_het_kort(stemming: Stemming) -> str:
    """ "stemming van 27 november 2019, 20 voor en 17 tegen"."""
    kop = f"stemming van {in_woorden(stemming.datum)}"
    if stemming.wijze == Stemwijze.ZONDER:
        return f"{kop}, aangenomen zonder stemming"
    alle = samen(stem.stemmen for stem in stemming.fractiestemmen.all())
    return f"{kop}, {alle.voor} voor en {alle.tegen} tegen"


def _houd_vast(ding: Any) -> Any:
    """The thing as stored, under the lock of its paper; raises GelijktijdigGewijzigd when it is not what the user saw,
    NietBijDeRaad when the council has nothing to do with it (any more)."""
    is_stuk = isinstance(ding, Bestuursstuk)
    stuk = Bestuursstuk.objects.select_for_update().get(pk=ding.pk if is_stuk else ding.stuk_id)
    if stuk.status not in (_VOOR_MOTIES if isinstance(ding, Motie) else {Stukstatus.RAAD}):
        raise NietBijDeRaad(stuk, stuk.get_status_display())
    gezien = type(ding)._base_manager.filter(pk=ding.pk, status=ding.status, bewerking=ding.bewerking)
    nu = gezien.select_for_update().first()
    if nu is None:
        raise GelijktijdigGewijzigd(f"‘{ding}’")
    if not is_stuk:
        nu.stuk = stuk
    return nu


def _stemmingen_over(ding: Onderwerp) -> models.QuerySet[Stemming]:
    if isinstance(ding, Bestuursstuk):
        return Stemming.objects.filter(stuk=ding, amendement=None, motie=None)
    return ding.stemmingen.all()


def _eis_stemdag(stuk: Bestuursstuk, dag: date, op: datetime) -> None:
    laatst = timezone.localdate(op)
    if not stuk.datum <= dag <= laatst:
        raise StemdagKloptNiet(dag, vroegst=stuk.datum, laatst=laatst)


def _eis_stemmen(stuk: Bestuursstuk, *, datum: date, wijze: str, stemmen: Mapping[int, Stemmen]) -> Sequence[Fractie]:
    """The fracties of that day, each with as many votes as it has seats; none without a vote."""
    if wijze == Stemwijze.ZONDER:
        if any(een.zetels for een in stemmen.values()):
            raise StemmenKloppenNiet(
                "Zonder stemming zijn er geen stemmen. Maak de getallen leeg, of kies ‘per fractie’."
            )
        return ()
    fracties = list(Fractie.objects.filter(gemeente=stuk.beleidsplan.gemeente_id).op(datum))
    if not fracties:
        raise StemmenKloppenNiet(
            f"Op {in_woorden(datum)} zat er nog geen fractie in de raad. Vul eerst de fracties met hun zetels in."
        )
    if anders := [str(een) for een in fracties if een.pk not in stemmen or stemmen[een.pk].zetels != een.zetels]:
        raise StemmenKloppenNiet(
            f"De stemmen zijn er niet evenveel als de zetels van {opsomming(anders)}. Tel voor, tegen, afwezig en stemt niet "
            "mee bij elkaar op: dat is het aantal zetels."
        )
    if set(stemmen) != {een.pk for een in fracties}:
        raise StemmenKloppenNiet(f"Op {in_woorden(datum)} had de raad andere fracties. Kijk de dag na.")
    return fracties


def _uitslag(wijze: str, stemmen: Mapping[int, Stemmen], *, is_herstemming: bool) -> Stemuitslag:
    if wijze == Stemwijze.ZONDER:
        return Stemuitslag.AANGENOMEN
    return uitslag_van(samen(stemmen.values()), is_herstemming=is_herstemming)
