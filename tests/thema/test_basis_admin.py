"""The admin ground: who may do what, what a refusal looks like, and that old versions are only for reading."""

import html
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.db import models
from django.db.models import ProtectedError
from django.test import RequestFactory
from django.utils import timezone

from tests.factories.thema import (
    BeleidsplanFactory,
    ContactpersoonFactory,
    DoelFactory,
    GebruikerFactory,
    GemeenteFactory,
    IndicatorFactory,
    IndicatorwaardeFactory,
    MaatregelFactory,
    PartnerFactory,
    TekstblokFactory,
    ThemaFactory,
)
from tests.thema.beheer import adres, als, formulier
from thema.basis.admin import BasisAdmin
from thema.basis.fouten import DomeinFout
from thema.basis.overgang import zet_status
from thema.basis.rollen import Rol
from thema.indicator.admin import IndicatorAdmin
from thema.models import (
    Beleidsplan,
    Doel,
    Gemeente,
    Indicator,
    Indicatorwaarde,
    Partner,
    Statusovergang,
    Thema,
)
from thema.thema.admin import ThemaAdmin


def _vergrendel() -> None:
    Beleidsplan.objects.update(vergrendeld_op=timezone.now())


def _vraag(methode: str = "get", data: dict[str, Any] | None = None, rol: Rol = Rol.OOV) -> Any:
    """A request as it reaches a ModelAdmin, for an admin that is on no site."""
    request: Any = getattr(RequestFactory(), methode)("/", data or {})
    request.user = GebruikerFactory(rol=rol)
    request.session = {}
    request._messages = FallbackStorage(request)  # noqa: SLF001
    request._dont_enforce_csrf_checks = True  # noqa: SLF001
    return request


def _meldingen(request: Any) -> str:
    return " ".join(str(melding) for melding in get_messages(request))


# ── Who ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.BESTUURSSECRETARIAAT, Rol.GRIFFIE])
def test_who_only_reads_sees_the_page_without_a_button_and_cannot_save(rol: Rol):
    client, thema = als(rol), ThemaFactory()
    url = adres(Thema, "change", thema.pk)

    pagina: Any = client.get(url)

    assert pagina.context["has_change_permission"] is False
    assert 'name="_save"' not in pagina.content.decode()
    assert 'name="bewerking"' not in pagina.content.decode()
    assert client.post(url, {"naam": "Anders"}).status_code == 403
    assert client.get(adres(Thema, "add")).status_code == 403
    assert client.post(adres(Thema, "delete", thema.pk), {"post": "yes"}).status_code == 403


@pytest.mark.django_db
def test_contacts_are_seen_by_who_works_with_them_alone():
    contact = ContactpersoonFactory(naam="De contactpersoon", telefoon="06-00000000")
    url = adres(Partner, "change", contact.partner_id)

    assert "06-00000000" in als(Rol.OOV).get(url).content.decode()
    for rol in (Rol.GRIFFIE, Rol.BESTUURSSECRETARIAAT):
        assert "06-00000000" not in als(rol).get(url).content.decode()


@pytest.mark.django_db
def test_a_municipality_is_added_by_the_manager_and_described_by_oov():
    gemeente = GemeenteFactory()

    assert als(Rol.OOV).get(adres(Gemeente, "add")).status_code == 403
    assert als(Rol.BEHEERDER).get(adres(Gemeente, "add")).status_code == 200
    assert als(Rol.OOV).get(adres(Gemeente, "change", gemeente.pk)).context["has_change_permission"] is True


@pytest.mark.django_db
@pytest.mark.parametrize("rol", [Rol.RAADSLID, Rol.BEGELEIDER])
def test_who_does_not_work_here_is_asked_to_sign_in(rol: Rol):
    antwoord: Any = als(rol).get(adres(Thema, "changelist"))

    assert antwoord.status_code == 302
    assert antwoord.url.startswith("/admin/login/")


# ── Adopted ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
@pytest.mark.parametrize("fabriek", [ThemaFactory, DoelFactory, MaatregelFactory, IndicatorFactory, TekstblokFactory])
def test_what_has_been_adopted_can_be_read_and_no_longer_changed(fabriek: Any):
    client, ding = als(Rol.OOV), fabriek()
    url = adres(type(ding), "change", ding.pk)
    data = formulier(client.get(url))
    _vergrendel()

    pagina: Any = client.get(url)
    bewaren: Any = client.post(url, data, follow=True)
    verwijderen: Any = client.post(adres(type(ding), "delete", ding.pk), {"post": "yes"}, follow=True)

    assert pagina.context["has_change_permission"] is False
    for antwoord in (bewaren, verwijderen):
        assert antwoord.redirect_chain == [(url, 302)]
        assert "is vastgesteld en kan niet meer worden gewijzigd" in antwoord.content.decode()
    assert type(ding)._base_manager.filter(pk=ding.pk).exists()


