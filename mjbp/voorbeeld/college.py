"""What the college of the example met about, and a nota that was secret for a while; both are made up."""

from datetime import date

from planning.college.enums import Vergaderactie
from planning.college.models import Collegevergadering
from planning.college.services import besluitenlijst_publiceren, vergadering_zetten
from planning.geheimhouding.services import Oplegging, geheimhouding_opheffen, geheimhouding_opleggen
from planning.stuk.enums import Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.services import document_publiceren
from thema.basis.rollen import Rol
from thema.beleidsplan.models import Beleidsplan

from .accounts import Spelers
from .bron import lees
from .moment import op_moment
from .stukken import Beslissing, college_besluit, document_van, naar_het_college, stuk_maken


def vergadering_beleggen(plan: Beleidsplan, *, spelers: Spelers, dag: date, moment: str) -> Collegevergadering:
    """A meeting of `dag` whose agenda, the papers that wait for that day, is adopted at this moment."""
    secretariaat = spelers[Rol.BESTUURSSECRETARIAAT]
    with op_moment(moment, door=secretariaat) as op:
        vergadering = Collegevergadering.objects.create(beleidsplan=plan, datum=dag, is_fictief=True)
        vergadering_zetten(vergadering, Vergaderactie.AGENDA_VASTSTELLEN, door=secretariaat, op=op)
    return vergadering


def besluitenlijst_maken(vergadering: Collegevergadering, *, spelers: Spelers, moment: str) -> None:
    """The meeting was held; its list of decisions becomes public at this moment."""
    secretariaat = spelers[Rol.BESTUURSSECRETARIAAT]
    with op_moment(moment, door=secretariaat) as op:
        vergadering_zetten(vergadering, Vergaderactie.HOUDEN, door=secretariaat, op=op)
        besluitenlijst_publiceren(vergadering, op=op)


def geheime_nota_behandelen(plan: Beleidsplan, *, spelers: Spelers) -> None:
    """Secret from its first day until five weeks later; then its public version is published, without one passage."""
    oov, secretariaat, sleutel = spelers[Rol.OOV], spelers[Rol.BESTUURSSECRETARIAAT], "nota-cameras"
    with op_moment("2021-03-16 09:00", door=oov):
        stuk = stuk_maken(plan, Documentsoort.NOTA, sleutel=sleutel, is_fictief=True)
    with op_moment("2021-03-16 09:30", door=secretariaat) as op:
        oplegging = Oplegging(**lees("stukken")[f"{sleutel}-geheim"])
        geheim = geheimhouding_opleggen(stuk, oplegging, door=secretariaat, op=op)
    naar_het_college(
        stuk, spelers=spelers, in_routing="2021-03-17 10:00", geagendeerd="2021-03-25 15:30", sleutel=sleutel
    )
    besluit = Beslissing(Uitkomst.AKKOORD, date(2021, 3, 30), "2021-03-30 14:30", is_fictief=True)
    college_besluit(stuk, besluit, spelers=spelers)
    with op_moment("2021-04-20 09:00", door=secretariaat) as op:
        geheimhouding_opheffen(geheim, datum=date(2021, 4, 20), op=op)
        document_publiceren(document_van(stuk).openbaar_deel, op=op)
