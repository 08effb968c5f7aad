"""Excel and CSV through the pages of the admin: preview first, then everything or nothing, and never a 500."""

import html
from decimal import Decimal
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone
from import_export.resources import ModelResource

from tests.factories.thema import (
    BeleidsplanFactory,
    DoelFactory,
    DomeinFactory,
    IndicatorFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    PartnerFactory,
    ThemaFactory,
)
from tests.thema import bestanden
from tests.thema.beheer import adres, als
from tests.thema.bestanden import csv, xlsx
from tests.thema.inlezen import bevestig, export, kies, tekst
from thema.basis.importeren import MAX_BYTES, lees_bestand
from thema.basis.rollen import Rol
from thema.basis.uitwisselen import BasisResource
from thema.models import (
    Beleidsplan,
    Doel,
    Domein,
    Indicator,
    Indicatorwaarde,
    Maatregel,
    Partner,
    Standpunt,
    Thema,
    Veiligheidsveld,
)

pytestmark = pytest.mark.django_db

INLEESBAAR = [Partner, Thema, Doel, Maatregel, Indicatorwaarde]


@pytest.fixture
def plan() -> Beleidsplan:
    actueel: Beleidsplan = BeleidsplanFactory(is_actueel=True)
    return actueel


@pytest.fixture
def oov() -> Client:
    return als(Rol.OOV)


# ── There and back ───────────────────────────────────────────────────────────────────────────────


def _vul(plan: Beleidsplan) -> None:
    thema = ThemaFactory(beleidsplan=plan, naam="Drugs", slug="drugs", omschrijving="Een.\r\nTwee.")
    thema.veiligheidsvelden.set(Veiligheidsveld.objects.all()[:2])
    partner = PartnerFactory(gemeente=plan.gemeente, naam="Handhaving & Toezicht")
    partner.domeinen.add(DomeinFactory(naam="handhaving"), DomeinFactory(naam="jeugd"))
    indicator = IndicatorFactory(beleidsplan=plan, naam="Woninginbraken")
    IndicatorwaardeFactory(indicator=indicator, jaar=2018, waarde=335, bron="Politie")
    IndicatorwaardeFactory(indicator=indicator, jaar=2019, waarde=None, bron="Politie")
    doel = DoelFactory(thema=thema, titel="Minder inbraken", indicator=indicator, nulwaarde="335.50", nuljaar=2018)
    doel.partners.add(partner)
    maatregel = MaatregelFactory(beleidsplan=plan, titel="=Voorlichting", van="2020-01-01", tot="2020-12-31")
    maatregel.doelen.add(doel)
    maatregel.partners.add(partner)


@pytest.mark.parametrize("formaat", ["0", "1"], ids=["xlsx", "csv"])
@pytest.mark.parametrize("model", INLEESBAAR)
def test_an_export_that_is_read_in_again_changes_nothing(
    plan: Beleidsplan, oov: Client, model: type[models.Model], formaat: str
):
    _vul(plan)
    inhoud = export(oov, model, formaat)
    voorheen = list(model._base_manager.order_by("pk").values())

    voorbeeld: Any = kies(oov, model, inhoud)
    bevestig(oov, model, voorbeeld)

    assert {rij.wat for rij in voorbeeld.context["rijen"]} == {"blijft gelijk"}
    assert list(model._base_manager.order_by("pk").values()) == voorheen


@pytest.mark.parametrize("model", INLEESBAAR)
def test_an_export_fills_an_empty_plan(plan: Beleidsplan, oov: Client, model: type[models.Model]):
    _vul(plan)
    inhoud = export(oov, model)
    voorheen = model._base_manager.count()
    kolommen = [rij[:] for rij in lees_bestand(inhoud)]
    Maatregel.objects.all().delete() if model in (Doel, Maatregel) else None
    Doel.objects.all().delete() if model is Doel else None
    if model in (Partner, Indicatorwaarde):
        model._base_manager.all().delete()
    if model is Thema:
        Maatregel.objects.all().delete()
        Doel.objects.all().delete()
        Thema.objects.all().delete()

    voorbeeld: Any = kies(oov, model, inhoud)
    antwoord = bevestig(oov, model, voorbeeld)

    assert f"Ingelezen: {voorheen} nieuw, 0 gewijzigd, 0 ongewijzigd." in tekst(antwoord)
    assert [rij[:] for rij in lees_bestand(export(oov, model))] == kolommen


