"""Before they are public figures are given for inspection, once: at no two moments does anybody see other ones."""

import re
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from consultatie.inbreng.services import VragenlijstGesloten, inzending_opslaan
from consultatie.invoer.fouten import InvoerGesloten
from consultatie.invoer.services import stapel_beginnen
from consultatie.misbruik.enums import Verdenking
from consultatie.models import Inkomend, Telling, Vragenlijstversie
from consultatie.uitslag.services import verdachte_beslissen
from consultatie.uitslag.telling import VORM
from consultatie.vragenlijst.enums import Kanaal, Vragenlijstactie, Vragenlijststatus
from consultatie.vragenlijst.fouten import CijfersStaanVast
from consultatie.vragenlijst.services import vragenlijst_openen
from rapportage.cijfers.resultaat import Resultaat
from rapportage.models import Cijferinzage
from rapportage.queries import resultaat_van
from rapportage.resultaten.inzage import NIET_GEGEVEN, OPEN, inzage_van
from rapportage.resultaten.openstaand import CijfersNietKlaar, NietTePubliceren, openstaand
from rapportage.resultaten.queries import bevriezing_van
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.consultatie.mengbak import OP
from tests.consultatie.test_verdacht import K, beslis, sluit
from tests.factories.consultatie import (
    InvoerformulierFactory,
    NetwerksessieFactory,
    SessiegroepFactory,
    StippenFactory,
    VragenlijstversieFactory,
)
from tests.factories.thema import GebruikerFactory, ThemaFactory
from tests.rapportage.inzagen import geef, gesloten, nu, vul
from tests.thema.beheer import als
from thema.basis.fouten import OvergangNietToegestaan
from thema.basis.models import Statusovergang
from thema.basis.overgang import zet_status
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


@pytest.fixture
def versie() -> Vragenlijstversie:
    return VragenlijstversieFactory.create()


def _open_weer() -> None:
    zet_status(nu(), naar=Vragenlijststatus.OPEN, actie=Vragenlijstactie.HEROPENEN, door=None, op=OP)


def _heropend(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    _open_weer()


def _weer_gesloten(versie: Vragenlijstversie) -> None:
    _heropend(versie)
    sluit(versie)


def _met_verdachte(versie: Vragenlijstversie) -> None:
    vul(versie, 2 * K, Verdenking.SNEL)
    gesloten(versie)


def _beslist(versie: Vragenlijstversie) -> None:
    _met_verdachte(versie)
    beslis(versie.vragenlijst, telt_mee=True)


def _gezien_door(rol: Rol) -> Resultaat:
    inzage = inzage_van(nu(), gebruiker=GebruikerFactory.create(rol=rol), dag=OP.date())
    assert inzage is not None
    return inzage.resultaat


# ── who sees what, when ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("stand", "reden"),
    [
        (lambda versie: vul(versie, 3 * K), OPEN),
        (gesloten, NIET_GEGEVEN),
        (_heropend, OPEN),
        (_weer_gesloten, NIET_GEGEVEN),
        (_beslist, NIET_GEGEVEN),
    ],
)
def test_council_and_staff_see_no_figures_that_were_not_given_and_read_who_decides(
    stand: Callable[[Vragenlijstversie], None], reden: str, client: Client, versie: Vragenlijstversie
) -> None:
    stand(versie)
    pad = f"/resultaten/{nu().slug}/"

    for rol in (Rol.RAADSLID, Rol.OOV):
        client.force_login(GebruikerFactory.create(rol=rol))
        antwoord = client.get(pad)
        html = antwoord.content.decode()
        assert reden in html
        assert "een medewerker van Openbare orde en veiligheid" in reden
        assert "<svg" not in html.split("<main", 1)[1].split("Wie er meededen", 1)[0]
        assert "vraag-merkt" not in html
        assert _gezien_door(rol).vragen == ()
        assert {client.get(f"{pad}{deel}").status_code for deel in ("uitslag.pdf", "cijfers.json")} == {404}


def test_what_was_given_is_seen_by_council_and_staff_alike_and_by_nobody_else(
    client: Client, versie: Vragenlijstversie
) -> None:
    _weer_gesloten(versie)
    geef()
    pad = f"/resultaten/{nu().slug}/"

    assert client.get(pad).status_code == 404
    for rol in (Rol.RAADSLID, Rol.OOV):
        client.force_login(GebruikerFactory.create(rol=rol))
        antwoord = client.get(pad)
        assert 'id="vraag-merkt"' in antwoord.content.decode()
        assert _gezien_door(rol).vragen != ()
        assert antwoord.headers["Cache-Control"] == "private, no-store"
        assert "ter inzage sinds" in antwoord.content.decode()
        assert client.get(f"{pad}cijfers.json").status_code == 200


