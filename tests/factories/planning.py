"""Factories of the room of decisions: the valid minimum of each model, and the planning of the founding case."""

from datetime import UTC, date, datetime

import factory
from factory.django import DjangoModelFactory

from planning.college.enums import Behandeling
from planning.geheimhouding.enums import Oplegger
from planning.mijlpaal.enums import Fase, Orgaan
from planning.models import (
    Agendapunt,
    Amendement,
    Besluit,
    Besluitenlijstregel,
    Besluitpunt,
    Bestuursstuk,
    Bijlage,
    Collegevergadering,
    Fractie,
    Geheimhouding,
    Mijlpaal,
    Motie,
    Notagegevens,
    Planwijziging,
    Raadstafel,
    Raadsvraag,
    Routingstap,
    Sjabloon,
    Sjabloonsectie,
    Stuksectie,
    Toezegging,
    Weglating,
)
from planning.stuk.enums import Besluitenlijst, Openbaarmaking, Stukstatus, Uitkomst
from rapportage.documenten.enums import Documentsoort
from rapportage.models import Document, Voortgangsrapportage
from tests.factories.thema import BeleidsplanFactory, GemeenteFactory, ThemaFactory
from thema.models import Beleidsplan
from thema.thema.enums import Themastatus


class MijlpaalFactory(DjangoModelFactory):
    """An open milestone of OOV in September 2019 that staff report done by hand."""

    class Meta:
        model = Mijlpaal

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    fase = Fase.IN_GESPREK
    actie = factory.Sequence(lambda nummer: f"Actie {nummer}")
    publiekstekst = factory.Sequence(lambda nummer: f"Stap {nummer}")
    betreft = Orgaan.OOV
    van = date(2019, 9, 1)
    tot = date(2019, 9, 30)


# R59: first and last day, step, action, in plain words, whom it concerns, which paper's decision fulfils it.
PLANNING_2019 = (
    (date(2019, 7, 1), date(2019, 7, 31), Fase.START, "Vaststellen van de startnotitie MJBP Veiligheid 2020-2023",
     "Het college stelt de startnotitie vast", Orgaan.COLLEGE, Documentsoort.STARTNOTITIE),
    (date(2019, 7, 1), date(2019, 7, 31), Fase.START, "Kennisnemen van de startnotitie MJBP Veiligheid 2020-2023",
     "De raad neemt kennis van de startnotitie", Orgaan.RAAD, Documentsoort.RAADSMEDEDELING),
    (date(2019, 7, 1), date(2019, 9, 30), Fase.MEEDENKEN, "Consulteren van inwoners en (veiligheids)partners",
     "Inwoners en partners denken mee", Orgaan.OOV, ""),
    (date(2019, 9, 1), date(2019, 9, 30), Fase.IN_GESPREK, "Interactieve netwerksessie voor inwoners en gemeenteraad",
     "Netwerksessie voor inwoners en gemeenteraad", Orgaan.OOV, ""),
    (date(2019, 10, 1), date(2019, 10, 31), Fase.IN_GESPREK,
     "Bespreken uitkomsten netwerksessie en verdieping op thema's",
     "De raad bespreekt de uitkomsten en gaat dieper in op de thema’s", Orgaan.RAAD, ""),
    (date(2019, 10, 1), date(2019, 10, 31), Fase.BESLUIT, "Vaststellen MJBP Veiligheid 2020-2023",
     "Het college stelt het plan vast", Orgaan.COLLEGE, Documentsoort.PLAN),
    (date(2019, 11, 1), date(2019, 11, 30), Fase.BESLUIT, "Vaststellen MJBP Veiligheid 2020-2023",
     "De raad stelt het plan vast", Orgaan.RAAD, Documentsoort.PLAN),
)  # fmt: skip


def maak_planning_2019(plan: Beleidsplan, *, gereed: int = 0) -> list[Mijlpaal]:
    """The seven milestones of R59, of which the first `gereed` are done on their last day."""
    return [
        MijlpaalFactory.create(
            beleidsplan=plan,
            volgorde=volgorde,
            van=van,
            tot=tot,
            fase=fase,
            actie=actie,
            publiekstekst=publiekstekst,
            betreft=betreft,
            vervuld_door=vervuld_door,
            gereed_datum=tot if volgorde <= gereed else None,
        )
        for volgorde, (van, tot, fase, actie, publiekstekst, betreft, vervuld_door) in enumerate(PLANNING_2019, start=1)
    ]


