"""The meeting of the college: its table typed out, its agenda, and a list of decisions that tells no secret."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from django.test import Client

from planning.besluit.fouten import BesluitpuntenKloppenNiet
from planning.besluit.services import stuk_intrekken
from planning.college.enums import Behandeling, Vergaderactie, Vergaderstatus
from planning.college.fouten import AgendaLeeg, LijstLigtVast, NietGehouden, NogNietGeweest, UitkomstOntbreekt
from planning.college.openbaar import Zichtbaar, wat_is_zichtbaar
from planning.college.queries import punten_van
from planning.college.services import Plaats, agenda_opslaan, besluitenlijst_publiceren, vergadering_zetten
from planning.college.verzamelen import verzamel_besluitenlijst
from planning.college.workflow import OVERGANGEN
from planning.models import Bestuursstuk, Collegevergadering
from planning.stuk.controle import StukOnvolledig
from planning.stuk.enums import Besluitenlijst, Openbaarmaking, Stukactie, Stukstatus, Uitkomst
from rapportage.documenten.opmaken import als_json, maak_inhoud
from tests.factories.planning import (
    BesluitenlijstregelFactory,
    BesluitpuntFactory,
    CollegevergaderingFactory,
    GeheimhoudingFactory,
    WeglatingFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory
from tests.planning.besluitnemers import COLLEGEDAG, OP, college
from tests.planning.stukbeheer import LIJST, stap
from tests.planning.takenlijst import te_doen_voor, zinnen_van
from tests.rapportage.pdfkeuring import gebreken
from tests.thema.beheer import als
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.overgang import volgende_status
from thema.basis.rollen import Rol

GEHEIM = "Het onderwerp dat niemand mag weten"
VERWACHT = {
    "gepland": {"agenda_vaststellen": "agenda_vastgesteld"},
    "agenda_vastgesteld": {"agenda_openen": "gepland", "houden": "gehouden"},
}


@pytest.mark.parametrize(("status", "actie"), [*product(Vergaderstatus, Vergaderactie)])
def test_every_step_of_a_meeting_does_what_is_written_here(status: Vergaderstatus, actie: Vergaderactie):
    verwacht = VERWACHT.get(status.value, {}).get(actie.value)

    if verwacht is None:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN, status, actie)
    else:
        assert volgende_status(OVERGANGEN, status, actie) == verwacht


# proposal → what of a paper that was agreed to stands in the list, before and after its document is public
ZICHTBAAR = {
    None: ("geheel", "geheel"),
    1: ("geheel", "geheel"),
    2: ("geheel", "geheel"),
    3: ("later", "geheel"),
    4: ("geheel", "geheel"),
    5: ("besluit", "besluit"),
    6: ("niets", "niets"),
}


@pytest.mark.parametrize(
    ("voorstel", "uitkomst"), [*product(ZICHTBAAR, [*Uitkomst, "ingetrokken", "teruggestuurd", ""])]
)
def test_the_list_shows_of_every_paper_what_its_proposal_allows(voorstel: int | None, uitkomst: str):
    zonder, met = (
        wat_is_zichtbaar(voorstel, uitkomst=uitkomst, is_gepubliceerd=openbaar).value for openbaar in (False, True)
    )

    if voorstel == 6:
        assert (zonder, met) == ("niets", "niets")
    elif uitkomst in ("akkoord", "vastgesteld", "gewijzigd"):
        assert (zonder, met) == ZICHTBAAR[voorstel]
    else:
        assert (zonder, met) == ("uitkomst", "uitkomst")


def _vergadering(**velden: object) -> Collegevergadering:
    vergadering: Collegevergadering = CollegevergaderingFactory.create(**velden)
    return vergadering


def _geagendeerd(vergadering: Collegevergadering, onderwerp: str = "Startnotitie", **nota: object) -> Bestuursstuk:
    """A nota on the agenda of this meeting."""
    stuk = maak_complete_nota(
        vergadering.beleidsplan, status=Stukstatus.COLLEGE, college_datum=vergadering.datum, onderwerp=onderwerp
    )
    if nota:
        type(stuk.nota).objects.filter(pk=stuk.nota.pk).update(**nota)
        stuk.besluitpunten.update(tekst="In te stemmen met het voorstel.")
    return Bestuursstuk.objects.get(pk=stuk.pk)


def _gehouden(vergadering: Collegevergadering) -> Collegevergadering:
    for actie in (Vergaderactie.AGENDA_VASTSTELLEN, Vergaderactie.HOUDEN):
        vergadering_zetten(vergadering, actie, door=None, op=OP)
    return vergadering


# ── The agenda ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_agenda_is_what_was_put_on_it_for_that_day_akkoordstukken_first():
    vergadering = _vergadering()
    bespreek, akkoord = _geagendeerd(vergadering, "Bespreken"), _geagendeerd(vergadering, "Akkoord")
    BesluitenlijstregelFactory.create(stuk=akkoord, lijst=Besluitenlijst.AKKOORDSTUKKEN, is_aangekruist=True)
    maak_complete_mededeling(vergadering.beleidsplan, status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 16))
    maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.COLLEGE, college_datum=COLLEGEDAG)

    punten = punten_van(vergadering)

    assert [(punt.nummer, punt.stuk, punt.behandeling) for punt in punten] == [
        (1, akkoord, Behandeling.AKKOORDSTUK),
        (2, bespreek, Behandeling.BESPREEKSTUK),
    ]


@pytest.mark.django_db
def test_the_secretariat_orders_the_agenda_and_what_comes_later_comes_last():
    vergadering = _vergadering()
    een, twee = _geagendeerd(vergadering, "Een"), _geagendeerd(vergadering, "Twee")

    agenda_opslaan(
        vergadering, [Plaats(een.pk, 2, Behandeling.BESPREEKSTUK), Plaats(twee.pk, 1, Behandeling.AKKOORDSTUK)]
    )
    drie = _geagendeerd(vergadering, "Drie")

    punten = punten_van(vergadering)
    assert [punt.stuk for punt in punten] == [twee, een, drie]
    assert [punt.is_nieuw for punt in punten] == [False, False, True]
    assert punten[0].behandeling is Behandeling.AKKOORDSTUK


@pytest.mark.django_db
@pytest.mark.parametrize("aantal", [1, 3])
def test_an_agenda_takes_a_fixed_number_of_queries(django_assert_num_queries, aantal: int):
    vergadering = _vergadering()
    for nummer in range(aantal):
        _geagendeerd(vergadering, f"Stuk {nummer}")

    with django_assert_num_queries(7):
        punten_van(vergadering)


@pytest.mark.django_db
def test_what_becomes_of_each_paper_stands_on_the_agenda():
    vergadering = _vergadering()
    stukken = {naam: _geagendeerd(vergadering, naam) for naam in ("akkoord", "aangehouden", "weg", "later", "open")}
    vergadering_zetten(vergadering, Vergaderactie.AGENDA_VASTSTELLEN, door=None, op=OP)
    college(stukken["akkoord"], uitkomst=Uitkomst.AKKOORD)
    college(stukken["aangehouden"], actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN)
    stuk_intrekken(stukken["weg"], door=None, op=OP, opmerking="Niet nodig")
    Bestuursstuk.objects.filter(pk=stukken["later"].pk).update(college_datum=date(2019, 7, 16))

    assert [(punt.stuk.onderwerp, punt.in_woorden) for punt in punten_van(vergadering)] == [
        ("akkoord", "Akkoord"),
        ("aangehouden", "Aangehouden"),
        ("weg", "Ingetrokken"),
        ("later", "Naar een andere vergadering"),
        ("open", ""),
    ]


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_meeting_goes_on_only_with_papers_on_its_day_and_as_it_was_seen():
    vergadering = _vergadering()
    with pytest.raises(AgendaLeeg):
        vergadering_zetten(vergadering, Vergaderactie.AGENDA_VASTSTELLEN, door=None, op=OP)
    _geagendeerd(vergadering)
    vergadering_zetten(vergadering, Vergaderactie.AGENDA_VASTSTELLEN, door=None, op=OP)
    gezien = Collegevergadering.objects.get(pk=vergadering.pk)

    with pytest.raises(NogNietGeweest):
        vergadering_zetten(vergadering, Vergaderactie.HOUDEN, door=None, op=datetime(2019, 7, 8, 9, 0, tzinfo=UTC))
    with pytest.raises(NietGehouden):
        besluitenlijst_publiceren(vergadering, op=OP)
    with pytest.raises(OvergangNietToegestaan):
        agenda_opslaan(vergadering, ())
    vergadering_zetten(vergadering, Vergaderactie.HOUDEN, door=None, op=OP)
    with pytest.raises(GelijktijdigGewijzigd):
        vergadering_zetten(gezien, Vergaderactie.HOUDEN, door=None, op=OP)
    with pytest.raises(UitkomstOntbreekt, match="Nota voor burgemeester en wethouders"):
        besluitenlijst_publiceren(vergadering, op=OP)


# ── Changed by the college ───────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_changed_point_is_written_down_and_both_texts_stand_in_the_document():
    nota = _geagendeerd(_vergadering())
    punt = BesluitpuntFactory.create(
        stuk=nota, volgorde=nota.besluitpunten.get().volgorde + 1, tekst="Het plan aan te bieden."
    )

    college(nota, uitkomst=Uitkomst.GEWIJZIGD, gewijzigde_punten={punt.pk: "Het plan na de zomer aan te bieden."})

    assert nota.document is not None
    assert "Het plan na de zomer aan te bieden." in nota.document.inhoud
    assert "Het voorstel was: ‘Het plan aan te bieden.’" in nota.document.inhoud
    assert nota.document.besluit == "Het college stelde het gewijzigd vast op 9 juli 2019"


@pytest.mark.django_db
def test_a_change_and_its_outcome_come_together():
    nota = _geagendeerd(_vergadering())
    punt = nota.besluitpunten.get()

    with pytest.raises(BesluitpuntenKloppenNiet, match="Pas de tekst aan"):
        college(
            nota, uitkomst=Uitkomst.GEWIJZIGD, gewijzigde_punten={punt.pk: f" {punt.tekst}\r\n", 0: "Van een ander"}
        )
    with pytest.raises(BesluitpuntenKloppenNiet, match="Kies dan ‘Gewijzigd vastgesteld’"):
        college(nota, uitkomst=Uitkomst.AKKOORD, gewijzigde_punten={punt.pk: "Iets anders"})
    with pytest.raises(StukOnvolledig, match="openbaar te maken"):
        college(nota, uitkomst=Uitkomst.GEWIJZIGD, gewijzigde_punten={punt.pk: "De nota geheim te houden."})

    punt.refresh_from_db()
    assert (punt.gewijzigde_tekst, nota.document) == ("", None)


@pytest.mark.django_db
def test_the_form_asks_for_every_point_as_it_is_proposed():
    nota = _geagendeerd(_vergadering())
    veld = f"punt_{nota.besluitpunten.get().pk}"

    antwoord = stap(
        als(Rol.BESTUURSSECRETARIAAT), nota, "college_besluit", datum="2019-07-09", uitkomst="gewijzigd",
        **{veld: "De nota en het besluit openbaar te maken."},
    )  # fmt: skip

    assert antwoord.context["form"][veld].value() == "De nota en het besluit openbaar te maken."
    assert "Pas de tekst aan van het punt" in antwoord.content.decode()


# ── The list of decisions ────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_list_is_frozen_and_public_and_tells_nothing_of_what_is_secret(client: Client):
    vergadering = _vergadering(beleidsplan=BeleidsplanFactory.create(is_actueel=True))
    openbaar = _geagendeerd(vergadering, "Startnotitie")
    besluit = _geagendeerd(
        vergadering, GEHEIM, openbaarmaking=Openbaarmaking.ALLEEN_BESLUIT, openbaarmaking_artikelen="10"
    )
    geheim = _geagendeerd(vergadering, GEHEIM, openbaarmaking=Openbaarmaking.NIET, openbaarmaking_artikelen="10")
    Bestuursstuk.objects.filter(pk=geheim.pk).update(nummer="GEHEIM-1")
    geheim.besluitpunten.update(tekst="Het geheime besluit.")
    geheim.refresh_from_db()
    _gehouden(vergadering)
    for stuk in (openbaar, besluit, geheim):
        college(stuk, uitkomst=Uitkomst.AKKOORD)

    document = besluitenlijst_publiceren(vergadering, op=OP)

    alles = f"{document.gegevens} {document.inhoud} {client.get(f'/documenten/{document.slug}/').content.decode()}"
    for woord in (GEHEIM, "GEHEIM-1", "Het geheime besluit."):
        assert woord not in alles
    assert "In te stemmen met het voorstel." in document.inhoud
    assert "Startnotitie" in document.inhoud
    assert "Geheim stuk" in document.inhoud
    assert (document.slug, document.gepubliceerd_op) == ("besluitenlijst-college-2019-07-09", OP)
    assert gebreken(bytes(document.pdf)) == []
    assert vergadering.besluitenlijst == document
    with pytest.raises(LijstLigtVast):
        besluitenlijst_publiceren(vergadering, op=OP)


@pytest.mark.django_db
def test_what_was_not_agreed_to_is_not_named():
    vergadering = _vergadering()
    stuk = _geagendeerd(vergadering, GEHEIM)
    college(stuk, actie=Stukactie.AANHOUDEN, uitkomst=Uitkomst.AANGEHOUDEN, toelichting="Een reden")

    lijst = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=COLLEGEDAG)

    assert lijst.besluiten[0].zichtbaar == Zichtbaar.UITKOMST.value
    assert GEHEIM not in str(als_json(lijst))
    assert "Een reden" not in str(als_json(lijst))
    assert "Aangehouden" in maak_inhoud(lijst)


# ── The page ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_page_of_a_meeting_says_what_is_lacking_and_leads_there():
    vergadering = _vergadering()
    nota = _geagendeerd(vergadering)
    secretariaat = als(Rol.BESTUURSSECRETARIAAT)
    adres = f"/admin/planning/collegevergadering/{vergadering.pk}/agenda/"
    invoer = {f"volgorde_{nota.pk}": 1, f"behandeling_{nota.pk}": "akkoordstuk"}

    secretariaat.post(adres, {"bewerking": vergadering.bewerking, "doe": "agenda_vaststellen", **invoer})
    vergadering.refresh_from_db()
    te_vroeg = secretariaat.post(adres, {"bewerking": vergadering.bewerking, "doe": "publiceren"}, follow=True)
    secretariaat.post(adres, {"bewerking": vergadering.bewerking, "doe": "houden"})
    html = secretariaat.get(adres).content.decode()

    assert "Deze stap kan nu niet" in te_vroeg.content.decode()
    assert vergadering.agendapunten.get().behandeling == Behandeling.AKKOORDSTUK
    assert "Nog geen uitkomst:" in html
    assert f"{LIJST}{nota.pk}/stap/college_besluit/" in html
    assert "Besluitenlijst vastleggen" not in html
    assert f"{LIJST}{nota.pk}/stap/college_besluit/" not in als(Rol.OOV).get(adres).content.decode()


@pytest.mark.django_db
def test_bad_input_on_an_agenda_is_told_and_stores_nothing():
    vergadering = _vergadering()
    nota = _geagendeerd(vergadering)
    secretariaat = als(Rol.BESTUURSSECRETARIAAT)
    adres = f"/admin/planning/collegevergadering/{vergadering.pk}/agenda/"

    fout = secretariaat.post(
        adres, {"bewerking": vergadering.bewerking, "doe": "opslaan", f"volgorde_{nota.pk}": "\x00", f"behandeling_{nota.pk}": "x"}
    )  # fmt: skip
    oud = secretariaat.post(
        adres, {"bewerking": 99, "doe": "opslaan", f"volgorde_{nota.pk}": 1, f"behandeling_{nota.pk}": "akkoordstuk"}
    )
    vreemd = secretariaat.post(adres, {"doe": "\x00", "bewerking": "x"}, follow=True)

    assert (fout.status_code, oud.status_code, vreemd.status_code) == (200, 200, 200)
    assert "Iemand anders heeft" in oud.content.decode()
    assert not vergadering.agendapunten.exists()


@pytest.mark.django_db
def test_the_secretariat_is_told_what_a_meeting_waits_for():
    vergadering = _vergadering()
    plan = vergadering.beleidsplan
    maak_complete_mededeling(plan, status=Stukstatus.COLLEGE, college_datum=date(2019, 7, 16))

    zinnen = zinnen_van(te_doen_voor(Rol.BESTUURSSECRETARIAAT, plan, date(2019, 7, 8)))

    assert "Stel de agenda vast van het college van 9 juli 2019." in zinnen
    assert "Voor het college van 16 juli 2019 is nog geen agenda." in zinnen
    assert not any("college van" in zin for zin in zinnen_van(te_doen_voor(Rol.OOV, plan, date(2019, 7, 8))))


# ── Secrecy and what is withheld ─────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_of_a_secret_paper_the_agenda_names_it_to_the_circle_and_the_list_to_nobody():
    vergadering = _vergadering()
    stuk = _geagendeerd(vergadering, GEHEIM)
    GeheimhoudingFactory(stuk=stuk)
    adres = f"/admin/planning/collegevergadering/{vergadering.pk}/agenda/"

    oov, secretariaat = (als(rol).get(adres).content.decode() for rol in (Rol.OOV, Rol.BESTUURSSECRETARIAAT))
    lijst = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=COLLEGEDAG)

    assert GEHEIM not in oov
    assert "Een geheim stuk" in oov
    assert GEHEIM in secretariaat
    assert [een.zichtbaar for een in lijst.besluiten] == ["niets"]


@pytest.mark.django_db
def test_a_word_that_is_withheld_from_a_nota_is_not_in_the_list_of_decisions():
    vergadering = _vergadering()
    stuk = _geagendeerd(vergadering, "Aankoop van de hoeve van Wodan")
    WeglatingFactory(stuk=stuk, passage="Wodan")
    college(stuk)

    lijst = verzamel_besluitenlijst(vergadering, punten_van(vergadering), dag=COLLEGEDAG)

    assert "Wodan" not in str(lijst)
    assert "weggelakt: artikel 10" in lijst.besluiten[0].onderwerp
    assert "weggelakt" in maak_inhoud(lijst)


@pytest.mark.django_db
def test_the_routing_of_a_secret_paper_is_for_the_circle():
    stuk = maak_complete_nota(BeleidsplanFactory(), status=Stukstatus.ROUTING)
    GeheimhoudingFactory(stuk=stuk)
    adres = f"/admin/planning/bestuursstuk/{stuk.pk}/routing/"

    statussen = {rol: als(rol).get(adres).status_code for rol in (Rol.OOV, Rol.BESTUURSSECRETARIAAT)}

    assert statussen == {Rol.OOV: 404, Rol.BESTUURSSECRETARIAAT: 200}
