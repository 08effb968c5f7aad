"""A paper goes round: the table of a step typed out, whose turn it is and how long, refusals, and who may do what."""

from datetime import UTC, date, datetime, timedelta
from itertools import product
from typing import Any

import pytest

from planning.besluit.services import stuk_agenderen, stuk_in_routing, stuk_terugsturen
from planning.mijlpaal.kalender import werkdag_na, werkdagen_sinds
from planning.models import Bestuursstuk, Routinghandeling, Routingstap
from planning.proces.queries import nu_te_doen
from planning.routing.enums import Routingactie, Stapstand
from planning.routing.fouten import (
    NietAanDeBeurt,
    NietInRouting,
    ParaafdatumKloptNiet,
    ParafenOntbreken,
    RedenOntbreekt,
)
from planning.routing.queries import beurt_van, handelingen_van, hoe_lang
from planning.routing.services import stap_delegeren, stap_overslaan, stap_paraferen
from planning.routing.workflow import OVERGANGEN, stand
from planning.stuk.enums import Stukstatus
from planning.stuk.queries import nu_bij
from planning.stuk.verzamelen import gegevens_van
from rapportage.documenten.nota import Nota
from tests.factories.planning import (
    BestuursstukFactory,
    RoutingstapFactory,
    maak_complete_mededeling,
    maak_complete_nota,
)
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory
from tests.planning.stukbeheer import LIJST
from tests.planning.takenlijst import te_doen_voor, zinnen_van
from tests.thema.beheer import als
from thema.basis.fouten import GelijktijdigGewijzigd, OvergangNietToegestaan
from thema.basis.overgang import volgende_status
from thema.basis.rollen import Rol

# A Monday; the paper is of 27 June 2019.
DAG = date(2019, 7, 1)
OP = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)

VERWACHT = {
    "open": {"paraferen": "geparafeerd", "delegeren": "open", "overslaan": "overgeslagen"},
    "geparafeerd": {"vervallen": "open"},
    "overgeslagen": {"paraferen": "geparafeerd", "vervallen": "open"},
}


@pytest.mark.parametrize(("van", "actie"), [*product(Stapstand, Routingactie)])
def test_every_act_on_a_step_does_what_is_written_here(van: Stapstand, actie: Routingactie):
    verwacht = VERWACHT[van.value].get(actie.value)

    if verwacht is None:
        with pytest.raises(OvergangNietToegestaan):
            volgende_status(OVERGANGEN, van, actie)
    else:
        assert volgende_status(OVERGANGEN, van, actie) == verwacht


@pytest.mark.parametrize(
    ("is_geparafeerd", "datum", "overgeslagen", "verwacht"),
    [
        (False, None, "", Stapstand.OPEN),
        (True, DAG, "", Stapstand.GEPARAFEERD),
        (True, None, "", Stapstand.GEPARAFEERD),
        (False, DAG, "", Stapstand.OPEN),
        (False, None, "ziek", Stapstand.OVERGESLAGEN),
        (None, None, "", Stapstand.OPEN),
        (None, DAG, "", Stapstand.GEPARAFEERD),
    ],
)
def test_how_a_step_stands(is_geparafeerd: bool | None, datum: date | None, overgeslagen: str, verwacht: Stapstand):
    assert stand(is_geparafeerd=is_geparafeerd, datum=datum, overgeslagen=overgeslagen) is verwacht


def test_days_of_work_skip_weekends_and_holidays():
    vrijdag, pasen = date(2019, 7, 5), date(2019, 4, 18)

    assert werkdag_na(vrijdag, 1) == date(2019, 7, 8)
    # Good Friday is a day of work to most; Easter Monday is not.
    assert werkdag_na(pasen, 3) > pasen + timedelta(days=5)
    assert werkdagen_sinds(vrijdag, date(2019, 7, 8)) == 1
    assert werkdagen_sinds(vrijdag, vrijdag) == 0


def _rond(*rollen: str, **velden: Any) -> Bestuursstuk:
    """A complete nota that these roles have to initial, in routing since 1 July."""
    stuk = maak_complete_nota(BeleidsplanFactory.create(), **velden)
    for volgorde, rol in enumerate(rollen, start=1):
        RoutingstapFactory.create(stuk=stuk, volgorde=volgorde, rol=rol, is_geparafeerd=False)
    stuk_in_routing(stuk, door=None, op=OP)
    return stuk


def _stap(stuk: Bestuursstuk, rol: str) -> Routingstap:
    return Routingstap.objects.get(stuk=stuk, rol=rol)


