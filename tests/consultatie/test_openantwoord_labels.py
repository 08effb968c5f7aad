"""Labels of open answers in the admin: one of each name, a reaction that becomes a thread, and an export."""

from io import BytesIO

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from consultatie.models import Label, Onderbouwing, Openantwoord
from tests.consultatie.openantwoorden import meldingen
from tests.factories.consultatie import (
    LabelFactory,
    OpenantwoordFactory,
    VragenlijstFactory,
)
from tests.factories.thema import ThemaFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


def test_one_button_makes_a_thread_of_a_label_with_a_reaction():
    thema = ThemaFactory.create()
    label = LabelFactory.create(
        vragenlijst__beleidsplan=thema.beleidsplan, thema=thema, omschrijving="Het is donker.", gedaan="Er komt licht."
    )
    client = als(Rol.OOV)

    reactie = client.post(reverse("admin:consultatie_label_onderbouwen", args=[label.pk]), follow=True)

    assert "staat nu bij" in meldingen(reactie)
    assert Onderbouwing.objects.get().thema == thema
    tweede = client.post(reverse("admin:consultatie_label_onderbouwen", args=[label.pk]), follow=True)
    assert "staat al bij" in meldingen(tweede)
    assert Onderbouwing.objects.count() == 1


@pytest.mark.parametrize("naam", ["Één loket", "één loket", "ÉÉN LOKET "])
def test_labels_that_differ_only_by_capitals_are_the_same_label(naam: str):
    er_is = LabelFactory.create(naam="Één loket")
    velden = {"vragenlijst": er_is.vragenlijst_id, "naam": naam, "volgorde": 2, "bewerking": ""}

    nieuw = als(Rol.OOV).post(adres(Label, "add"), velden)
    zelf = als(Rol.OOV).post(adres(Label, "change", er_is.pk), velden | {"bewerking": er_is.bewerking})
    elders = als(Rol.OOV).post(adres(Label, "add"), velden | {"vragenlijst": VragenlijstFactory.create().pk})

    assert "al een label ‘Één loket’. Hoofdletters maken geen verschil." in nieuw.content.decode()
    assert (zelf.status_code, elders.status_code) == (302, 302)
    er_is.refresh_from_db()
    assert (er_is.naam, Label.objects.count()) == (naam.strip(), 2)


def test_the_database_refuses_a_label_that_differs_only_by_capitals():
    label = LabelFactory.create(naam="Licht")

    with pytest.raises(IntegrityError), transaction.atomic():
        LabelFactory.create(vragenlijst=label.vragenlijst, naam="LICHT")
    LabelFactory.create(naam="LICHT")

    assert Label.objects.count() == 2


def test_a_label_belongs_to_the_plan_of_its_questionnaire():
    label, vreemd = LabelFactory.create(), ThemaFactory.create()
    velden = {"vragenlijst": label.vragenlijst_id, "naam": "Licht", "volgorde": 1, "thema": vreemd.pk, "bewerking": 1}

    reactie = als(Rol.OOV).post(adres(Label, "change", label.pk), velden)

    assert "hoort bij een ander plan" in reactie.content.decode()


@pytest.mark.parametrize("kwaad", ["=1+1", "+1", "-1", "@a", "\t=1", "=cmd|' /C calc'!A0", "emoji 🚨", "שלום =1"])
def test_an_export_holds_what_was_cleared_as_text(kwaad: str):
    antwoord = OpenantwoordFactory.create(origineel="geheim", tekst=kwaad)
    antwoord.labels.add(LabelFactory.create(vragenlijst=antwoord.versie.vragenlijst, naam="=SOM(1)"))
    OpenantwoordFactory.create(versie=antwoord.versie, nieuw=True, origineel="geheim nieuw")

    pagina = als(Rol.OOV).get(adres(Openantwoord, "export")).context["form"]
    reactie = als(Rol.OOV).post(
        adres(Openantwoord, "export"),
        {
            "format": "0",
            "resource": "",
            **{naam: "on" for naam in pagina.fields if naam.startswith("openantwoordresource_")},
        },
    )

    blad = openpyxl.load_workbook(BytesIO(reactie.content)).active
    koppen, *rijen = blad.iter_rows(values_only=True)
    assert len(rijen) == 1
    rij = dict(zip(koppen, rijen[0], strict=True))
    assert (rij["antwoord"], rij["labels"]) == (kwaad, "=SOM(1)")
    assert {cel.data_type for rij in blad.iter_rows() for cel in rij} <= {"s", "n", "inlineStr"}
    assert "geheim" not in str(rijen)