def test_the_preview_stores_nothing_and_shows_old_and_new(plan: Beleidsplan, oov: Client):
    ThemaFactory(beleidsplan=plan, slug="drugs", naam="Drugs", kern="Oud.", soort="ontwikkel")
    inhoud = xlsx(
        ["adres", "naam", "soort", "in één zin"],
        ["drugs", "Drugs", "Ontwikkelthema", "Nieuw."],
        ["cyber", "Cyber", "ontwikkelthema", "Ook nieuw."],
    )

    voorbeeld: Any = kies(oov, Thema, inhoud)

    rijen = voorbeeld.context["rijen"]
    assert [(rij.nummer, rij.wat) for rij in rijen] == [("2", "wijzigt"), ("3", "nieuw")]
    assert "<del>Oud.</del> <ins>Nieuw.</ins>" in voorbeeld.content.decode()
    assert list(Thema.objects.values_list("slug", "kern")) == [("drugs", "Oud.")]


def test_a_confirmed_import_goes_through_save_and_leaves_history(plan: Beleidsplan, oov: Client):
    thema = ThemaFactory(beleidsplan=plan, slug="drugs", naam="Drugs", kern="Oud.", ambitie="Blijft staan.")
    inhoud = csv(
        "adres;naam;soort;in één zin;veiligheidsvelden\ndrugs;Drugs;ontwikkelthema;Nieuw.;Jeugd en veiligheid\n"
    )

    bevestig(oov, Thema, kies(oov, Thema, inhoud, "bestand.csv"))

    thema.refresh_from_db()
    assert (thema.kern, thema.ambitie, thema.bewerking) == ("Nieuw.", "Blijft staan.", 2)
    assert thema.history.first().history_user.groups.get().name == "oov"
    assert [veld.code for veld in thema.veiligheidsvelden.all()] == ["jeugd"]


def test_a_new_theme_begins_where_its_kind_begins(plan: Beleidsplan, oov: Client):
    inhoud = csv("adres;naam;soort;in één zin\nhic;HIC;Veiligheidsthema;Minder inbraken.\n")

    bevestig(oov, Thema, kies(oov, Thema, inhoud))

    assert Thema.objects.get().status == "continu"


def test_only_the_current_plan_is_touched(plan: Beleidsplan, oov: Client):
    ander = ThemaFactory(slug="drugs", kern="Van een ander plan.")
    inhoud = csv("adres;naam;soort;in één zin\ndrugs;Drugs;ontwikkelthema;Nieuw.\n")

    bevestig(oov, Thema, kies(oov, Thema, inhoud))

    ander.refresh_from_db()
    assert ander.kern == "Van een ander plan."
    assert Thema.objects.get(beleidsplan=plan).kern == "Nieuw."


def test_figures_come_in_after_adoption_too(plan: Beleidsplan, oov: Client):
    IndicatorFactory(beleidsplan=plan, naam="Woninginbraken")
    Beleidsplan.objects.update(vergrendeld_op=timezone.now())
    inhoud = csv("indicator;jaar;waarde;bron;versie;peildatum\nWoninginbraken;2020;0;CBS;;1 maart 2021\n")

    bevestig(oov, Indicatorwaarde, kies(oov, Indicatorwaarde, inhoud))

    waarde = Indicatorwaarde.objects.get()
    assert (waarde.waarde, waarde.versie) == (Decimal(0), 1)


# ── What goes wrong ──────────────────────────────────────────────────────────────────────────────

VERKEERD = {
    "no file": (b"", "Dit bestand is leeg"),
    "not a spreadsheet": (b"\x89PNG\r\n\x1a\n\x00", "geen Excel-bestand en geen CSV"),
    "Latin-1": ("adres;naam\nCafé;x\n".encode("cp1252"), "CSV in UTF-8"),
    "too big": (b"a" * (MAX_BYTES + 1), "Dit bestand is te groot"),
    "macros": (bestanden.met_macros(), "macro’s"),
    "a missing column": (csv("adres;naam\na;b\n"), "Deze kolommen ontbreken: soort, in één zin."),
    "an unknown column": (
        csv("adres;naam;soort;in één zin;kleur\na;b;c;d;e\n"),
        "Deze kolommen kennen wij niet: kleur.",
    ),
    "the same twice": (
        csv("adres;naam;soort;in één zin\na;b;ontwikkelthema;d\n\nA;b;ontwikkelthema;d\n"),
        "Rij 2 en rij 4 gaan over hetzelfde (a)",
    ),
}


@pytest.mark.parametrize("wat", VERKEERD)
def test_a_wrong_file_is_refused_at_the_field_with_what_to_do(plan: Beleidsplan, oov: Client, wat: str):
    inhoud, zin = VERKEERD[wat]

    antwoord: Any = kies(oov, Thema, inhoud)

    assert antwoord.status_code == 200
    assert zin in html.unescape(str(antwoord.context["form"].errors["import_file"]))
    assert "Er is niets opgeslagen" in tekst(antwoord)
    assert not Thema.objects.exists()


