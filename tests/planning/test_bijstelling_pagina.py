"""What people see of a bijstelling, and how staff write one."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from planning.bijstelling.controle import bijstelbezwaren
from planning.models import Bestuursstuk, Planwijziging
from planning.proces.queries import draad_van
from planning.raad.tekstplek import plekken_van
from planning.stuk.enums import Stukstatus
from rapportage.models import Document
from tests.factories.planning import AmendementFactory, DocumentFactory, GeheimhoudingFactory
from tests.planning.bijstellingen import (
    DAG,
    OP,
    TEKST,
    andere_prioriteit,
    andere_woorden,
    maak_bijstelling,
    maak_vastgesteld_plan,
    naar_de_raad,
    stelt_bij,
)
from tests.planning.stukbeheer import formulier_van
from tests.thema.beheer import als
from thema.basis.rollen import Rol
from thema.doelenboom.models import Doel
from thema.models import Beleidsplan, Thema

pytestmark = pytest.mark.django_db

_BEHEER = "/admin/planning/bestuursstuk/"


@pytest.fixture
def plan() -> Beleidsplan:
    return maak_vastgesteld_plan()


def test_the_versions_are_public_and_lead_to_each_other(client: Any, plan: Beleidsplan):
    eerste = Document.objects.get()
    assert "De versies van dit plan" not in client.get(reverse("rapportage:plan")).content.decode()
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)
    stelt_bij(naar_de_raad(stuk))

    nu = client.get(reverse("rapportage:plan")).content.decode()
    toen = client.get(reverse("rapportage:document", args=(eerste.slug,))).content.decode()

    naar_eerste, naar_tweede = (
        reverse("rapportage:document", args=(slug,)) for slug in (eerste.slug, "plan-2020-2023-versie-2")
    )
    assert naar_eerste in nu
    assert "Deze versie geldt niet meer" not in nu
    assert naar_tweede in toen
    assert "Dit is versie 1. Deze versie geldt niet meer" in toen


def test_the_line_says_by_which_decision_the_plan_was_changed(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk)
    stelt_bij(naar_de_raad(stuk))

    besluit = {dag: draad_van(plan, dag)[3].tekst for dag in (DAG, DAG - timedelta(days=1))}

    assert besluit[DAG].endswith("bijgesteld bij raadsbesluit van 12 maart 2021")
    assert "bijgesteld" not in besluit[DAG - timedelta(days=1)]


def test_words_that_the_council_amended_lead_from_the_theme_to_the_decision(client: Client, plan: Beleidsplan):
    document = DocumentFactory.create(beleidsplan=plan, slug="bijstelling-1", gepubliceerd_op=OP)
    stuk = maak_bijstelling(plan, status=Stukstatus.DEFINITIEF, document=document)
    wijziging = andere_woorden(stuk)
    AmendementFactory.create(stuk=stuk, plek=f"planwijziging.wordt:{wijziging.pk}", status="aangenomen")

    pagina = client.get(reverse("rapportage:thema", args=("inbraak",))).content.decode()

    assert "/documenten/bijstelling-1/#wijzigingen" in pagina


def test_the_page_of_a_theme_says_when_it_got_the_priority_that_it_has_and_by_which_paper(
    client: Client, plan: Beleidsplan
):
    vuurwerk, inbraak = (reverse("rapportage:thema", args=(slug,)) for slug in ("vuurwerk", "inbraak"))
    stuk = maak_bijstelling(plan)
    andere_prioriteit(stuk)
    stelt_bij(naar_de_raad(stuk))

    van_nu, van_toen = (client.get(url).content.decode() for url in (vuurwerk, inbraak))

    assert "Krijgt voorrang: vastgesteld op 12 maart 2021" in van_nu
    assert "Krijgt voorrang: vastgesteld op 27 november 2019" in van_toen
    assert stuk.document is not None
    naar_het_besluit = reverse("rapportage:document", args=(stuk.document.slug,))
    assert naar_het_besluit in van_nu
    assert naar_het_besluit not in van_toen


def test_an_amendment_says_of_which_change_it_alters_the_words(plan: Beleidsplan):
    stuk = maak_bijstelling(plan)
    andere_woorden(stuk, volgorde=3)

    assert [plek.naam for plek in plekken_van(stuk)] == ["Wijziging 3 (Doel ‘Minder inbraken’, tekst), nieuwe tekst"]


def test_a_secret_bijstelling_shows_nowhere_to_who_is_outside_its_circle(client: Client, plan: Beleidsplan):
    stuk = maak_bijstelling(plan, status=Stukstatus.RAAD, onderwerp="Over Kwikzilver", nummer="ZQ-1")
    andere_woorden(stuk, wordt="Wolfraam", reden="Antimoon")
    thema = andere_prioriteit(stuk).thema
    GeheimhoudingFactory.create(stuk=stuk)
    vreemde, griffie = als(Rol.OOV), als(Rol.GRIFFIE)
    openbaar = ["/", "/plan/", "/planning/", "/raad/", "/documenten/", "/themas/vuurwerk/", "/themas/inbraak/"]
    intern = [f"/admin/thema/thema/{thema.pk}/{wat}/" for wat in ("change", "history", "delete")]

    gelezen = [een.get(url).content.decode() for een in (client, vreemde) for url in openbaar]
    gelezen += [vreemde.get(url).content.decode() for url in (*intern, _BEHEER, "/admin/", "/dossier/")]

    assert not [woord for woord in ("Kwikzilver", "ZQ-1", "Wolfraam", "Antimoon") if woord in "".join(gelezen)]
    assert "Kwikzilver" in griffie.get(_BEHEER).content.decode()
    assert vreemde.get(f"{_BEHEER}{stuk.pk}/change/").status_code != 200
    wie = get_user_model().objects.get(pk=vreemde.session["_auth_user_id"])
    assert list(Planwijziging.objects.onbekend_bij(wie)) == list(stuk.planwijzigingen.all())


# ── In the admin ─────────────────────────────────────────────────────────────────────────────────


def _bewaar(client: Client, stuk: Bestuursstuk, *rijen: dict[str, Any]) -> Any:
    """Save the form of the paper as it is, with these new changes."""
    invoer = formulier_van(client, f"{_BEHEER}{stuk.pk}/change/")
    al = int(invoer["planwijzigingen-TOTAL_FORMS"])
    for nummer, rij in enumerate(rijen, start=al):
        invoer |= {f"planwijzigingen-{nummer}-{naam}": waarde for naam, waarde in rij.items()}
    return client.post(f"{_BEHEER}{stuk.pk}/change/", invoer | {"planwijzigingen-TOTAL_FORMS": al + len(rijen)})


def test_oov_writes_both_sorts_of_change_beside_the_text_of_the_plan(plan: Beleidsplan):
    stuk = maak_bijstelling(plan, status=Stukstatus.CONCEPT)
    client = als(Rol.OOV)
    plek, thema = f"doel.tekst:{Doel.objects.get().pk}", Thema.objects.get(naam="Vuurwerk")

    antwoord = _bewaar(
        client,
        stuk,
        {"volgorde": 1, "plek": plek, "was": "12 controles", "wordt": "6 controles", "reden": "Minder politie."},
        {"volgorde": 2, "thema": thema.pk, "naar": "geprioriteerd", "reden": "Meer overlast."},
    )

    assert antwoord.status_code == 302
    assert [(een.plek, een.van, een.naar) for een in Planwijziging.objects.all()] == [
        (plek, "", ""),
        ("", "niet_geprioriteerd", "geprioriteerd"),
    ]
    pagina = client.get(f"{_BEHEER}{stuk.pk}/change/").content.decode()
    assert "Het plan zoals het nu luidt" in pagina
    assert TEKST in pagina
    assert bijstelbezwaren(stuk) == ()


@pytest.mark.parametrize(
    "rij",
    [
        {"reden": "Niets gekozen."},
        {"plek": "PLEK", "reden": "Zonder passage."},
        {"naar": "continu", "reden": "Zonder thema."},
        {"plek": "PLEK", "was": "12 controles", "thema": "THEMA", "naar": "geprioriteerd", "reden": "Allebei."},
        {"thema": "THEMA", "naar": "continu", "reden": "Zo kan dit thema niet worden."},
        {"plek": "doel.tekst:99999", "was": "x\0", "reden": "Geen plaats."},
        {"thema": "x", "naar": "geprioriteerd", "reden": "Geen thema."},
    ],
)
def test_a_change_that_is_no_change_is_refused_and_kept_on_the_screen(plan: Beleidsplan, rij: dict[str, str]):
    stuk = maak_bijstelling(plan, status=Stukstatus.CONCEPT)
    client = als(Rol.OOV)
    echt = {"PLEK": f"doel.tekst:{Doel.objects.get().pk}", "THEMA": str(Thema.objects.get(naam="Vuurwerk").pk)}

    antwoord = _bewaar(
        client, stuk, {"volgorde": "1"} | {naam: echt.get(waarde, waarde) for naam, waarde in rij.items()}
    )

    assert antwoord.status_code == 200
    assert rij["reden"] in antwoord.content.decode()
    assert not Planwijziging.objects.exists()


def test_staff_read_at_the_paper_and_at_every_step_that_the_plan_would_contradict_itself(plan: Beleidsplan):
    stuk, doel = maak_bijstelling(plan), Doel.objects.get()
    andere_woorden(stuk, was="2023", wordt="2025", plek=f"doel.streefjaar:{doel.pk}")
    zin = "jaar van de streefwaarde gaat van 2023 naar 2025, maar 2023 staat ook nog in de tekst van dat doel."
    griffie, secretariaat = als(Rol.GRIFFIE), als(Rol.BESTUURSSECRETARIAAT)

    bij_het_stuk = secretariaat.get(f"{_BEHEER}{stuk.pk}/change/").content.decode()
    bij_het_college = secretariaat.get(f"{_BEHEER}{stuk.pk}/stap/college_besluit/").content.decode()
    naar_de_raad(stuk)
    bij_de_raad = griffie.get(f"{_BEHEER}{stuk.pk}/stap/raad_besluit/").content.decode()

    assert [zin in pagina for pagina in (bij_het_stuk, bij_het_college, bij_de_raad)] == [True, True, True]