class BestuursstukFactory(DjangoModelFactory):
    """A raadsmededeling in concept, of OOV, dated 27 June 2019, without any section."""

    class Meta:
        model = Bestuursstuk

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    soort = Documentsoort.RAADSMEDEDELING
    onderwerp = "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023"
    datum = date(2019, 6, 27)
    team = "OOV"
    programma = "Veiligheid"
    portefeuillehouder = "Burgemeester"


class NotagegevensFactory(DjangoModelFactory):
    """Of a nota that is public with its decision."""

    class Meta:
        model = Notagegevens

    stuk = factory.SubFactory(BestuursstukFactory, soort=Documentsoort.NOTA)
    college = "Burgemeester"
    openbaarmaking = Openbaarmaking.NOTA_EN_BESLUIT


class BesluitpuntFactory(DjangoModelFactory):
    class Meta:
        model = Besluitpunt

    stuk = factory.SubFactory(BestuursstukFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    tekst = "De nota en het besluit openbaar te maken."


class BesluitenlijstregelFactory(DjangoModelFactory):
    class Meta:
        model = Besluitenlijstregel

    stuk = factory.SubFactory(BestuursstukFactory)
    lijst = Besluitenlijst.OPENBAAR


class RoutingstapFactory(DjangoModelFactory):
    class Meta:
        model = Routingstap

    stuk = factory.SubFactory(BestuursstukFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    rol = "gem.secr."


class BijlageFactory(DjangoModelFactory):
    class Meta:
        model = Bijlage

    stuk = factory.SubFactory(BestuursstukFactory)
    titel = "Startnotitie"


class SjabloonFactory(DjangoModelFactory):
    """Of a raadsmededeling, without any heading."""

    class Meta:
        model = Sjabloon

    gemeente = factory.SubFactory(GemeenteFactory)
    soort = Documentsoort.RAADSMEDEDELING


class SjabloonsectieFactory(DjangoModelFactory):
    class Meta:
        model = Sjabloonsectie

    sjabloon = factory.SubFactory(SjabloonFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    kop = "Inleiding"


class StuksectieFactory(DjangoModelFactory):
    class Meta:
        model = Stuksectie

    stuk = factory.SubFactory(BestuursstukFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    kop = "Inleiding"
    tekst = "Met deze startnotitie begint het werk aan een nieuw plan."


class WeglatingFactory(DjangoModelFactory):
    """A passage of a paper of before May 2022, that is about a person."""

    class Meta:
        model = Weglating

    stuk = factory.SubFactory(BestuursstukFactory)
    passage = "nieuw plan"
    gronden = factory.LazyFunction(lambda: ["wob-10-2-e"])
    motivering = "Het belang van deze persoon weegt zwaarder dan openbaarheid."


class GeheimhoudingFactory(DjangoModelFactory):
    """Imposed by the college on 1 July 2019, not on the council, and still holding."""

    class Meta:
        model = Geheimhouding

    stuk = factory.SubFactory(BestuursstukFactory)
    oplegger = Oplegger.COLLEGE
    gronden = factory.LazyFunction(lambda: ["wob-10-2-b"])
    motivering = "Onderhandelingen over geld lopen nog."
    van = date(2019, 7, 1)
    op = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)


class BesluitFactory(DjangoModelFactory):
    class Meta:
        model = Besluit

    stuk = factory.SubFactory(BestuursstukFactory)
    orgaan = Orgaan.COLLEGE
    datum = date(2019, 7, 9)
    uitkomst = Uitkomst.VASTGESTELD
    op = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)


class FractieFactory(DjangoModelFactory):
    """In the council since the elections of 2018."""

    class Meta:
        model = Fractie

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda nummer: f"Fractie {nummer}")
    zetels = 5
    van = date(2018, 3, 29)


def _nieuw_thema(plan: Beleidsplan) -> int:
    return int(ThemaFactory.create(beleidsplan=plan, status=Themastatus.GEPRIORITEERD).pk)


class AmendementFactory(DjangoModelFactory):
    """On the plan that lies at the council: the one sentence of a theme that is made with it."""

    class Meta:
        model = Amendement
        skip_postgeneration_save = True

    stuk = factory.SubFactory(BestuursstukFactory, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)
    nummer = factory.Sequence(lambda nummer: f"A{nummer}")
    titel = "Ook het buitengebied"
    plek = factory.LazyAttribute(lambda amendement: f"thema.kern:{_nieuw_thema(amendement.stuk.beleidsplan)}")
    was = "de stad"
    wordt = "stad en buitengebied"

    @factory.post_generation
    def _indiener(self, create: bool, _gegeven: object, **_anders: object) -> None:
        """Of a council that there is, or of one that is made now."""
        if create:
            gemeente = self.stuk.beleidsplan.gemeente
            self.indieners.add(gemeente.fracties.first() or FractieFactory.create(gemeente=gemeente))


class PlanwijzigingFactory(DjangoModelFactory):
    """Other words in the one sentence of a theme that is made with it."""

    class Meta:
        model = Planwijziging

    stuk = factory.SubFactory(BestuursstukFactory, soort=Documentsoort.BIJSTELLING)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    plek = factory.LazyAttribute(lambda wijziging: f"thema.kern:{_nieuw_thema(wijziging.stuk.beleidsplan)}")
    was = "de stad"
    wordt = "stad en buitengebied"
    reden = "Ook daar is overlast."


class MotieFactory(DjangoModelFactory):
    class Meta:
        model = Motie
        skip_postgeneration_save = True

    stuk = factory.SubFactory(BestuursstukFactory, soort=Documentsoort.PLAN, status=Stukstatus.RAAD)
    nummer = factory.Sequence(lambda nummer: f"M{nummer}")
    titel = "Vertel het de wijken"
    dictum = "Verzoekt het college elk jaar in elke wijk te vertellen hoe het staat."

    @factory.post_generation
    def _indiener(self, create: bool, _gegeven: object, **_anders: object) -> None:
        """Of a council that there is, or of one that is made now."""
        if create:
            gemeente = self.stuk.beleidsplan.gemeente
            self.indieners.add(gemeente.fracties.first() or FractieFactory.create(gemeente=gemeente))


class CollegevergaderingFactory(DjangoModelFactory):
    """The meeting of 9 July 2019, of which the agenda has not been adopted."""

    class Meta:
        model = Collegevergadering

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    datum = date(2019, 7, 9)


class AgendapuntFactory(DjangoModelFactory):
    class Meta:
        model = Agendapunt

    vergadering = factory.SubFactory(CollegevergaderingFactory)
    stuk = factory.SubFactory(BestuursstukFactory)
    volgorde = factory.Sequence(lambda nummer: nummer + 1)
    behandeling = Behandeling.BESPREEKSTUK


class VoortgangsrapportageFactory(DjangoModelFactory):
    class Meta:
        model = Voortgangsrapportage

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    jaar = 2020
    samenvatting = "Het plan ligt op koers."


class DocumentFactory(DjangoModelFactory):
    """A frozen document that is not public."""

    class Meta:
        model = Document

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    soort = Documentsoort.RAADSMEDEDELING
    titel = "Startnotitie Meerjarenbeleidsplan Veiligheid 2020-2023"
    slug = factory.Sequence(lambda nummer: f"document-{nummer}")
    datum = date(2019, 6, 27)
    besluit = "De raad nam er kennis van op 10 juli 2019"
    gegevens = factory.LazyFunction(dict)
    inhoud = "<p>Tekst</p>"
    pdf = b"%PDF-"
    sha256 = "0" * 64
    paginas = 1
    bytes = 5
    softwareversie = "0.1.0"
    vastgelegd_op = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)