@pytest.mark.django_db
def test_a_paper_lies_at_the_first_box_without_an_initial():
    stuk = _rond("adj.secr.", "gem.secr.")
    secr = GebruikerFactory.create(rol=Rol.BESTUURSSECRETARIAAT)
    gezien = [nu_bij(stuk)]

    stap_paraferen(_stap(stuk, "adj.secr."), datum=DAG, door=secr, op=OP + timedelta(days=1))
    gezien.append(nu_bij(Bestuursstuk.objects.get(pk=stuk.pk)))
    stap_paraferen(_stap(stuk, "gem.secr."), datum=DAG, door=secr, op=OP + timedelta(days=2))
    gezien.append(nu_bij(Bestuursstuk.objects.get(pk=stuk.pk)))

    assert gezien == [
        "Routing: wacht op adj.secr.",
        "Routing: wacht op gem.secr.",
        "Bestuurssecretariaat, voor de agenda",
    ]
    assert _stap(stuk, "gem.secr.").aan_beurt_datum == date(2019, 7, 2)
    assert [(een.wie, een.actie, een.datum, een.door) for een in Routinghandeling.objects.all()] == [
        ("adj.secr.", "paraferen", DAG, secr),
        ("gem.secr.", "paraferen", DAG, secr),
    ]


@pytest.mark.django_db
def test_who_is_passed_over_leaves_an_empty_box_and_a_reason_and_may_still_come():
    stuk = _rond("adj.secr.", "gem.secr.")

    stap_overslaan(_stap(stuk, "adj.secr."), door=None, op=OP, opmerking=" Met vakantie ")
    over = _stap(stuk, "adj.secr.")
    stap_paraferen(over, datum=DAG, door=None, op=OP)

    assert (over.is_geparafeerd, over.overgeslagen) == (False, "Met vakantie")
    toch = _stap(stuk, "adj.secr.")
    assert (toch.is_geparafeerd, toch.datum, toch.overgeslagen) == (True, DAG, "")


@pytest.mark.django_db
def test_who_initials_in_the_name_of_a_role_stands_so_on_the_paper():
    stuk = _rond("gem.secr.")
    plaatsvervanger = GebruikerFactory.create(rol=Rol.GRIFFIE)

    stap_delegeren(
        _stap(stuk, "gem.secr."),
        aan="plv. gem.secr.",
        gebruiker=plaatsvervanger,
        door=None,
        op=OP + timedelta(days=1),
        opmerking="Ziek",
    )

    stuk = Bestuursstuk.objects.get(pk=stuk.pk)
    gegevens = gegevens_van(stuk)
    assert isinstance(gegevens, Nota)
    assert [regel.rol for regel in gegevens.routing] == ["plv. gem.secr. namens gem.secr."]
    assert hoe_lang(stuk, date(2019, 7, 4)) == "sinds 2 juli 2019, 2 werkdagen"
    assert plaatsvervanger.has_perm("planning.paraferen_routingstap", _stap(stuk, "gem.secr."))


@pytest.mark.django_db
def test_sending_it_back_clears_the_initials_and_the_trail_keeps_them():
    stuk = _rond("adj.secr.", "gem.secr.", "Burgemeester")
    secr = GebruikerFactory.create(rol=Rol.BESTUURSSECRETARIAAT)
    stap_paraferen(_stap(stuk, "adj.secr."), datum=DAG, door=secr, op=OP)
    stap_delegeren(_stap(stuk, "gem.secr."), aan="plv.", door=secr, op=OP, opmerking="Ziek")
    stap_overslaan(_stap(stuk, "gem.secr."), door=secr, op=OP, opmerking="Ook ziek")
    stuk.refresh_from_db()

    stuk_terugsturen(stuk, door=secr, op=OP, opmerking="Kader klopt niet")

    assert stuk.status == Stukstatus.CONCEPT
    for stap in stuk.routing.all():
        assert (stap.wie, stap.is_geparafeerd, stap.datum, stap.overgeslagen) == (stap.rol, False, None, "")
    assert [(een.wie, een.get_actie_display(), een.datum) for een in stuk.routinghandelingen.all()[3:]] == [
        ("adj.secr.", "Paraaf vervallen", DAG),
        ("plv. namens gem.secr.", "Paraaf vervallen", None),
    ]
    assert handelingen_van(stuk)[0].wat == "adj.secr.: geparafeerd op 1 juli 2019"
    assert [een.wat for een in handelingen_van(stuk)[1:]] == [
        "plv. namens gem.secr.: parafeert voortaan",
        "plv. namens gem.secr.: overgeslagen",
        "adj.secr.: paraaf van 1 juli 2019 vervallen",
        "plv. namens gem.secr.: niet langer overgeslagen",
    ]
    stuk_in_routing(stuk, door=None, op=OP + timedelta(days=7))
    assert _stap(stuk, "adj.secr.").aan_beurt_datum == date(2019, 7, 8)


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_nobody_initials_before_their_turn():
    stuk = _rond("adj.secr.", "gem.secr.")

    with pytest.raises(NietAanDeBeurt, match="Eerst is de paraaf nodig van adj"):
        stap_paraferen(_stap(stuk, "gem.secr."), datum=DAG, door=None, op=OP)


