"""Every step of a paper, and what a decision brings about: the trail, the milestone, the frozen document, the lock."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from planning.bijstelling.controle import eis_bijstelbaar
from planning.bijstelling.doorvoeren import bijstelling_doorvoeren
from planning.mijlpaal.enums import Orgaan
from planning.mijlpaal.services import mijlpaal_gereed_melden
from planning.raad.besluitvorming import eis_raad_klaar, ligt_er_een_amendement
from planning.raad.verwerken import amendementen_verwerken
from planning.routing.services import eis_parafen, parafen_laten_vervallen, routing_beginnen
from planning.stuk.controle import eis_volledig
from planning.stuk.enums import Behandelwijze, Stukactie, Stukstatus, Uitkomst
from planning.stuk.models import Bestuursstuk
from planning.stuk.workflow import ORGAAN_BIJ_STATUS, OVERGANGEN, VOORUIT, uitkomsten
from planning.weglating.queries import eis_weglatingen
from thema.basis.fouten import GelijktijdigGewijzigd
from thema.basis.overgang import volgende_status, zet_status

from .fouten import (
    BesluitdatumKloptNiet,
    BesluitpuntenKloppenNiet,
    GeenVergaderdag,
    HamerstukMetAmendement,
    OrgaanNietAanZet,
    UitkomstNietMogelijk,
    VergaderdagTeVroeg,
)
from .models import Besluit
from .vastlegging import leg_document_vast, ontwerp_van, vergrendel_inhoud
from .verandering import eis_ongewijzigd, inhoudsgetal

_Door = User | None


@transaction.atomic
def stuk_in_routing(stuk: Bestuursstuk, *, door: _Door, op: datetime, opmerking: str = "") -> None:
    """Send a complete paper round for initials. Raises StukOnvolledig with everything that is lacking."""
    _zet_stap(stuk, Stukactie.IN_ROUTING, door=door, op=op, opmerking=opmerking)
    routing_beginnen(stuk, dag=timezone.localdate(op))


@transaction.atomic
def stuk_terugsturen(stuk: Bestuursstuk, *, door: _Door, op: datetime, opmerking: str = "") -> None:
    """Give it back to who wrote it; `opmerking` says why. The initials of this round lapse; the trail keeps them."""
    _zet_stap(stuk, Stukactie.TERUGSTUREN, door=door, op=op, opmerking=opmerking)
    parafen_laten_vervallen(stuk, door=door, op=op)


def stuk_agenderen(
    stuk: Bestuursstuk, *, door: _Door, op: datetime, datum: date | None = None, opmerking: str = ""
) -> None:
    """Put it on the college's agenda of `datum`; None: of the day that stands on the paper.

    A meeting that has been may be written down afterwards, but not one before the paper itself: the decision could not
    be dated then. Where an initial has yet to come, `opmerking` says why the paper goes on without it. Raises
    GeenVergaderdag, VergaderdagTeVroeg or ParafenOntbreken.
    """
    dag = datum or stuk.college_datum
    if dag is None:
        raise GeenVergaderdag
    if dag < (vroegst := _vroegste_dag(stuk)):
        raise VergaderdagTeVroeg(dag, vroegst=vroegst)
    with transaction.atomic():
        # Under the lock of the paper: an initial may come in meanwhile.
        eis_parafen(_houd_vast(stuk), reden=opmerking)
        _zet_stap(stuk, Stukactie.AGENDEREN, door=door, op=op, opmerking=opmerking, college_datum=dag)


def stuk_agenderen_raad(  # noqa: PLR0913  all of it is stored
    stuk: Bestuursstuk, *, door: _Door, op: datetime, datum: date, behandelwijze: str = "", opmerking: str = ""
) -> None:
    """Put it on the council's agenda of `datum`, as hamerstuk or debatstuk (empty: not known yet).

    Raises VergaderdagTeVroeg, and HamerstukMetAmendement: what is amended is discussed.
    """
    if datum < (vroegst := _vroegste_dag(stuk)):
        raise VergaderdagTeVroeg(datum, vroegst=vroegst)
    velden = {"raad_datum": datum, "behandelwijze": Behandelwijze(behandelwijze) if behandelwijze else ""}
    with transaction.atomic():
        if behandelwijze == Behandelwijze.HAMERSTUK and ligt_er_een_amendement(_houd_vast(stuk)):
            raise HamerstukMetAmendement
        _zet_stap(stuk, Stukactie.RAAD_AGENDEREN, door=door, op=op, opmerking=opmerking, **velden)


def stuk_terug_naar_college(stuk: Bestuursstuk, *, door: _Door, op: datetime, opmerking: str = "") -> None:
    """From the council back to the college, which decides anew, in a meeting that is not known yet."""
    _zet_stap(stuk, Stukactie.TERUG_NAAR_COLLEGE, door=door, op=op, opmerking=opmerking, college_datum=None)


def stuk_intrekken(stuk: Bestuursstuk, *, door: _Door, op: datetime, opmerking: str = "") -> None:
    """Take it back before it is definitive; it stays in the file with that status."""
    _zet_stap(stuk, Stukactie.INTREKKEN, door=door, op=op, opmerking=opmerking)


@dataclass(frozen=True)
class _Voorstel:
    """A decision as somebody wants to write it down, and the status it leads to."""

    actie: str
    naar: str
    orgaan: Orgaan
    datum: date
    uitkomst: Uitkomst
    toelichting: str
    is_fictief: bool
    door: _Door
    op: datetime
    punten: Mapping[int, str] = field(default_factory=dict)


def besluit_vastleggen(  # noqa: PLR0913  what a decision consists of
    stuk: Bestuursstuk,
    *,
    actie: str,
    orgaan: str,
    datum: date,
    uitkomst: str,
    door: _Door,
    op: datetime,
    toelichting: str = "",
    is_fictief: bool = False,
    gewijzigde_punten: Mapping[int, str] | None = None,
) -> None:
    """Write down what college or council decided on the paper that the user saw (`stuk`), whole or not at all.

    Effects, in one transaction: the status with its step in the trail, the Besluit, the milestone that waits for it.
    When the paper becomes definitive also: its document frozen with data, page and PDF, with a public version
    where parts are withheld, and published where the proposal allows; its content locked; with a plan the plan itself, with
    a report the report itself. With a bijstelling the plan changes, and its next version is frozen beside the paper.

    The PDF is drawn before that transaction, from the data as they will be after it, so that nobody waits for a
    drawing; when the data are no longer the same by then, nothing is stored.

    `is_fictief`: the day was made up for an example, and says so wherever it is shown.

    `gewijzigde_punten`: of points of ‘Besloten wordt’, by their key, the text as the college decided it; with the outcome
    GEWIJZIGD, and with that alone. Both texts stand in the document.

    What the college agrees to is kept as a controlegetal; the council decides on that content or on nothing. The
    amendments that it adopted are then written into it, so that document and lock hold the text with them.

    Raises OvergangNietToegestaan, OrgaanNietAanZet, UitkomstNietMogelijk, BesluitpuntenKloppenNiet,
    BesluitdatumKloptNiet, StukOnvolledig, InhoudGewijzigd, RaadNietKlaar, PassageKloptNiet, ZelfdePassage, VolgordeFout,
    Vergrendeld, PdfMislukt, NietWegTeLakken or GelijktijdigGewijzigd.
    """
    naar = volgende_status(OVERGANGEN[stuk.soort], stuk.status, actie)
    voorstel = _Voorstel(
        actie=actie,
        naar=naar,
        orgaan=Orgaan(orgaan),
        datum=datum,
        uitkomst=Uitkomst(uitkomst),
        toelichting=toelichting.strip(),
        is_fictief=is_fictief,
        door=door,
        op=op,
        punten=_echt_gewijzigd(stuk, gewijzigde_punten or {}),
    )
    _eis_mogelijk(stuk, voorstel)
    ontwerp = ontwerp_van(lambda: _voer_uit(stuk, voorstel)) if naar == Stukstatus.DEFINITIEF else None
    with transaction.atomic():
        nu = _voer_uit(stuk, voorstel)
        if ontwerp is not None:
            leg_document_vast(nu, ontwerp, op=op)
    stuk.refresh_from_db()


def _zet_stap(
    stuk: Bestuursstuk, actie: Stukactie, *, door: _Door, op: datetime, opmerking: str, **velden: Any
) -> None:
    naar = volgende_status(OVERGANGEN[stuk.soort], stuk.status, actie)
    with transaction.atomic():
        nu = _houd_vast(stuk)
        if actie in VOORUIT:
            eis_volledig(nu)
            eis_bijstelbaar(nu)
            eis_weglatingen(nu)
        if naar != nu.status:
            velden["status_datum"] = timezone.localdate(op)
        zet_status(nu, naar=naar, actie=actie, door=door, op=op, opmerking=opmerking.strip(), **velden)
    stuk.refresh_from_db()


def _houd_vast(stuk: Bestuursstuk) -> Bestuursstuk:
    """The paper as stored, its row locked; raises GelijktijdigGewijzigd when that is not what the user saw."""
    nu = (
        Bestuursstuk.objects.select_for_update()
        .filter(pk=stuk.pk, status=stuk.status, bewerking=stuk.bewerking)
        .first()
    )
    if nu is None:
        raise GelijktijdigGewijzigd(f"‘{stuk}’")
    return nu


def _eis_mogelijk(stuk: Bestuursstuk, voorstel: _Voorstel) -> None:
    """Refuse a decision that this body cannot take, on this kind of paper, on this day."""
    if ORGAAN_BIJ_STATUS.get(stuk.status) is not voorstel.orgaan:
        raise OrgaanNietAanZet(voorstel.orgaan.label, stuk.get_status_display())
    if voorstel.uitkomst not in uitkomsten(stuk.soort, voorstel.actie):
        raise UitkomstNietMogelijk(voorstel.orgaan.label, voorstel.uitkomst.label, stuk.get_soort_display())
    is_gewijzigd = voorstel.uitkomst is Uitkomst.GEWIJZIGD and voorstel.orgaan is Orgaan.COLLEGE
    if is_gewijzigd != bool(voorstel.punten):
        raise BesluitpuntenKloppenNiet(is_gewijzigd=is_gewijzigd)
    vroegst, laatst = _vroegste_dag(stuk), timezone.localdate(voorstel.op)
    if not vroegst <= voorstel.datum <= laatst:
        raise BesluitdatumKloptNiet(voorstel.datum, vroegst=vroegst, laatst=laatst)


def _echt_gewijzigd(stuk: Bestuursstuk, punten: Mapping[int, str]) -> dict[int, str]:
    """Of these texts those that differ from the proposal, by the key of their point; what is no point of it is left out."""
    voorstel = dict(stuk.besluitpunten.values_list("pk", "tekst"))
    schoon = {pk: tekst.strip() for pk, tekst in punten.items() if pk in voorstel}
    return {pk: tekst for pk, tekst in schoon.items() if tekst and tekst.split() != voorstel[pk].split()}


def _vroegste_dag(stuk: Bestuursstuk) -> date:
    """No decision is older than the paper, or than the decision before it; when the clerk wrote it down is no bound."""
    return max([stuk.datum, *stuk.besluiten.values_list("datum", flat=True)])


def _voer_uit(stuk: Bestuursstuk, voorstel: _Voorstel) -> Bestuursstuk:
    """Everything that the decision brings about but its document; gives the paper as it is then."""
    nu = _houd_vast(stuk)
    gaat_door, is_definitief = voorstel.actie in VOORUIT, voorstel.naar == Stukstatus.DEFINITIEF
    for punt in nu.besluitpunten.filter(pk__in=voorstel.punten):
        punt.gewijzigde_tekst = voorstel.punten[punt.pk]
        punt.save()
    _eis_klaar(nu, voorstel)
    if voorstel.actie == Stukactie.RAAD_BESLUIT:
        amendementen_verwerken(nu)
        bijstelling_doorvoeren(nu, datum=voorstel.datum, door=voorstel.door, op=voorstel.op)
    velden: dict[str, Any] = {f"{voorstel.orgaan}_datum": voorstel.datum}
    if voorstel.naar != nu.status:
        velden["status_datum"] = timezone.localdate(voorstel.op)
    if is_definitief:
        velden["vergrendeld_op"] = voorstel.op
    zet_status(
        nu,
        naar=voorstel.naar,
        actie=voorstel.actie,
        door=voorstel.door,
        op=voorstel.op,
        opmerking=voorstel.toelichting,
        **velden,
    )
    Besluit.objects.create(
        stuk=nu,
        orgaan=voorstel.orgaan,
        datum=voorstel.datum,
        uitkomst=voorstel.uitkomst,
        toelichting=voorstel.toelichting,
        is_fictief=voorstel.is_fictief,
        door=voorstel.door,
        op=voorstel.op,
        controlegetal=inhoudsgetal(nu) if voorstel.actie == Stukactie.COLLEGE_BESLUIT else "",
        besluitpunten=[punt.besloten_tekst for punt in nu.besluitpunten.all()],
    )
    if gaat_door:
        _meld_mijlpaal(nu, voorstel)
    if is_definitief:
        vergrendel_inhoud(nu, datum=voorstel.datum, op=voorstel.op)
    return nu


def _eis_klaar(nu: Bestuursstuk, voorstel: _Voorstel) -> None:
    """Refuse a decision for which not everything is there, or that is not what the council did."""
    if voorstel.actie in VOORUIT:
        eis_volledig(nu)
        eis_bijstelbaar(nu)
        eis_weglatingen(nu)
        eis_ongewijzigd(nu)
    if voorstel.orgaan is Orgaan.RAAD:
        eis_raad_klaar(nu, actie=voorstel.actie, uitkomst=voorstel.uitkomst, datum=voorstel.datum)


def _meld_mijlpaal(stuk: Bestuursstuk, voorstel: _Voorstel) -> None:
    """Report the first open milestone done that waits for this body's decision on this kind of paper, if there is one."""
    mijlpaal = stuk.beleidsplan.mijlpalen.wachtend_op(stuk.soort, voorstel.orgaan).first()
    if mijlpaal is not None:
        mijlpaal_gereed_melden(mijlpaal, datum=voorstel.datum)