def maak_complete_mededeling(plan: Beleidsplan, **velden: object) -> Bestuursstuk:
    """A raadsmededeling that may go into routing: one section with text."""
    stuk: Bestuursstuk = BestuursstukFactory.create(beleidsplan=plan, **velden)
    StuksectieFactory.create(stuk=stuk)
    return stuk


def maak_complete_nota(plan: Beleidsplan, **velden: object) -> Bestuursstuk:
    """A nota that may go into routing: public at once, with the point that says so and one section."""
    stuk = maak_complete_mededeling(plan, soort=Documentsoort.NOTA, **velden)
    NotagegevensFactory.create(stuk=stuk)
    BesluitpuntFactory.create(stuk=stuk)
    return stuk


class RaadstafelFactory(DjangoModelFactory):
    """In public, on 9 October 2019, about the plan as a whole."""

    class Meta:
        model = Raadstafel

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    datum = date(2019, 10, 9)
    onderwerp = "Uitkomsten van de netwerksessie"


class RaadsvraagFactory(DjangoModelFactory):
    """That nobody answered yet."""

    class Meta:
        model = Raadsvraag

    raadstafel = factory.SubFactory(RaadstafelFactory)
    fractie = factory.SubFactory(FractieFactory)
    vraag = "Hoeveel meldingen zijn er in het buitengebied?"


class ToezeggingFactory(DjangoModelFactory):
    """Open, due at the end of 2019."""

    class Meta:
        model = Toezegging

    raadstafel = factory.SubFactory(RaadstafelFactory)
    door = "de burgemeester"
    tekst = "De raad krijgt de cijfers per wijk."
    termijn_datum = date(2019, 12, 31)
