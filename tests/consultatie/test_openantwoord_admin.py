"""The screens on which staff read and label: one key, the next by itself, and no text is ever markup."""

from typing import Any

import pytest
from django.urls import reverse

from consultatie.models import Label, Openantwoord
from consultatie.openantwoord.enums import Antwoordstatus as Status
from consultatie.openantwoord.enums import Reden
from consultatie.vragenlijst.enums import Kanaal
from tests.consultatie.openantwoorden import meldingen
from tests.factories.consultatie import (
    InzendingFactory,
    LabelFactory,
    NamenlijstFactory,
    OpenantwoordFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import WijkFactory
from tests.thema.beheer import adres, als
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db

KWAAD = "<script>alert(1)</script><img src=x onerror=alert(2)> **vet** [a](javascript:alert(3)) {{ 7 }}"


def _scherm(naam: str, antwoord: Openantwoord, vraag: str = "") -> str:
    return reverse(f"admin:consultatie_openantwoord_{naam}", args=[antwoord.versie.vragenlijst_id]) + vraag


def _zend(antwoord: Openantwoord, **velden: Any) -> dict[str, Any]:
    return {"antwoord": str(antwoord.pk), "bewerking": antwoord.bewerking, **velden}


# ── Reading ──────────────────────────────────────────────────────────────────────────────────────


def test_proposals_are_ticked_and_enter_releases_without_them():
    antwoord = OpenantwoordFactory.create(nieuw=True, origineel="Bel 06-12345678 of Piet.")
    client = als(Rol.OOV)

    pagina = client.get(_scherm("lezen", antwoord)).content.decode()
    assert 'value="4-15-telefoon" data-toets="1" checked' in pagina
    assert pagina.index('value="vrijgeven"') < pagina.index('value="wegleggen"')
    # The script gives it the focus, once it listens.
    assert "autofocus" not in pagina
    client.post(_scherm("lezen", antwoord), _zend(antwoord, weg="4-15-telefoon", eigen="piet"))

    antwoord.refresh_from_db()
    assert antwoord.tekst == "Bel [weggelaten: telefoonnummer] of [weggelaten: persoonlijk]."


def test_a_proposal_that_is_unticked_stays_in_the_text():
    antwoord = OpenantwoordFactory.create(nieuw=True, origineel="Bel 112 of 0570-693911.")

    als(Rol.OOV).post(_scherm("lezen", antwoord), _zend(antwoord, actie="vrijgeven"))

    antwoord.refresh_from_db()
    assert antwoord.tekst == "Bel 112 of 0570-693911."


def test_the_next_one_comes_by_itself_with_a_counter_until_all_are_read():
    versie = VragenlijstversieFactory.create()
    een, _ = OpenantwoordFactory.create_batch(2, versie=versie, nieuw=True)
    client = als(Rol.OOV)

    tellers = []
    for _ in range(2):
        reactie = client.get(_scherm("lezen", een))
        tellers.append(reactie.context["stand"].gelezen + 1)
        client.post(_scherm("lezen", een), _zend(reactie.context["antwoord"]))

    assert tellers == [1, 2]
    assert "Alles is gelezen." in client.get(_scherm("lezen", een)).content.decode()


def test_skipping_leads_to_another_one_and_round_to_the_first():
    versie = VragenlijstversieFactory.create()
    OpenantwoordFactory.create_batch(2, versie=versie, nieuw=True)
    een, twee = Openantwoord.objects.order_by("pk")
    client = als(Rol.OOV)

    assert client.get(_scherm("lezen", een, f"?na={een.pk}")).context["antwoord"] == twee
    assert client.get(_scherm("lezen", een, f"?na={twee.pk}")).context["antwoord"] == een
    assert client.get(_scherm("lezen", een, "?na=niets")).context["antwoord"] == een


def test_words_that_are_not_in_the_text_are_refused_and_nothing_is_lost():
    antwoord = OpenantwoordFactory.create(nieuw=True, origineel="Vraag Piet.")

    reactie = als(Rol.OOV).post(_scherm("lezen", antwoord), _zend(antwoord, eigen="Pete"))

    assert "‘Pete’ staat niet in de tekst." in reactie.content.decode()
    assert ">Pete</textarea>" in reactie.content.decode()
    antwoord.refresh_from_db()
    assert antwoord.status == Status.TE_SCREENEN


def test_laying_aside_asks_for_a_reason():
    antwoord = OpenantwoordFactory.create(nieuw=True)
    client = als(Rol.OOV)

    zonder = client.post(_scherm("lezen", antwoord), _zend(antwoord, actie="wegleggen"))
    assert "Kies waarom u dit antwoord weglegt." in zonder.content.decode()
    client.post(_scherm("lezen", antwoord), _zend(antwoord, actie="wegleggen", reden=Reden.MELDING))

    antwoord.refresh_from_db()
    assert (antwoord.status, antwoord.reden, antwoord.tekst) == (Status.WEGGELEGD, Reden.MELDING, None)


@pytest.mark.parametrize(
    "velden",
    [{"antwoord": "geen-sleutel"}, {"bewerking": "-1"}, {"bewerking": "9" * 40}, {"antwoord": ""}],
)
@pytest.mark.parametrize("scherm", ["lezen", "coderen"])
def test_a_form_that_is_not_whole_changes_nothing(scherm: str, velden: dict[str, str]):
    antwoord = OpenantwoordFactory.create(nieuw=True)

    reactie = als(Rol.OOV).post(_scherm(scherm, antwoord), _zend(antwoord) | velden, follow=True)

    assert "niet compleet" in meldingen(reactie)
    assert Openantwoord.objects.get().bewerking == 0


@pytest.mark.parametrize("velden", [{"weg": "0-999-bsn"}, {"actie": "wegleggen", "reden": "bewaartermijn"}])
def test_what_the_page_did_not_offer_is_refused(velden: dict[str, str]):
    antwoord = OpenantwoordFactory.create(nieuw=True)

    reactie = als(Rol.OOV).post(_scherm("lezen", antwoord), _zend(antwoord, **velden))

    assert reactie.context["form"].errors
    assert Openantwoord.objects.get().bewerking == 0


@pytest.mark.parametrize("actie", ["vrijgeven", "wegleggen"])
def test_who_reads_after_somebody_else_is_told_so_and_goes_on(actie: str):
    antwoord = OpenantwoordFactory.create(nieuw=True)
    client = als(Rol.OOV)
    client.post(_scherm("lezen", antwoord), _zend(antwoord, actie="wegleggen", reden=Reden.MELDING))

    reactie = client.post(_scherm("lezen", antwoord), _zend(antwoord, actie=actie, reden=Reden.MELDING), follow=True)

    assert reactie.status_code == 200
    assert meldingen(reactie)
    antwoord.refresh_from_db()
    assert (antwoord.status, antwoord.bewerking) == (Status.WEGGELEGD, 1)


def test_names_of_the_municipality_are_proposed():
    antwoord = OpenantwoordFactory.create(nieuw=True, origineel="Klaas weet er meer van.")
    NamenlijstFactory.create(gemeente=antwoord.versie.vragenlijst.beleidsplan.gemeente, namen="Klaas\n\nJan")

    pagina = als(Rol.OOV).get(_scherm("lezen", antwoord)).content.decode()

    assert 'value="0-5-naam"' in pagina


# ── Who sees what ────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("rol", [Rol.OOV, Rol.BEHEERDER, Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE])
def test_the_original_is_on_the_screen_for_reading_only(rol: Rol):
    nieuw = OpenantwoordFactory.create(nieuw=True, origineel="geheim-nieuw")
    oud = OpenantwoordFactory.create(versie=nieuw.versie, origineel="geheim-oud", tekst="vrijgegeven-oud")
    InzendingFactory.create(versie=nieuw.versie, antwoorden={"merkt": "ja"})
    client = als(rol)

    paginas = [
        adres(Openantwoord, "changelist"),
        adres(Openantwoord, "change", oud.pk),
        adres(Openantwoord, "change", nieuw.pk),
        adres(Openantwoord, "history", oud.pk),
        _scherm("werk", nieuw),
        _scherm("coderen", nieuw),
        reverse("admin:index"),
    ]
    gezien = "".join(client.get(pagina).content.decode() for pagina in paginas)
    zoeken = client.get(adres(Openantwoord, "changelist"), {"q": "geheim"}).content.decode()

    assert "geheim-" not in gezien
    assert "geheim-" not in zoeken
    assert ("vrijgegeven-oud" in gezien) is (rol in (Rol.OOV, Rol.BEHEERDER))
    lezen = client.get(_scherm("lezen", nieuw))
    assert ("geheim-nieuw" in lezen.content.decode()) is (rol in (Rol.OOV, Rol.BEHEERDER))


def test_nothing_of_a_text_is_markup_on_any_screen():
    antwoord = OpenantwoordFactory.create(nieuw=True, origineel=KWAAD)
    client = als(Rol.OOV)

    paginas = [client.get(_scherm("lezen", antwoord))]
    client.post(_scherm("lezen", antwoord), _zend(antwoord))
    paginas += [client.get(_scherm("coderen", antwoord)), client.get(adres(Openantwoord, "change", antwoord.pk))]
    paginas += [client.get(adres(Openantwoord, "changelist"))]

    for pagina in paginas:
        tekst = pagina.content.decode()
        assert "<script>alert" not in tekst
        assert "<img src=x" not in tekst
        assert "&lt;script&gt;alert(1)" in tekst


def test_a_text_can_be_read_again():
    antwoord = OpenantwoordFactory.create(origineel="Piet", tekst="Piet")
    client = als(Rol.OOV)
    assert "Lees opnieuw" in client.get(adres(Openantwoord, "change", antwoord.pk)).content.decode()

    client.post(reverse("admin:consultatie_openantwoord_herzien", args=[antwoord.pk]))

    antwoord.refresh_from_db()
    assert (antwoord.status, antwoord.tekst) == (Status.TE_SCREENEN, None)


# ── Labelling ────────────────────────────────────────────────────────────────────────────────────


def _drie(**velden: Any) -> list[Openantwoord]:
    versie = VragenlijstversieFactory.create()
    for tekst in ("Meer licht", "Meer politie", "Minder lawaai"):
        OpenantwoordFactory.create(versie=versie, origineel=tekst, **velden)
    return list(Openantwoord.objects.order_by("pk"))


def test_labels_are_kept_and_the_next_text_follows():
    een, twee, _ = _drie()
    labels = LabelFactory.create_batch(2, vragenlijst=een.versie.vragenlijst)

    reactie = als(Rol.OOV).post(_scherm("coderen", een), _zend(een, labels=[label.pk for label in labels]), follow=True)

    assert set(een.labels.all()) == set(labels)
    assert reactie.context["blad"].antwoord == twee
    assert reactie.context["stand"].gelabeld == 1


def test_every_label_shows_its_key_and_the_keys_that_turn_the_page_are_not_among_them():
    een = OpenantwoordFactory.create()
    LabelFactory.create_batch(40, vragenlijst=een.versie.vragenlijst)

    toetsen = [knop.toets for knop in als(Rol.OOV).get(_scherm("coderen", een)).context["knoppen"]]

    gegeven = [toets for toets in toetsen if toets]
    assert toetsen[:11] == [*"123456789ab"]
    assert len(gegeven) == len(set(gegeven)) == 33
    assert not {"n", "p"} & set(gegeven)


def test_a_new_label_is_made_on_the_way_and_stays_on_the_same_text():
    een, *_ = _drie()

    reactie = als(Rol.OOV).post(_scherm("coderen", een), _zend(een, nieuw="Licht"), follow=True)

    assert [label.naam for label in een.labels.all()] == ["Licht"]
    assert reactie.context["blad"].antwoord == een


def test_a_quote_that_is_refused_says_why_and_keeps_what_was_chosen_and_typed():
    een = OpenantwoordFactory.create(tekst="Bel mevrouw Jansen maar.")
    label = LabelFactory.create(vragenlijst=een.versie.vragenlijst)
    gegevens = _zend(een, labels=[label.pk], is_citeerbaar="on", reactie="Dank u.")

    pagina = als(Rol.OOV).post(_scherm("coderen", een), gegevens)

    tekst = pagina.content.decode()
    assert "Dit kan naar een persoon wijzen: ‘Jansen’" in tekst.replace("&#x27;", "'")
    assert 'href="#id_is_nagekeken"' in tekst
    assert "Dank u." in tekst
    assert [knop.is_gekozen for knop in pagina.context["knoppen"]] == [True]
    assert not Openantwoord.objects.get().is_citeerbaar
    als(Rol.OOV).post(_scherm("coderen", een), gegevens | {"is_nagekeken": "on"})
    assert Openantwoord.objects.get().is_citeerbaar


def test_filters_and_search_choose_what_passes_by():
    een, twee, _ = _drie()
    label = LabelFactory.create(vragenlijst=een.versie.vragenlijst)
    een.labels.add(label)
    Openantwoord.objects.filter(pk=twee.pk).update(kanaal=Kanaal.PAPIER)
    client = als(Rol.OOV)

    def aantal(vraag: str) -> int:
        blad = client.get(_scherm("coderen", een, vraag)).context["blad"]
        return blad.aantal if blad else 0

    assert [aantal(v) for v in ("", "?label=geen", f"?label={label.pk}", "?kanaal=papier")] == [3, 2, 1, 1]
    assert [aantal(v) for v in ("?zoek=licht", "?zoek=geen%25", "?label=x", "?kanaal=x", "?wijk=%00")] == [
        1,
        0,
        3,
        3,
        3,
    ]


def test_the_filter_holds_while_one_goes_on():
    een, *_ = _drie()
    label = LabelFactory.create(vragenlijst=een.versie.vragenlijst)
    client = als(Rol.OOV)

    for over in (2, 1, 0):
        reactie = client.get(_scherm("coderen", een, "?label=geen"))
        antwoord = reactie.context["blad"].antwoord
        reactie = client.post(_scherm("coderen", een, "?label=geen"), _zend(antwoord, labels=label.pk), follow=True)
        assert (reactie.context["blad"].aantal if reactie.context["blad"] else 0) == over

    pagina = client.get(_scherm("coderen", een, "?label=geen"))
    assert "Alles wat u zoekt, heeft een label." in pagina.content.decode()


def test_a_district_stands_beside_a_text_only_where_enough_come_from_it():
    versie = VragenlijstversieFactory.create(definitie=definitie())
    gemeente = versie.vragenlijst.beleidsplan.gemeente
    for code, naam, aantal in (("WK1", "Centrum", 9), ("WK2", "Dorp", 3), ("WK3", "Gehucht", 2)):
        WijkFactory.create(gemeente=gemeente, cbs_code=code, naam=naam)
        OpenantwoordFactory.create_batch(aantal, versie=versie, wijk=code)
    client = als(Rol.OOV)

    getoond = set()
    for antwoord in Openantwoord.objects.all():
        blad = client.get(_scherm("coderen", antwoord, f"?antwoord={antwoord.pk}")).context["blad"]
        getoond.add((antwoord.wijk, blad.wijk))

    assert getoond == {("WK1", "Centrum"), ("WK2", ""), ("WK3", "")}
    pagina = client.get(_scherm("coderen", antwoord))
    assert [keuze.naam for keuze in pagina.context["keuzes"].wijken] == ["Centrum"]
    assert client.get(_scherm("coderen", antwoord, "?wijk=WK2")).context["blad"] is None


def test_a_label_of_another_questionnaire_cannot_be_put_on_a_text():
    een, *_ = _drie()
    vreemd = LabelFactory.create()

    reactie = als(Rol.OOV).post(_scherm("coderen", een), _zend(een, labels=vreemd.pk))

    assert "labels" in reactie.context["form"].errors
    assert not een.labels.exists()


@pytest.mark.parametrize("scherm", ["werk", "lezen", "coderen"])
def test_the_number_of_queries_does_not_grow(scherm: str, django_assert_max_num_queries):
    een = OpenantwoordFactory.create()
    versie = een.versie
    client = als(Rol.OOV)

    def vragen() -> int:
        with django_assert_max_num_queries(60) as gemeten:
            client.get(_scherm(scherm, een))
        return len(gemeten)

    def erbij(keer: int) -> None:
        for _ in range(keer):
            OpenantwoordFactory.create(versie=versie, nieuw=True, origineel="Bel 0570-693911")
            vrij = OpenantwoordFactory.create(versie=versie)
            vrij.labels.set(LabelFactory.create_batch(2, vragenlijst=versie.vragenlijst))

    erbij(1)
    vragen()  # what Django remembers from then on
    met_een = vragen()
    erbij(2)

    assert vragen() == met_een


def test_a_label_with_other_capitals_that_is_typed_on_the_way_is_the_one_that_there_is():
    een, *_ = _drie()
    label = LabelFactory.create(vragenlijst=een.versie.vragenlijst, naam="één loket")

    als(Rol.OOV).post(_scherm("coderen", een), _zend(een, nieuw="ÉÉN loket"))

    assert [*een.labels.all()] == [label] == [*Label.objects.all()]