@pytest.mark.django_db
def test_adopted_or_not_a_reader_gets_no_other_answer_than_no():
    thema = ThemaFactory()
    _vergrendel()

    assert als(Rol.GRIFFIE).post(adres(Thema, "change", thema.pk), {}).status_code == 403
    assert als(Rol.GRIFFIE).post(adres(Thema, "delete", thema.pk), {}).status_code == 403


@pytest.mark.django_db
def test_figures_can_still_come_in():
    waarde = IndicatorwaardeFactory()
    _vergrendel()
    client = als(Rol.OOV)
    url = adres(Indicatorwaarde, "change", waarde.pk)

    antwoord = client.post(url, formulier(client.get(url)) | {"waarde": "12.5"})

    waarde.refresh_from_db()
    assert antwoord.status_code == 302
    assert str(waarde.waarde) == "12.50"


@pytest.mark.django_db
def test_without_an_open_plan_the_empty_form_says_what_to_do_first():
    BeleidsplanFactory()
    _vergrendel()

    assert "Er is geen plan dat nog open ligt." in als(Rol.OOV).get(adres(Thema, "add")).content.decode()


# ── Refusals ─────────────────────────────────────────────────────────────────────────────────────


class Weigeraar(ThemaAdmin):
    """Saves, and then a service refuses."""

    def save_related(self, request: Any, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        raise DomeinFout("Dit kan nu niet. Wacht tot het college heeft besloten.")


@pytest.mark.django_db
def test_a_refusal_stands_in_the_form_beside_what_was_written_and_nothing_is_stored():
    thema = ThemaFactory(kern="Eerst.")
    data = formulier(als(Rol.OOV).get(adres(Thema, "change", thema.pk))) | {"kern": "Wat ik schreef."}
    request = _vraag("post", data)

    antwoord = Weigeraar(Thema, admin.site).changeform_view(request, str(thema.pk))

    fouten = antwoord.context_data["adminform"].form.non_field_errors()
    assert fouten == ["Dit kan nu niet. Wacht tot het college heeft besloten."]
    assert "Wat ik schreef." in antwoord.rendered_content
    assert Thema.objects.get().kern == "Eerst."
    assert thema.history.count() == 1


@pytest.mark.django_db
def test_a_refused_deletion_leads_back_with_the_reason():
    partner = PartnerFactory()
    DoelFactory().partners.add(partner)
    _vergrendel()

    antwoord: Any = als(Rol.OOV).post(adres(Partner, "delete", partner.pk), {"post": "yes"}, follow=True)

    assert antwoord.redirect_chain == [(adres(Partner, "change", partner.pk), 302)]
    assert "staat in een vastgesteld plan en kan niet worden verwijderd" in antwoord.content.decode()
    assert Partner.objects.exists()


@pytest.mark.django_db
def test_an_action_on_a_list_is_whole_or_not_at_all():
    los, vast = PartnerFactory(volgorde=1), PartnerFactory(volgorde=2)
    DoelFactory().partners.add(vast)
    _vergrendel()
    data = {"action": "delete_selected", "_selected_action": [los.pk, vast.pk], "post": "yes"}

    antwoord: Any = als(Rol.OOV).post(adres(Partner, "changelist"), data, follow=True)

    assert "staat in een vastgesteld plan" in antwoord.content.decode()
    assert Partner.objects.count() == 2


@pytest.mark.django_db
def test_an_action_on_a_list_leaves_history_line_by_line():
    partners = PartnerFactory.create_batch(2)
    data = {"action": "delete_selected", "_selected_action": [een.pk for een in partners], "post": "yes"}

    als(Rol.OOV).post(adres(Partner, "changelist"), data)

    assert not Partner.objects.exists()
    assert Partner.history.filter(history_type="-").count() == 2


class Blind(IndicatorAdmin):
    """Does not see what a deletion would take along: as when someone adds it a moment later."""

    def get_deleted_objects(self, objs: Any, request: Any) -> Any:
        return [], {}, set(), []

    def response_delete_selected(self, request: Any, queryset: models.QuerySet[Any]) -> None:
        raise ProtectedError("", set(Doel.objects.all()))

    actions = (response_delete_selected,)


@pytest.mark.django_db
def test_what_something_else_rests_on_is_not_deleted_and_the_message_names_it():
    doel = DoelFactory(titel="Minder inbraken", indicator=IndicatorFactory())
    request = _vraag("post", {"post": "yes"})

    antwoord = Blind(Indicator, admin.site).delete_view(request, str(doel.indicator.pk))

    assert antwoord.url == adres(Indicator, "change", doel.indicator.pk)
    assert "zolang er nog iets aan vastzit: ‘Minder inbraken’" in _meldingen(request)
    assert Indicator.objects.exists()


@pytest.mark.django_db
def test_the_same_holds_for_an_action_on_a_list():
    doel = DoelFactory(titel="Minder inbraken", indicator=IndicatorFactory())
    data = {"action": "response_delete_selected", "_selected_action": [str(doel.indicator.pk)], "index": "0"}
    request = _vraag("post", data)

    Blind(Indicator, admin.site).changelist_view(request)

    assert "zolang er nog iets aan vastzit: ‘Minder inbraken’" in _meldingen(request)


def test_a_list_cannot_be_edited_in_place():
    with pytest.raises(TypeError, match="list_editable passes the guard"):
        type("Slordig", (BasisAdmin,), {"list_editable": ("naam",)})


# ── History ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.django_db
def test_the_history_says_who_changed_what():
    client = als(Rol.OOV)
    thema = ThemaFactory(kern="Eerst.")
    url = adres(Thema, "change", thema.pk)
    client.post(url, formulier(client.get(url)) | {"kern": "Daarna."})

    pagina = html.unescape(client.get(adres(Thema, "history", thema.pk)).content.decode())

    assert "Eerst." in pagina
    assert "Daarna." in pagina
    assert "gebruiker-" in pagina


@pytest.mark.django_db
def test_an_old_version_is_for_reading():
    client = als(Rol.OOV)
    thema = ThemaFactory(kern="Zoals het was.")
    versie = thema.history.get()
    thema.kern = "Zoals het is."
    thema.save()
    url = adres(Thema, "simple_history", thema.pk, versie.pk)

    pagina = client.get(url).content.decode()
    antwoord = client.post(url, {"kern": "Zoals het was."})

    assert "Zoals het was." in pagina
    assert "<textarea" not in pagina
    assert antwoord.status_code == 405
    assert Thema.objects.get().kern == "Zoals het is."


@pytest.mark.django_db
def test_what_keeps_no_versions_still_has_its_list_of_acts():
    gemeente = GemeenteFactory()
    client = als(Rol.OOV)
    url = adres(Gemeente, "change", gemeente.pk)
    client.post(url, formulier(client.get(url)) | {"afdeling": "Team Openbare Orde"})

    pagina = client.get(adres(Gemeente, "history", gemeente.pk))

    assert pagina.status_code == 200
    assert client.get(adres(Gemeente, "simple_history", gemeente.pk, 1)).status_code == 404


@pytest.mark.django_db
def test_the_trail_of_states_is_for_reading():
    thema = ThemaFactory(naam="Drugs")
    zet_status(thema, naar="geprioriteerd", actie="prioriteren", door=None, op=timezone.now(), opmerking="Daarom.")
    stap = Statusovergang.objects.get()
    client = als(Rol.BEHEERDER)

    lijst = client.get(adres(Statusovergang, "changelist")).content.decode()
    pagina: Any = client.get(adres(Statusovergang, "change", stap.pk))

    assert "Drugs" in lijst
    assert "Daarom." in pagina.content.decode()
    assert pagina.context["has_change_permission"] is False
    assert client.get(adres(Statusovergang, "add")).status_code == 403
    assert client.post(adres(Statusovergang, "delete", stap.pk), {"post": "yes"}).status_code == 403


@pytest.mark.django_db
def test_the_trail_outlives_what_it_is_about():
    thema = ThemaFactory()
    zet_status(thema, naar="geprioriteerd", actie="prioriteren", door=None, op=timezone.now())
    nummer = thema.pk
    thema.delete()

    lijst = als(Rol.OOV).get(adres(Statusovergang, "changelist")).content.decode()

    assert f"nummer {nummer} (verwijderd)" in lijst