def test_without_a_file_the_page_asks_for_one(oov: Client):
    antwoord: Any = oov.post(adres(Thema, "import"), {"format": "0", "resource": "0"})

    assert antwoord.status_code == 200
    assert "import_file" in antwoord.context["form"].errors


@pytest.mark.parametrize("model", INLEESBAAR)
def test_without_a_current_plan_there_is_nothing_to_read_into(oov: Client, model: type[models.Model]):
    antwoord: Any = kies(oov, model, csv("naam\na\n"))

    assert "Er is nog geen actueel plan" in str(antwoord.context["form"].errors)


@pytest.mark.parametrize("model", [Thema, Doel, Maatregel])
def test_into_an_adopted_plan_nothing_goes_in(plan: Beleidsplan, oov: Client, model: type[models.Model]):
    _vul(plan)
    inhoud = export(oov, model)
    Beleidsplan.objects.update(vergrendeld_op=timezone.now())

    antwoord: Any = kies(oov, model, inhoud)

    assert "is vastgesteld en kan niet meer worden gewijzigd" in str(antwoord.context["form"].errors)


def test_every_bad_row_is_named_and_no_good_one_is_stored(plan: Beleidsplan, oov: Client):
    inhoud = csv(
        "adres;naam;soort;volgorde;in één zin;veiligheidsvelden\n"
        "goed;Goed;ontwikkelthema;1;Kort.;\n"
        "fout;;ontwikkelthema;veel;Kort.;\n"
        "twee;Twee;iets anders;1;Kort.;\n"
    )

    antwoord: Any = kies(oov, Thema, inhoud)

    assert antwoord.context["fouten"] == [
        "Rij 3, volgorde: ‘veel’ is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 2020.",
        "Rij 3, naam: Dit veld kan niet leeg zijn",
        "Rij 4, soort: ‘iets anders’ kennen wij niet. Kies uit: Ontwikkelthema, Veiligheidsthema.",
    ]
    assert "confirm_form" not in antwoord.context
    assert not Thema.objects.exists()


def test_a_reference_that_does_not_exist_names_its_row(plan: Beleidsplan, oov: Client):
    inhoud = csv("thema;titel;doel\nBestaat niet;Minder;Minder inbraken.\n")

    antwoord: Any = kies(oov, Doel, inhoud)

    assert antwoord.context["fouten"] == [
        "Rij 2: Er is geen thema ‘Bestaat niet’. Voeg die eerst toe of verbeter de naam."
    ]


def test_a_name_in_a_list_that_does_not_exist_names_its_row(plan: Beleidsplan, oov: Client):
    antwoord: Any = kies(oov, Maatregel, csv("titel;samen met\nVoorlichting;Politie\n"))

    assert antwoord.context["fouten"] == [
        "Rij 2: Er is geen partner ‘Politie’. Voeg die eerst toe of verbeter de naam."
    ]


def test_two_that_are_called_the_same_are_not_guessed_between(plan: Beleidsplan, oov: Client):
    MaatregelFactory.create_batch(2, beleidsplan=plan, titel="Voorlichting")

    antwoord: Any = kies(oov, Maatregel, csv("titel;trekker\nVoorlichting;OOV\n"))

    assert antwoord.context["fouten"] == ["Rij 2: Hiervan staan er al twee. Geef ze eerst elk een eigen naam."]


def test_many_faults_are_counted_after_twenty(plan: Beleidsplan, oov: Client):
    rijen = "".join(f"t{nummer};Naam;ontwikkelthema;x;Kort.\n" for nummer in range(25))

    antwoord: Any = kies(oov, Thema, csv("adres;naam;soort;volgorde;in één zin\n" + rijen))

    assert len(antwoord.context["fouten"]) == 21
    assert antwoord.context["fouten"][-1] == "En nog 5 andere fouten."


# ── Between preview and confirmation ─────────────────────────────────────────────────────────────

DRUGS = "adres;naam;soort;in één zin\ndrugs;Drugs;ontwikkelthema;Nieuw.\n"


def test_what_someone_else_changed_after_the_preview_is_not_overwritten(plan: Beleidsplan, oov: Client):
    thema = ThemaFactory(beleidsplan=plan, slug="drugs", naam="Drugs", kern="Oud.")
    voorbeeld = kies(oov, Thema, csv(DRUGS))

    thema.kern = "Van een ander."
    thema.save()
    antwoord = bevestig(oov, Thema, voorbeeld)

    assert "Iemand anders heeft wat u wilde inlezen net gewijzigd. Er is niets opgeslagen." in tekst(antwoord)
    assert Thema.objects.get().kern == "Van een ander."


