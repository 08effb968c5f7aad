"""The Nota van inbreng: what was said, how often where that may be told, and what was done with it."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.urls import reverse

from consultatie.misbruik.enums import Verdenking
from consultatie.models import Label, Vragenlijst
from consultatie.openantwoord.enums import Antwoordstatus, Reden
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.inbreng_verzamelen import verzamel_inbreng
from rapportage.documenten.inbrengnota import Inbrenglabel
from rapportage.documenten.models import Document
from rapportage.documenten.opmaken import maak_html, maak_inhoud
from rapportage.documenten.services import inbrengnota_vastleggen
from rapportage.pdf import maak_pdf
from rapportage.resultaten.services import resultaten_publiceren
from rapportage.uitslag.queries import correctie_van
from tests.consultatie.openantwoorden import vraag
from tests.factories.consultatie import LabelFactory, OpenantwoordFactory, VragenlijstversieFactory, definitie
from tests.factories.thema import ThemaFactory
from tests.rapportage.pdfkeuring import gebreken, koppen_zonder_scope, paginateksten, tabellen_zonder_koppen
from tests.rapportage.test_queries import tel
from tests.thema.beheer import als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

DAG = date(2019, 10, 4)
OP = datetime(2019, 10, 4, 9, 0, tzinfo=UTC)


def _lijst(*, aantal: int = 12, tekst: str = "Meer licht.", **label: Any) -> Vragenlijst:
    """A questionnaire with so many texts that bear one label, of which the first may be quoted."""
    thema = ThemaFactory.create()
    versie = VragenlijstversieFactory.create(
        vragenlijst__beleidsplan=thema.beleidsplan,
        vragenlijst__status=Vragenlijststatus.GESLOTEN,
        definitie=definitie(vraag("eerste", "open", maximum=2000)),
    )
    bij = LabelFactory.create(vragenlijst=versie.vragenlijst, thema=thema, naam="Licht", **label)
    for nummer in range(aantal):
        antwoord = OpenantwoordFactory.create(
            versie=versie, origineel=f"geheim {nummer}", tekst=f"{tekst} {nummer}", is_citeerbaar=nummer == 0
        )
        antwoord.labels.add(bij)
    lijst: Vragenlijst = versie.vragenlijst
    return lijst


def _openbaar(lijst: Vragenlijst) -> Vragenlijst:
    tel(lijst, Kanaal.OPEN, 30)
    resultaten_publiceren(lijst, door=None, op=OP)
    return lijst


def _label(lijst: Vragenlijst) -> Inbrenglabel:
    return verzamel_inbreng(lijst, dag=DAG).themas[0].labels[0]


@pytest.mark.parametrize(("aantal", "getoond"), [(9, None), (10, 10), (12, 12)])
def test_how_often_something_was_said_is_told_from_the_threshold_on(aantal: int, getoond: int | None):
    lijst = _lijst(aantal=aantal)

    assert [groep.aantal for groep in verzamel_inbreng(lijst, dag=DAG).groepen] == [getoond]

    OpenantwoordFactory.create_batch(12, versie=lijst.versies.get())

    assert [groep.aantal for groep in _label(lijst).groepen] == [getoond]


def test_that_nearly_all_said_it_is_told_as_little_as_on_the_page_of_results():
    lijst = _lijst(aantal=12)
    OpenantwoordFactory.create_batch(9, versie=lijst.versies.get())

    assert [groep.aantal for groep in _label(lijst).groepen] == [None]


def test_groups_stand_side_by_side_and_a_small_one_is_hidden():
    lijst = _lijst(aantal=12)
    OpenantwoordFactory.create_batch(12, versie=lijst.versies.get())
    label = lijst.labels.get()
    for _ in range(3):
        OpenantwoordFactory.create(versie=lijst.versies.get(), kanaal=Kanaal.DIGIPANEL).labels.add(label)

    assert [(groep.korte_naam, groep.aantal) for groep in _label(lijst).groepen] == [
        ("Inwoners", 12),
        ("Digipanel", None),
    ]


def test_the_group_of_residents_says_so_where_some_of_them_wrote_on_paper():
    lijst = _lijst(aantal=12)

    assert [groep.naam for groep in verzamel_inbreng(lijst, dag=DAG).groepen] == ["Inwoners (open vragenlijst)"]

    OpenantwoordFactory.create(versie=lijst.versies.get(), kanaal=Kanaal.PAPIER)

    assert [groep.naam for groep in verzamel_inbreng(lijst, dag=DAG).groepen] == [
        "Inwoners (open vragenlijst en papier)"
    ]


@pytest.mark.parametrize(
    ("kanalen", "zin"),
    [
        ([Kanaal.OPEN], "Inwoners schreven in eigen woorden"),
        ([Kanaal.DIGIPANEL, Kanaal.PAPIER], "Inwoners schreven in eigen woorden"),
        ([Kanaal.PARTNER], "Partners schreven in eigen woorden"),
        ([Kanaal.PARTNER, Kanaal.OPEN], "Inwoners en partners schreven in eigen woorden"),
        ([Kanaal.NETWERKSESSIE], "Inwoners schreven in eigen woorden"),
        ([Kanaal.RAAD], "Raadsleden schreven in eigen woorden"),
        ([Kanaal.RAAD, Kanaal.PARTNER, Kanaal.PAPIER], "Inwoners, partners en raadsleden schreven in eigen woorden"),
        ([], "Hier leest u wat er is gezegd"),
    ],
)
def test_the_nota_says_who_wrote_and_names_nobody_who_did_not(kanalen: list[Kanaal], zin: str):
    lijst = _lijst(aantal=0, gedaan="Er komt licht.")
    for kanaal in kanalen:
        OpenantwoordFactory.create(versie=lijst.versies.get(), kanaal=kanaal)

    inhoud = maak_inhoud(verzamel_inbreng(lijst, dag=DAG))

    assert f'<p class="intro lead">{zin}' in inhoud


@pytest.mark.parametrize(
    ("wachtend", "verlopen", "ongelezen", "zin"),
    [
        (0, 0, 0, "Medewerkers lazen elk antwoord"),
        (6, 3, None, "Enkele antwoorden zijn niet gelezen; die staan niet in deze nota."),
        (6, 4, 10, "10 antwoorden zijn niet gelezen; die staan niet in deze nota."),
    ],
)
def test_the_nota_says_how_many_answers_were_not_read(wachtend: int, verlopen: int, ongelezen: int | None, zin: str):
    lijst = _lijst()
    versie = lijst.versies.get()
    OpenantwoordFactory.create_batch(wachtend, versie=versie, nieuw=True)
    weg = {"versie": versie, "status": Antwoordstatus.WEGGELEGD, "tekst": None}
    OpenantwoordFactory.create_batch(verlopen, **weg, origineel=None, reden=Reden.BEWAARTERMIJN)
    OpenantwoordFactory.create(**weg, reden=Reden.KWETSEND)
    OpenantwoordFactory.create(versie=versie, nieuw=True, verdenking=Verdenking.SNEL)

    nota = verzamel_inbreng(lijst, dag=DAG)

    assert nota.ongelezen == ongelezen
    assert zin in maak_inhoud(nota)
    assert ("Medewerkers lazen elk antwoord" in maak_inhoud(nota)) is (ongelezen == 0)


def test_only_what_was_cleared_and_may_be_quoted_is_quoted():
    lijst = _lijst()
    label = lijst.labels.get()
    OpenantwoordFactory.create(versie=lijst.versies.get(), nieuw=True, is_citeerbaar=True).labels.add(label)

    assert _label(lijst).citaten == ("Meer licht. 0",)
    assert "geheim" not in maak_html(verzamel_inbreng(lijst, dag=DAG), concept=True)


def test_a_label_that_nobody_used_and_without_a_reaction_is_left_out():
    lijst = _lijst()
    LabelFactory.create(vragenlijst=lijst, naam="Ongebruikt")
    LabelFactory.create(vragenlijst=lijst, naam="Beantwoord", gedaan="Dat doen wij.")

    namen = [label.naam for thema in verzamel_inbreng(lijst, dag=DAG).themas for label in thema.labels]

    assert namen == ["Licht", "Beantwoord"]


def test_nothing_of_a_text_is_markup_in_page_or_file():
    lijst = _lijst(tekst="<script>alert(1)</script> **vet** <img src=x>")
    nota = verzamel_inbreng(lijst, dag=DAG)

    for html in (maak_html(nota, concept=False), maak_inhoud(nota)):
        assert "<script>" not in html
        assert "<img src=x" not in html
        assert "&lt;script&gt;alert(1)&lt;/script&gt; **vet**" in html


@pytest.mark.traag
@pytest.mark.parametrize("concept", [True, False])
def test_the_file_is_for_the_archive_and_for_every_reader(concept: bool):
    lijst = _lijst(
        omschrijving="Het is donker.", gedaan="Er komt licht.", waarom="Dat helpt.", besluit="Raad, 27 november"
    )

    pdf = maak_pdf(maak_html(verzamel_inbreng(lijst, dag=DAG), concept=concept))

    assert gebreken(pdf) == []
    assert (koppen_zonder_scope(pdf), tabellen_zonder_koppen(pdf)) == (0, 0)
    tekst = " ".join(paginateksten(pdf))
    assert all(deel in tekst for deel in ("Nota van inbreng", "Licht", "Er komt licht.", "Dat helpt.", "Meer licht. 0"))
    assert ("CONCEPT" in tekst) is concept


@pytest.mark.traag
def test_freezing_again_makes_another_document_and_leaves_the_first():
    lijst = _openbaar(_lijst(gedaan="Er komt licht."))

    eerste, tweede = (inbrengnota_vastleggen(lijst, op=OP) for _ in range(2))

    assert (eerste.soort, eerste.gepubliceerd_op) == (Documentsoort.INBRENGNOTA, None)
    assert (eerste.slug, tweede.slug) == (f"nota-van-inbreng-{lijst.slug}", f"nota-van-inbreng-{lijst.slug}-2")
    assert eerste.besluit == "Vastgelegd op 4 oktober 2019"


def test_what_is_still_open_or_unread_or_not_public_is_not_frozen():
    lijst = _lijst()
    client = als(Rol.OOV)
    url = reverse("admin:rapportage_document_inbrengnota", args=[lijst.pk])

    niet_openbaar = client.post(url, follow=True).content.decode()
    _openbaar(lijst)
    OpenantwoordFactory.create(versie=lijst.versies.get(), nieuw=True)
    ongelezen = client.post(url, follow=True).content.decode()
    Vragenlijst.objects.update(status=Vragenlijststatus.OPEN)
    nog_open = client.post(url, follow=True).content.decode()

    assert "De resultaten zijn nog niet openbaar. Maak die eerst openbaar" in niet_openbaar
    assert "1 antwoord is nog door niemand gelezen" in ongelezen
    assert "De vragenlijst is nog open" in nog_open
    assert not Document.objects.exists()


def test_what_is_labelled_after_publication_is_counted_nowhere():
    # Beside what is public it would tell what these few texts are about.
    lijst = _lijst()
    licht, buren = lijst.labels.get(), LabelFactory.create(vragenlijst=lijst, naam="Buren")

    def schrijf(aantal: int, label: Label) -> None:
        for antwoord in OpenantwoordFactory.create_batch(aantal, versie=lijst.versies.get(), tekst="Nog meer."):
            antwoord.labels.add(label)

    schrijf(12, buren)
    voor = verzamel_inbreng(_openbaar(lijst), dag=DAG)
    schrijf(4, licht)

    na = verzamel_inbreng(lijst, dag=DAG)
    correctie = correctie_van(lijst, dag=DAG)

    geteld = [[groep.aantal for groep in nota.themas[0].labels[0].groepen] for nota in (voor, na)]
    assert geteld == [[12], [12]]
    assert correctie is not None
    assert correctie.verschillen == ()
    assert [groep.gecodeerd for groep in correctie.resultaat.openantwoorden[0].groepen] == [24]


@pytest.mark.traag
def test_staff_see_what_is_missing_and_freeze_with_one_button():
    lijst = _openbaar(_lijst())
    client = als(Rol.OOV)
    url = reverse("admin:rapportage_document_inbrengnota", args=[lijst.pk])

    pagina = client.get(url).content.decode()
    assert "schrijf een reactie" in pagina
    assert "de gemeente heeft hierop nog niet gereageerd" in pagina
    client.post(url)

    assert Document.objects.get().soort == Documentsoort.INBRENGNOTA
