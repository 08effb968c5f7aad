"""Red team (T8), all of the database at once: whatever an attacker may order people by, against whatever he may order
answers and texts by.

Earlier tests lay tray, invitations and answers beside each other. Here the attacker also has the list of members, the
outbox, the bundles of paper, every column and the size of every column, a copy of before and one of after. He must pair
no better than by chance. Beside each channel stands a house where it is open, in which the same attack succeeds.
"""

import json
import random
from collections.abc import Callable
from hashlib import sha256
from itertools import product
from typing import Any
from uuid import uuid4

import pytest
from cryptography.fernet import Fernet
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from consultatie.inbreng.services import inzending_opslaan
from consultatie.invoer.enums import Stapelactie, Stapelstatus
from consultatie.invoer.services import formulier_opslaan, stapel_verzetten, stapel_vrijgeven
from consultatie.ledenbestand.services import ledenbestand_inlezen
from consultatie.mailing.services import mailing_klaarzetten, mailing_vrijgeven
from consultatie.models import (
    Inkomend,
    Invoerformulier,
    Inzending,
    Mailbericht,
    Mailing,
    Openantwoord,
    Panellid,
    Stapel,
    Uitnodiging,
    Vragenlijstversie,
)
from consultatie.openantwoord.services import antwoorden_mengen, consultatie_sluiten
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst.enums import Kanaal
from tests.consultatie.aanval import Ongemengd, samenhang, treffers, volgorden_van
from tests.consultatie.ledenlijsten import KOPPEN, csv, nagekeken, rij, werk_af
from tests.consultatie.mailingen import OP, herinnering, verstuur
from tests.consultatie.vragenlijstpagina import adres, velden
from tests.factories.consultatie import (
    MailingFactory,
    PanellidFactory,
    StapelFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import GebruikerFactory
from thema.basis.rollen import Rol

Orden = dict[str, list[int]]
"""Per way of ordering, the numbers of people in that order."""
N = 120
# By chance one pair is right; more than twelve in one of thirty thousand million tries, of which there are a thousand.
TOEVAL = 12


def _vragenlijst() -> Vragenlijstversie:
    """Who is who stands in a choice, for the referee alone. What is written is of very different lengths."""
    opties = [{"code": f"c{nummer:03}", "tekst": "?"} for nummer in range(N)]
    vraag = {"tekst": "?", "hulptekst": "", "is_verplicht": False}
    wie = vraag | {"sleutel": "wie", "soort": "een", "opties": opties}
    tip = vraag | {"sleutel": "tip", "soort": "open", "maximum": 2000}
    versie: Vragenlijstversie = VragenlijstversieFactory.create(definitie=definitie(wie, tip))
    return versie


MERKEN, LENGTEN = (random.Random(2019 + soort).sample(range(N), N) for soort in (0, 1))


def _antwoorden(nummer: int) -> dict[str, str]:
    """Of this person; neither its mark nor its length follows any order of people."""
    merk = MERKEN[nummer]
    return {"wie": f"c{merk:03}", "tip": f"MERK{merk:03}" + "x" * (10 * LENGTEN[nummer])}


def _wie(tekst: str | None) -> int:
    return MERKEN.index(int((tekst or "").removeprefix("c").removeprefix("MERK")[:3]))


def _orden(model: type[Any], wie: dict[Any, int]) -> Orden:
    """The people of the rows of this table that are somebody's, in every order in which it can be laid."""
    return {naam: [wie[pk] for pk in volgorde if pk in wie] for naam, volgorde in volgorden_van(model).items()}


def _antwoorden_en_teksten() -> Orden:
    """Whose answer and whose text it is, in every order in which those can be laid."""
    van_antwoord = {pk: _wie(alles["wie"]) for pk, alles in Inzending.objects.values_list("pk", "antwoorden")}
    van_tekst = {pk: _wie(tekst) for pk, tekst in Openantwoord.objects.values_list("pk", "origineel")}
    antwoorden = {f"answers: {naam}": orde for naam, orde in _orden(Inzending, van_antwoord).items()}
    return antwoorden | {f"texts: {naam}": orde for naam, orde in _orden(Openantwoord, van_tekst).items()}


def _gevonden(mensen: Orden, antwoorden: Orden) -> dict[tuple[str, str], int]:
    """How many pairs are right, per way of ordering people and of ordering answers."""
    for orde in (*mensen.values(), *antwoorden.values()):
        assert sorted(orde) == list(range(N))
    return {(a, b): treffers(list(zip(mensen[a], antwoorden[b], strict=True))) for a, b in product(mensen, antwoorden)}


# ── A panel: list of members, invitations, outbox, tray ──────────────────────────────────────────


def _panel() -> tuple[Orden, Orden]:
    """Members come in by a file, are invited and reminded by mail, and answer in the order of that file. What the
    attacker may order them by, before mixing and after, and what he may order answers by."""
    versie = _vragenlijst()
    lijst = csv(KOPPEN, *(rij(f"{nummer:03}") for nummer in range(N)))
    ledenbestand_inlezen(nagekeken(lijst, versie.vragenlijst.beleidsplan.gemeente), door=None, op=OP)
    werk_af()
    mailing: Mailing = MailingFactory.create(vragenlijst=versie.vragenlijst)
    _mail(mailing)
    van_lid = {pk: int(nummer) for pk, nummer in Panellid.objects.values_list("pk", "nummer")}
    van_uitnodiging = {pk: van_lid[lid] for pk, lid in Uitnodiging.objects.values_list("pk", "lid")}
    herinnering(mailing)
    berichten = Mailbericht.objects.values_list("pk", "uitnodiging")
    van_bericht, van_herinnering = (
        {pk: van_uitnodiging[een] for pk, een in berichten.filter(soort=soort)}
        for soort in ("uitnodiging", "herinnering")
    )
    hashes = {van_uitnodiging[pk]: een for pk, een in Uitnodiging.objects.values_list("pk", "token_hash")}
    sleutels = {uuid4(): nummer for nummer in range(N)}
    for sleutel, nummer in sleutels.items():
        inzending_opslaan(
            versie,
            sleutel=sleutel,
            kanaal=Kanaal.DIGIPANEL,
            antwoorden=_antwoorden(nummer),
            dag=OP.date(),
            uitnodiging=hashes[nummer],
        )
    verstuur()

    def kopie(naam: str) -> Orden:
        tabellen: list[tuple[str, type[Any], dict[Any, int]]] = [
            ("members", Panellid, van_lid),
            ("invitations", Uitnodiging, van_uitnodiging),
            ("outbox", Mailbericht, van_bericht),
            ("reminders", Mailbericht, van_herinnering),
            ("tray", Inkomend, sleutels),
        ]
        return {f"{wat} {naam}: {a}": orde for wat, model, wie in tabellen for a, orde in _orden(model, wie).items()}

    mensen = {"watched": list(range(N))} | kopie("before")
    _sluit(versie, random.SystemRandom(), vergeet=True)
    return mensen | kopie("after"), _antwoorden_en_teksten()


def _mail(mailing: Mailing) -> None:
    mailing_klaarzetten(mailing, door=None, op=OP)
    mailing_vrijgeven(mailing, door=None, op=OP)
    verstuur()


def _sluit(versie: Vragenlijstversie, rng: random.Random, *, vergeet: bool) -> None:
    if vergeet:
        consultatie_sluiten(versie.vragenlijst, door=None, op=OP, rng=rng)
        return
    with transaction.atomic():
        consultatie_sluiten(versie.vragenlijst, door=None, op=OP, rng=rng)
        transaction.get_connection().run_on_commit.clear()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_members_outbox_and_tray_by_every_column_lead_to_no_answer_and_no_text():
    gevonden = _gevonden(*_panel())

    assert max(gevonden.values()) <= TOEVAL, max(gevonden, key=lambda paar: gevonden[paar])
    assert ("tray before: size of antwoorden", "texts: size of origineel") in gevonden
    assert ("reminders after: poging_op", "answers: place on disk") in gevonden


def _open_lijst(rng: random.Random, *, per_beurt: int, vergeet: bool) -> tuple[Orden, Orden]:
    """Residents send one after the other, with a turn of mixing after so many; then it closes. What the attacker may
    order them by, and what he may order answers by."""
    versie, sleutels = _vragenlijst(), {uuid4(): nummer for nummer in range(N)}
    for sleutel, nummer in sleutels.items():
        inzending_opslaan(versie, sleutel=sleutel, kanaal=Kanaal.OPEN, antwoorden=_antwoorden(nummer), dag=OP.date())
        if nummer % per_beurt == per_beurt - 1:
            antwoorden_mengen(op=OP, rng=rng)
    mensen = {f"tray: {naam}": orde for naam, orde in _orden(Inkomend, sleutels).items()}
    _sluit(versie, rng, vergeet=vergeet)
    return mensen, _antwoorden_en_teksten()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_dice_that_keep_the_order_of_the_tray_are_caught():
    mensen, antwoorden = _open_lijst(Ongemengd(), per_beurt=N + 1, vergeet=False)

    # PostgreSQL puts what is small in a place that was too small for what came before it: nearly that order, then.
    assert _zelfde_plaats(mensen["tray: key"], antwoorden["answers: place on disk"]) > 0.8
    assert _zelfde_plaats(mensen["tray: key"], antwoorden["texts: place on disk"]) > 0.8


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_seal_as_long_as_what_it_holds_is_caught():
    _, antwoorden = _open_lijst(random.SystemRandom(), per_beurt=N + 1, vergeet=True)
    zegel = Fernet(Fernet.generate_key())
    lengte = [len(zegel.encrypt(json.dumps(_antwoorden(nummer)).encode())) for nummer in range(N)]

    gevonden = _gevonden({"a seal": sorted(range(N), key=lambda nummer: lengte[nummer])}, antwoorden)

    # Seals come in steps of sixteen bytes, so that some share one.
    assert gevonden["a seal", "texts: size of origineel"] > N / 3


# ── Turns: with which answers a text left the tray ───────────────────────────────────────────────


def _beurten(*, vergeet: bool) -> tuple[Orden, Orden]:
    """In turns of twenty-four, closed at the end: the answers and the texts, in every order."""
    _, orden = _open_lijst(random.SystemRandom(), per_beurt=24, vergeet=vergeet)
    antwoorden = {naam: orde for naam, orde in orden.items() if naam.startswith("answers")}
    return antwoorden, {naam: orde for naam, orde in orden.items() if naam not in antwoorden}


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_after_closing_nothing_tells_with_which_answers_a_text_was_mixed():
    antwoorden, teksten = _beurten(vergeet=True)

    # 0.46 is five deviations. The referee's own columns order both by who it is, or by how much was written.
    for (a, orde), (b, andere) in product(_zonder(antwoorden).items(), _zonder(teksten).items()):
        assert abs(_zelfde_plaats(orde, andere)) < 0.46, (a, b)


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_turns_that_are_left_lying_are_caught():
    antwoorden, teksten = _beurten(vergeet=False)

    # The tray for texts blurs the turns; what tells them apart still shows.
    assert _zelfde_plaats(antwoorden["answers: place on disk"], teksten["texts: place on disk"]) > 0.6


def _zonder(orden: Orden) -> Orden:
    return {naam: orde for naam, orde in orden.items() if "antwoorden" not in naam and "origineel" not in naam}


def _zelfde_plaats(links: list[int], rechts: list[int]) -> float:
    """Whether who stands early in the one also stands early in the other, -1 to 1."""
    plaats = {nummer: waar for waar, nummer in enumerate(rechts)}
    return samenhang([(waar, plaats[nummer]) for waar, nummer in enumerate(links)])


# ── Paper: a bundle, its numbers, who typed and who checked ──────────────────────────────────────


def _papier(rng: random.Random) -> tuple[Orden, Orden, Orden]:
    """A bundle, typed in the order of its numbers, checked, released, mixed. Forms before it, the tray in between, and
    answers after it, in every order."""
    versie = _vragenlijst()
    stapel: Stapel = StapelFactory.create(versie=versie)
    for nummer in range(N):
        wat = {naam: [waarde] for naam, waarde in _antwoorden(nummer).items()}
        formulier_opslaan(stapel, sleutel=uuid4(), velden=wat, door=stapel.ingevoerd_door, dag=OP.date())
    stapel = Stapel.objects.get()
    stapel_verzetten(stapel, actie=Stapelactie.AFRONDEN, door=stapel.ingevoerd_door, op=OP)
    Invoerformulier.objects.update(is_nagekeken=True)
    van_formulier = {pk: nummer - 1 for pk, nummer in Invoerformulier.objects.values_list("pk", "nummer")}
    formulieren = {f"forms: {naam}": orde for naam, orde in _orden(Invoerformulier, van_formulier).items()}
    stapel_vrijgeven(Stapel.objects.get(), door=GebruikerFactory.create(rol=Rol.OOV), op=OP, rng=rng)
    van_rij = {een.pk: _wie(een.antwoorden["wie"]) for een in Inkomend.objects.all()}
    bak = {f"tray: {naam}": orde for naam, orde in _orden(Inkomend, van_rij).items()}
    _sluit(versie, rng, vergeet=True)
    return formulieren, bak, _antwoorden_en_teksten()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_neither_the_number_of_a_form_nor_the_order_of_typing_leads_to_tray_answer_or_text():
    formulieren, bak, antwoorden = _papier(random.SystemRandom())
    gevonden = _gevonden(formulieren, bak | antwoorden) | _gevonden(bak, antwoorden)

    assert ("forms: nummer", "texts: place on disk") in gevonden
    assert max(gevonden.values()) <= TOEVAL, max(gevonden, key=lambda paar: gevonden[paar])
    assert Stapel.objects.get().status == Stapelstatus.VRIJGEGEVEN
    assert not Invoerformulier.objects.exists()


@pytest.mark.traag
@pytest.mark.django_db(transaction=True)
def test_a_bundle_that_is_released_in_its_own_order_is_caught():
    formulieren, bak, _ = _papier(Ongemengd())

    assert _gevonden(formulieren, bak)["forms: key", "tray: place on disk"] == N


# ── What is written at all ───────────────────────────────────────────────────────────────────────


def _tabellen() -> dict[str, str]:
    """Every table of the house with a mark of all that stands in it: log of the admin, sessions and histories too."""
    merken = {}
    with connection.cursor() as cursor:
        for tabel in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")  # noqa: S608  a name of the database
            merken[tabel] = sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return merken


def _beroerd(doe: Callable[[], object]) -> set[str]:
    voor = _tabellen()
    doe()
    na = _tabellen()
    return {tabel for tabel in na if na[tabel] != voor[tabel]}


@pytest.mark.django_db
def test_an_answer_by_a_personal_link_writes_in_the_tray_and_in_its_invitation_and_nowhere_else(client):
    versie = _vragenlijst()
    PanellidFactory(gemeente=versie.vragenlijst.beleidsplan.gemeente)
    _mail(MailingFactory.create(vragenlijst=versie.vragenlijst))
    pagina = client.get(f"/u/{token_van(Uitnodiging.objects.get().pk)}/", follow=True)
    invoer = {**velden(pagina), **_antwoorden(1), "formulier.stap": "versturen"}

    beroerd = _beroerd(lambda: client.post(adres(versie), invoer))

    assert Inkomend.objects.get().kanaal == Kanaal.DIGIPANEL
    assert beroerd == {"consultatie_inkomend", "consultatie_uitnodiging"}
    # The attacker's copy holds these, so that they had to stay as they were.
    assert {"django_admin_log", "django_session", "consultatie_mailbericht"} <= _tabellen().keys()
    assert sum("historical" in tabel for tabel in _tabellen()) > 10


@pytest.mark.django_db
def test_a_typed_form_writes_in_its_bundle_and_its_release_leaves_one_step_of_the_bundle_and_nothing_of_a_form(client):
    stapel: Stapel = StapelFactory.create(versie=_vragenlijst())
    client.force_login(stapel.ingevoerd_door)
    ander = Client()
    ander.force_login(GebruikerFactory.create(rol=Rol.OOV))
    nieuw = {"formulier.sleutel": str(uuid4()), "formulier.doe": "opslaan", **_antwoorden(1)}

    getypt = _beroerd(lambda: client.post(_van(stapel, "stapel_nieuw"), nieuw))
    stapel_verzetten(Stapel.objects.get(), actie=Stapelactie.AFRONDEN, door=stapel.ingevoerd_door, op=OP)
    Invoerformulier.objects.update(is_nagekeken=True)
    vrij = _beroerd(lambda: ander.post(_van(stapel, "stapel_stap"), {"actie": "vrijgeven", "status": "nakijken"}))

    assert Inkomend.objects.get().antwoorden == _antwoorden(1)
    assert getypt == {"consultatie_invoerformulier", "consultatie_stapel"}
    assert vrij - {"django_session"} == {
        "consultatie_inkomend",
        "consultatie_invoerformulier",
        "consultatie_stapel",
        "consultatie_historicalstapel",
        "thema_statusovergang",
    }


def _van(stapel: Stapel, naam: str = "stapel") -> str:
    return reverse(f"admin:consultatie_vragenlijst_{naam}", args=[stapel.versie.vragenlijst_id, stapel.pk])