def test_what_was_adopted_after_the_preview_stays_as_it_is(plan: Beleidsplan, oov: Client):
    voorbeeld = kies(oov, Thema, csv(DRUGS))

    Beleidsplan.objects.update(vergrendeld_op=timezone.now())
    antwoord = bevestig(oov, Thema, voorbeeld)

    assert "is vastgesteld en kan niet meer worden gewijzigd" in tekst(antwoord)
    assert not Thema.objects.exists()


def test_when_what_it_refers_to_is_gone_nothing_is_stored(plan: Beleidsplan, oov: Client):
    partner = PartnerFactory(gemeente=plan.gemeente, naam="Politie")
    voorbeeld = kies(oov, Maatregel, csv("titel;samen met\nSamenwerken;\nVoorlichting;Politie\n"))

    partner.delete()
    antwoord = bevestig(oov, Maatregel, voorbeeld)

    assert "Iemand anders heeft wat u wilde inlezen net gewijzigd. Er is niets opgeslagen." in tekst(antwoord)
    assert not Maatregel.objects.exists()


@pytest.mark.parametrize(
    "anders",
    [{"import_file_name": "../../etc/passwd"}, {"import_file_name": "x:y:z"}],
    ids=["another file", "nonsense"],
)
def test_a_preview_that_is_not_ours_is_refused(plan: Beleidsplan, oov: Client, anders: dict[str, str]):
    antwoord = bevestig(oov, Thema, kies(oov, Thema, csv(DRUGS)), **anders)

    assert "Dit voorbeeld is verlopen. Er is niets opgeslagen." in tekst(antwoord)
    assert not Thema.objects.exists()


@pytest.mark.parametrize("anders", [{"format": "7"}, {"format": "x"}, {"resource": "9"}, {"afdruk": ""}])
def test_a_confirmation_that_was_tampered_with_stores_nothing(plan: Beleidsplan, oov: Client, anders: dict[str, str]):
    antwoord = bevestig(oov, Thema, kies(oov, Thema, csv(DRUGS)), **anders)

    assert antwoord.status_code == 200
    assert not Thema.objects.exists()


def test_a_confirmation_is_only_taken_by_post(oov: Client):
    assert oov.get(adres(Thema, "process_import")).status_code == 405


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("model", INLEESBAAR)
def test_who_only_reads_may_take_along_but_not_bring_in(plan: Beleidsplan, model: type[models.Model]):
    griffie = als(Rol.GRIFFIE)

    assert griffie.get(adres(model, "export")).status_code == 200
    assert griffie.get(adres(model, "import")).status_code == 403
    assert griffie.post(adres(model, "process_import")).status_code == 403


@pytest.mark.parametrize("model", [Standpunt, Indicator, Domein])
def test_what_has_no_columns_has_no_such_pages(oov: Client, model: type[models.Model]):
    basis = adres(model, "changelist")

    for einde in ("import/", "export/", "process_import/"):
        assert oov.get(f"{basis}{einde}", follow=True).resolver_match.url_name.endswith(("index", "change"))


def test_an_export_holds_what_the_list_shows(plan: Beleidsplan, oov: Client):
    ThemaFactory(beleidsplan=plan, naam="Drugs")
    ThemaFactory(beleidsplan=plan, naam="Cyber")
    ThemaFactory(naam="Van een ander plan")

    alles = export(oov, Thema)
    antwoord: Any = oov.post(f"{adres(Thema, 'export')}?q=Drugs", {"format": "1", "resource": "0"})

    assert sorted(rij[1] for rij in lees_bestand(alles)) == ["Cyber", "Drugs"]
    assert [rij[1] for rij in lees_bestand(antwoord.content)] == ["Drugs"]
    assert antwoord["Content-Disposition"] == 'attachment; filename="themas.csv"'


@pytest.mark.parametrize("data", [{}, {"format": "9", "resource": "0"}, {"format": "0", "export_items": ["x", "0"]}])
def test_an_export_that_is_asked_for_wrongly_asks_again(plan: Beleidsplan, oov: Client, data: dict[str, Any]):
    assert oov.post(adres(Thema, "export"), data).status_code == 200


def test_contacts_never_leave_in_a_file(plan: Beleidsplan, oov: Client):
    _vul(plan)

    koppen = lees_bestand(export(oov, Partner)).headers

    assert koppen == ["naam", "afkorting", "soort", "domeinen", "omschrijving", "volgorde"]


def test_a_resource_says_which_columns_it_has():
    with pytest.raises(TypeError, match=r"say in Meta.fields which columns go in and out"):
        type("Slordig", (BasisResource,), {"Meta": type("Meta", (), {"model": Thema})})

    assert issubclass(BasisResource, ModelResource)