@pytest.mark.django_db
def test_a_paper_that_does_not_go_round_is_not_initialled():
    stap = RoutingstapFactory.create(is_geparafeerd=False)

    with pytest.raises(NietInRouting, match="‘Concept’"):
        stap_paraferen(stap, datum=DAG, door=None, op=OP)


@pytest.mark.django_db
@pytest.mark.parametrize("dag", [date(2019, 6, 26), date(2019, 7, 2)])
def test_an_initial_lies_between_the_paper_and_today(dag: date):
    stuk = _rond("gem.secr.")

    with pytest.raises(ParaafdatumKloptNiet, match="van 27 juni 2019 tot en met 1 juli 2019"):
        stap_paraferen(_stap(stuk, "gem.secr."), datum=dag, door=None, op=OP)

    assert not Routinghandeling.objects.exists()


@pytest.mark.django_db
def test_passing_over_and_delegating_ask_why():
    stap = _stap(_rond("gem.secr."), "gem.secr.")

    with pytest.raises(RedenOntbreekt):
        stap_overslaan(stap, door=None, op=OP, opmerking=" ")
    with pytest.raises(RedenOntbreekt):
        stap_delegeren(stap, aan="plv.", door=None, op=OP, opmerking="")


@pytest.mark.django_db
def test_a_second_click_is_refused():
    stap = _stap(_rond("gem.secr."), "gem.secr.")
    stap_paraferen(stap, datum=DAG, door=None, op=OP)

    with pytest.raises(GelijktijdigGewijzigd):
        stap_paraferen(stap, datum=DAG, door=None, op=OP)

    assert Routinghandeling.objects.count() == 1


@pytest.mark.django_db
def test_the_college_gets_a_paper_with_every_initial_or_with_a_reason():
    stuk = _rond("adj.secr.", "gem.secr.")
    stap_overslaan(_stap(stuk, "adj.secr."), door=None, op=OP, opmerking="Met vakantie")
    stuk.refresh_from_db()

    with pytest.raises(ParafenOntbreken, match="Nog geen paraaf van gem"):
        stuk_agenderen(stuk, door=None, op=OP, datum=date(2019, 7, 9))
    stuk_agenderen(stuk, door=None, op=OP, datum=date(2019, 7, 9), opmerking="Spoed")

    assert stuk.status == Stukstatus.COLLEGE


# ── How long ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_what_lies_too_long_is_too_late_after_the_days_that_the_municipality_set():
    stuk = _rond("gem.secr.")
    gemeente = stuk.beleidsplan.gemeente

    beurten = [beurt_van(stuk, dag=dag, gemeente=gemeente) for dag in (date(2019, 7, 4), date(2019, 7, 5))]

    assert [(b.uiterlijk, b.werkdagen, b.is_te_laat_op(dag)) for b, dag in zip(
        beurten, (date(2019, 7, 4), date(2019, 7, 5)), strict=True
    )] == [(date(2019, 7, 4), 3, False), (date(2019, 7, 4), 4, True)]  # fmt: skip
    assert beurt_van(BestuursstukFactory.create(), dag=DAG, gemeente=gemeente) is None


