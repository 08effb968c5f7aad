"""Frozen figures are drawn and written once, and come to nobody but who may see precisely those."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from consultatie.models import Vragenlijst
from rapportage.cijfers.resultaat import Resultaat
from rapportage.resultaten.cijferdeel import cijferdeel_van
from rapportage.resultaten.inzage import Inzage
from rapportage.resultaten.services import cijfers_ter_inzage_geven, resultaten_publiceren
from tests.factories.thema import GebruikerFactory
from tests.rapportage.test_resultaten import resultaat
from tests.rapportage.test_wegen import OP, REDEN, maak_gesloten, nu, weeg
from thema.basis.rollen import Rol

VEEL = resultaat(open={"drugs": 0.62, "cyber": 0.31})
WEINIG = resultaat(open={"drugs": 0.17, "cyber": 0.31})


def nooit() -> Resultaat:
    raise AssertionError("Read, though it had been written before.")


def test_frozen_figures_are_read_and_drawn_once_and_other_figures_apart() -> None:
    eerst = cijferdeel_van(Inzage(lambda: VEEL, "a", None, ""))
    anders = cijferdeel_van(Inzage(lambda: WEINIG, "b", None, ""))

    assert cijferdeel_van(Inzage(nooit, "a", OP, "")) == eerst
    assert ("62%" in eerst.inhoud, "62%" in anders.inhoud) == (True, False)


def test_what_can_still_change_is_never_kept_and_says_only_who_took_part() -> None:
    for cijfers in (VEEL, WEINIG):
        deel = cijferdeel_van(Inzage(partial(replace, cijfers), "", None, "Nog niet."))
        assert "Inwoners (open vragenlijst): 100 antwoorden" in deel.inhoud
        assert "%" not in deel.inhoud
    with pytest.raises(AssertionError):
        cijferdeel_van(Inzage(nooit, "", None, "Nog niet."))


def _pagina(lijst: Vragenlijst, rol: Rol | None) -> str:
    klant = Client()
    if rol:
        klant.force_login(GebruikerFactory.create(rol=rol))
    return klant.get(f"/resultaten/{lijst.slug}/").content.decode()


@pytest.mark.django_db
def test_of_what_was_written_before_only_the_figures_come_back() -> None:
    lijst = maak_gesloten(ter_inzage=False)
    wie = (Rol.OOV, Rol.RAADSLID, None)
    stappen = (
        lambda: None,
        lambda: cijfers_ter_inzage_geven(nu(lijst), door=None, op=OP),
        lambda: weeg(lijst),
        lambda: weeg(lijst, reden="Ieder telt even zwaar."),
        lambda: resultaten_publiceren(nu(lijst), door=None, op=OP + timedelta(days=2)),
    )
    zinnen = (
        "Zo is geteld",
        REDEN,
        "Ieder telt even zwaar.",
        "Nog niet openbaar.",
        "ter inzage sinds",
        "openbaar sinds",
    )

    gezien = []
    for stap in stappen:
        stap()
        paginas = [_pagina(lijst, rol) for rol in wie]
        gezien.append([[zin in pagina for zin in zinnen] for pagina in paginas])

    niets = [False] * len(zinnen)
    assert gezien == [
        [niets, niets, niets],
        [[True, False, False, True, True, False]] * 2 + [niets],
        [[True, True, False, True, True, False]] * 2 + [niets],
        [[True, False, True, True, True, False]] * 2 + [niets],
        [[True, False, True, False, False, True]] * 3,
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(("rol", "vragen"), [(None, 3), (Rol.RAADSLID, 9), (Rol.OOV, 12)])
def test_the_page_takes_few_queries_the_first_time_as_well(
    rol: Rol | None, vragen: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lijst = maak_gesloten()
    if rol:
        client.force_login(GebruikerFactory.create(rol=rol))
    else:
        resultaten_publiceren(nu(lijst), door=None, op=OP)

    with django_assert_max_num_queries(vragen):
        antwoord = client.get(f"/resultaten/{lijst.slug}/")

    assert antwoord.status_code == 200
