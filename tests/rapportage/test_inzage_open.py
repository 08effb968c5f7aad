"""Labels and quotes of open answers are no part of the figures that are given for inspection: they still change."""

import pytest
from django.test import Client

from consultatie.models import Openantwoord
from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.openantwoord.services import consultatie_sluiten
from consultatie.vragenlijst.enums import Vragenlijststatus
from rapportage.resultaten.openstaand import NietTePubliceren
from rapportage.resultaten.queries import bevriezing_van
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.consultatie.mengbak import OP
from tests.consultatie.openantwoorden import nieuwe_versie, verstuur
from tests.consultatie.test_verdacht import K
from tests.factories.consultatie import (
    LabelFactory,
)
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

pytestmark = pytest.mark.django_db


def test_a_colleague_who_labels_does_not_keep_figures_from_being_given() -> None:
    lijst = nieuwe_versie().vragenlijst
    verstuur(lijst.versies.get(), 3 * K)
    consultatie_sluiten(lijst, door=None, op=OP)
    gezien = bevriezing_van(lijst, OP.date())
    Openantwoord.objects.update(status=Antwoordstatus.VRIJGEGEVEN, tekst="Meer licht.")
    label = LabelFactory.create(vragenlijst=lijst, naam="Licht")
    for antwoord in Openantwoord.objects.filter(vraag="eerste"):
        antwoord.labels.add(label)

    with pytest.raises(NietTePubliceren, match="veranderd"):
        resultaten_publiceren(lijst, door=None, op=OP, gezien=gezien.kenmerk)
    cijfers_ter_inzage_geven(lijst, door=None, op=OP, gezien=gezien.kenmerk_inzage)

    assert lijst.status == Vragenlijststatus.VAST


def test_labels_and_quotes_are_seen_by_who_gives_them_and_by_everybody_once_they_are_public(client: Client) -> None:
    lijst = nieuwe_versie().vragenlijst
    verstuur(lijst.versies.get(), 3 * K)
    consultatie_sluiten(lijst, door=None, op=OP)
    cijfers_ter_inzage_geven(lijst, door=None, op=OP)
    # Labelled after the figures were given: those stay as they are, these do not.
    Openantwoord.objects.update(status=Antwoordstatus.VRIJGEGEVEN, tekst="Meer <b>licht</b>.")
    label = LabelFactory.create(vragenlijst=lijst, naam="Licht in het park")
    for antwoord in Openantwoord.objects.filter(vraag="eerste")[: 2 * K]:
        antwoord.labels.add(label)
    Openantwoord.objects.filter(vraag="eerste").update(is_citeerbaar=True)
    pad = f"/resultaten/{lijst.slug}/"

    def ziet(rol: Rol | None) -> bool:
        bezoeker = Client()
        if rol:
            bezoeker.force_login(GebruikerFactory.create(rol=rol))
        html = bezoeker.get(pad).content.decode()
        assert ("Licht in het park" in html) is ("‘Meer &lt;b&gt;licht&lt;/b&gt;.’" in html)
        return "20 van de 30 antwoorden zijn ingedeeld." in html

    # In this order: what was written for a colleague who labels must not come to who asks next.
    assert [ziet(Rol.OOV), ziet(Rol.RAADSLID), ziet(None), ziet(Rol.OOV)] == [True, False, False, True]
    bevriezing = bevriezing_van(lijst, OP.date())
    assert bevriezing.open_antwoorden.startswith("Bij 1 open vraag staat waar de antwoorden over gaan. Eén antwoord")
    assert bevriezing.straks[0].zin.startswith("20 van 40 open antwoorden zijn nog niet gelezen of")
    resultaten_publiceren(lijst, door=None, op=OP)
    assert [ziet(Rol.RAADSLID), ziet(None)] == [True, True]