@pytest.mark.django_db
def test_an_initial_waits_on_the_desk_of_who_gives_it_and_of_the_secretariat_when_it_is_late():
    stuk = _rond("gem.secr.", nummer="2019-001335")
    stap = _stap(stuk, "gem.secr.")
    stap.gebruiker = GebruikerFactory.create(rol=Rol.GRIFFIE)
    stap.save()
    op_tijd, te_laat = date(2019, 7, 3), date(2019, 7, 8)

    soort = "Nota voor burgemeester en wethouders 2019-001335"
    eigen = nu_te_doen(stap.gebruiker, stuk.beleidsplan, op_tijd)
    assert (zinnen_van(eigen), eigen.deze_week[0].deadline) == ([f"{soort} wacht op uw paraaf."], date(2019, 7, 4))
    assert not any(
        "ligt al" in zin for zin in zinnen_van(te_doen_voor(Rol.BESTUURSSECRETARIAAT, stuk.beleidsplan, op_tijd))
    )
    laat = te_doen_voor(Rol.BESTUURSSECRETARIAAT, stuk.beleidsplan, te_laat).te_laat
    assert [taak.zin for taak in laat] == [f"{soort} ligt al 5 werkdagen bij ‘gem.secr.’."]
    assert zinnen_van(te_doen_voor(Rol.GRIFFIE, stuk.beleidsplan, te_laat)) == []


# ── The pages ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_a_step_is_taken_on_a_page_of_its_own_and_a_refusal_keeps_what_was_written():
    stuk = _rond("gem.secr.")
    stap, secretariaat = _stap(stuk, "gem.secr."), als(Rol.BESTUURSSECRETARIAAT)
    adres = f"{LIJST}{stuk.pk}/routing/{stap.pk}/paraferen/"

    fout = secretariaat.post(adres, {"bewerking": stap.bewerking, "datum": "2019-06-01", "opmerking": "Akkoord"})
    goed = secretariaat.post(
        adres, {"bewerking": stap.bewerking, "datum": "2019-07-01", "opmerking": "Akkoord"}, follow=True
    )

    assert "De paraaf kan niet van 1 juni 2019 zijn." in fout.content.decode()
    assert "Akkoord</textarea>" in fout.content.decode()
    html = goed.content.decode()
    assert "ligt nu bij: Bestuurssecretariaat, voor de agenda." in html
    assert "gem.secr.: geparafeerd op 1 juli 2019" in html


@pytest.mark.django_db
def test_a_page_of_before_is_refused_once_and_then_a_choice():
    stuk = _rond("gem.secr.")
    stap, secretariaat = _stap(stuk, "gem.secr."), als(Rol.BESTUURSSECRETARIAAT)
    adres, oud = f"{LIJST}{stuk.pk}/routing/{stap.pk}/overslaan/", stap.bewerking
    stap.save()

    antwoord = secretariaat.post(adres, {"bewerking": oud, "opmerking": "Ziek"})

    assert "Iemand anders heeft de routing" in antwoord.content.decode()
    assert antwoord.context["form"]["bewerking"].value() == str(stap.bewerking)


@pytest.mark.django_db
def test_only_who_stands_in_a_step_or_the_secretariat_may_initial_it_while_it_goes_round():
    stuk = _rond("gem.secr.")
    stap = _stap(stuk, "gem.secr.")
    stap.gebruiker = eigen = GebruikerFactory.create(rol=Rol.OOV)
    stap.save()
    anderen = {rol: GebruikerFactory.create(rol=rol) for rol in Rol}

    for actie, ook_eigen in (("paraferen", True), ("delegeren", True), ("overslaan", False)):
        mogen = {rol for rol, wie in anderen.items() if wie.has_perm(f"planning.{actie}_routingstap", stap)}
        assert mogen == {Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT}
        assert eigen.has_perm(f"planning.{actie}_routingstap", stap) is ook_eigen
    assert eigen.has_perm("planning.terugsturen_bestuursstuk", stuk)
    Bestuursstuk.objects.filter(pk=stuk.pk).update(status=Stukstatus.COLLEGE)
    stap = _stap(stuk, "gem.secr.")
    assert not eigen.has_perm("planning.paraferen_routingstap", stap)
    assert not eigen.has_perm("planning.terugsturen_bestuursstuk", stap.stuk)


@pytest.mark.django_db
@pytest.mark.parametrize("pad", ["0/paraferen", "99999999999999999999/paraferen", "{stap}/vervallen", "{stap}/x"])
def test_what_is_no_step_or_no_act_is_not_found(pad: str):
    stuk = _rond("gem.secr.")
    stap = _stap(stuk, "gem.secr.")

    assert als(Rol.BEHEERDER).get(f"{LIJST}{stuk.pk}/routing/{pad.format(stap=stap.pk)}/").status_code == 404


@pytest.mark.django_db
def test_a_mededeling_without_routing_says_so():
    stuk = maak_complete_mededeling(BeleidsplanFactory.create(), status=Stukstatus.ROUTING)

    assert "In de routing staat niemand." in als(Rol.OOV).get(f"{LIJST}{stuk.pk}/routing/").content.decode()