def test_what_was_given_stays_as_it_was_whatever_is_counted_later_and_becomes_public_so(
    client: Client, versie: Vragenlijstversie
) -> None:
    client.force_login(GebruikerFactory.create(rol=Rol.RAADSLID))
    gesloten(versie)
    geef()
    pad = f"/resultaten/{nu().slug}/"

    eerst = _gezien_door(Rol.RAADSLID)
    Telling.objects.update(aantal=7 * K, tellingen={})
    later = _gezien_door(Rol.RAADSLID)
    resultaten_publiceren(nu(), door=None, op=OP + timedelta(days=9))
    openbaar = client.get(pad)

    assert asdict(eerst) == asdict(later) == asdict(_gezien_door(Rol.RAADSLID))
    assert openbaar.headers.get("Cache-Control") is None


# ── the act ──────────────────────────────────────────────────────────────────────────────────────


def test_giving_notes_who_did_it_and_when_and_is_done_once(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    oov = GebruikerFactory.create(rol=Rol.OOV)

    cijfers_ter_inzage_geven(nu(), door=oov, op=OP)

    stap = Statusovergang.objects.latest("pk")
    assert (nu().status, nu().ter_inzage_op) == (Vragenlijststatus.VAST, OP)
    assert (stap.actie, stap.door, Cijferinzage.objects.get().door) == ("ter_inzage", oov, oov)
    with pytest.raises(OvergangNietToegestaan):
        geef()


def _half_geplakt(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    ThemaFactory.create_batch(2, beleidsplan=versie.vragenlijst.beleidsplan)
    groep = SessiegroepFactory.create(netwerksessie__beleidsplan=versie.vragenlijst.beleidsplan, deelnemers=30)
    StippenFactory.create(sessiegroep=groep, thema=versie.vragenlijst.beleidsplan.themas.first(), aantal=9)


def _met_stapel(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    InvoerformulierFactory.create(stapel__versie=versie)


def _ongemengd(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=Kanaal.OPEN, dag=OP.date(), antwoorden={}) for _ in range(K)
    )


def _oude_telling(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    Telling.objects.update(vorm=VORM - 1)


@pytest.mark.parametrize(
    ("stand", "zin"),
    [
        (_met_verdachte, "20 antwoorden zijn verdacht"),
        (_half_geplakt, "Nog niet alle stippen"),
        (_met_stapel, "1 stapel formulieren is niet vrijgegeven"),
        (_ongemengd, "Nog niet alle antwoorden zijn geteld"),
        (_oude_telling, "Nog niet alle antwoorden zijn geteld"),
    ],
)
def test_while_something_would_change_the_figures_they_are_neither_given_nor_published(
    stand: Callable[[Vragenlijstversie], None], zin: str, versie: Vragenlijstversie
) -> None:
    stand(versie)

    for doe in (cijfers_ter_inzage_geven, resultaten_publiceren):
        with pytest.raises(CijfersNietKlaar, match=zin):
            doe(nu(), door=None, op=OP)
    html = als(Rol.OOV).get(_pad()).content.decode()

    assert zin in html
    assert "Dit moet eerst klaar zijn" in html
    assert 'value="Geef de cijfers ter inzage"' not in html
    assert (nu().status, Cijferinzage.objects.count()) == (Vragenlijststatus.GESLOTEN, 0)


def test_a_few_answers_that_are_never_counted_and_a_session_to_come_hold_nothing_up(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    vul(versie, K - 1)
    sessie = NetwerksessieFactory.create(beleidsplan=nu().beleidsplan, datum=OP.date() + timedelta(days=5))

    assert openstaand(nu()) == ()
    assert [punt.sleutel for punt in bevriezing_van(nu(), OP.date()).straks] == [sessie.pk]
    assert geef().gegeven_op == OP


def test_an_open_questionnaire_gives_no_figures(versie: Vragenlijstversie) -> None:
    vul(versie, 3 * K)

    with pytest.raises(NietTePubliceren, match="Sluit haar eerst"):
        geef()


# ── afterwards ───────────────────────────────────────────────────────────────────────────────────


def _heropen() -> None:
    vragenlijst_openen(nu(), door=None, op=OP)


def _beslis_anders() -> None:
    verdachte_beslissen(nu(), telt_mee=False, reden="Toch niet.", door=None, op=OP)


def _voer_in() -> None:
    dag = OP.date()
    stapel_beginnen(nu().versies.get(), kanaal=Kanaal.PAPIER, naam="", door=GebruikerFactory.create(), dag=dag)


def _stuur_in() -> None:
    inzending_opslaan(nu().versies.get(), sleutel=uuid4(), kanaal=Kanaal.OPEN, antwoorden={}, dag=OP.date())


def test_what_was_given_is_not_changed_by_what_would_change_figures_nor_what_is_public(
    versie: Vragenlijstversie,
) -> None:
    _beslist(versie)
    geef()

    for stap in (lambda: None, lambda: resultaten_publiceren(nu(), door=None, op=OP)):
        stap()
        for doe, fout in (
            (_heropen, CijfersStaanVast),
            (_beslis_anders, CijfersStaanVast),
            (_voer_in, InvoerGesloten),
            (_stuur_in, VragenlijstGesloten),
        ):
            with pytest.raises(fout):
                doe()

    assert (nu().status, nu().telt_verdachte_mee) == (Vragenlijststatus.VAST, True)


# ── the page ─────────────────────────────────────────────────────────────────────────────────────


def _pad() -> str:
    return reverse("admin:rapportage_resultaatpublicatie_inzage", args=[nu().pk])


def test_the_page_says_what_it_means_and_the_button_does_it(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    oov = als(Rol.OOV)
    html = oov.get(_pad()).content.decode()
    gezien = re.search(r'name="gezien" value="(\w{64})"', html)
    assert gezien

    klaar = oov.post(_pad(), {"gezien": gezien[1]}, follow=True).content.decode()

    for zin in ("Nu ziet niemand ze.", "U kunt dit niet terugdraaien.", "Inwoners (open vragenlijst): 30 antwoorden"):
        assert zin in html
    assert "De cijfers zijn ter inzage voor raadsleden en medewerkers." in klaar
    assert "Daarom kan deze vragenlijst niet opnieuw open." in klaar
    assert 'value="heropenen"' not in klaar
    assert "De cijfers zijn ter inzage sinds" in oov.get(_pad()).content.decode()


def test_without_what_was_seen_nothing_is_given(versie: Vragenlijstversie) -> None:
    gesloten(versie)
    oov = als(Rol.OOV)

    for gezien in ({}, {"gezien": ""}, {"gezien": "\0"}, {"gezien": "x" * 64}):
        html = oov.post(_pad(), gezien).content.decode()
        assert "De cijfers zijn veranderd sinds u keek. Er is niets gebeurd." in html
    assert not Cijferinzage.objects.exists()


def test_the_mark_on_the_page_cannot_be_made_from_figures_that_somebody_guesses(versie: Vragenlijstversie) -> None:
    """A plain hash could be tried out: the figures of another moment less every answer that a few may have given."""
    gesloten(versie)
    blik = bevriezing_van(nu(), OP.date())

    assert blik.kenmerk != geef().sha256
    assert resultaat_van(nu(), drempel=K, dag=OP.date()).vragen != ()


# ── why ──────────────────────────────────────────────────────────────────────────────────────────


def _antwoordt(versie: Vragenlijstversie, **keren: int) -> None:
    Inkomend.objects.bulk_create(
        Inkomend(sleutel=uuid4(), versie=versie, kanaal=Kanaal.OPEN, dag=OP.date(), antwoorden={"merkt": code})
        for code, aantal in keren.items()
        for _ in range(aantal)
    )


def test_the_figures_of_two_moments_would_tell_what_a_few_answered_and_are_seen_at_one() -> None:
    """With the negative control: what is reckoned behind the scenes, and what somebody sees of it."""
    raadslid = GebruikerFactory.create(rol=Rol.RAADSLID)
    versie = VragenlijstversieFactory.create()
    echt, gezien = [], []
    for keren in ({"ja": 60, "nee": 60}, {"ja": 3, "nee": 7}):
        _antwoordt(versie, **keren)
        sluit(versie)
        echt.append(resultaat_van(nu(), drempel=K, dag=OP.date()))
        inzage = inzage_van(nu(), gebruiker=raadslid, dag=OP.date())
        assert inzage is not None
        gezien.append(inzage.resultaat.vragen)
        _open_weer()

    ja_voor, ja_na = (een.vragen[0].rijen[0].aandelen[0].waarde for een in echt)
    assert ja_voor is not None
    assert ja_na is not None
    assert round(ja_na * 130) - round(ja_voor * 120) == 3
    assert gezien == [(), ()]
