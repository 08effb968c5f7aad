"""The red thread, once from end to end: answers → results → priorities → decisions → an adopted plan → its report."""

import re
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, expect

from consultatie.models import Inkomend, Inzending, Vragenlijst
from consultatie.vragenlijst.forms import SLEUTELVELD, STAPVELD, VERSIEVELD
from mjbp.voorbeeld.laden import Stap, laad
from planning.models import Bestuursstuk
from tests.e2e.browser import Opener
from tests.e2e.voorbeeld import laad_voorbeeld, log_in
from tests.mjbp.voorbeeldbank import eens_getekend
from thema.models import Beleidsplan, Thema

pytestmark = pytest.mark.traag
LIJST = "/consultatie/veiligheid-2020-2023/"
UITSLAG = "/resultaten/veiligheid-2020-2023/"


def antwoord_van_anderen(aantal: int) -> None:
    """So many other residents send their form."""
    client = Client()
    for _ in range(aantal):
        versie = Vragenlijst.objects.get().versies.first()
        assert versie is not None
        antwoord = client.post(
            LIJST,
            {SLEUTELVELD: str(uuid4()), VERSIEVELD: versie.pk, STAPVELD: "versturen", "top3_1": "drugs", "top3_2": "cyber", "top3_3": "externe-veiligheid"},
        )  # fmt: skip
        assert antwoord.status_code == 303, antwoord.content.decode()[:2000]


def aantal_inwoners(page: Page) -> int:
    """How many answers of the open questionnaire the results page says it is about."""
    page.goto(UITSLAG)
    regel = page.get_by_text(re.compile(r"Inwoners \(open vragenlijst[^)]*\): \d+ antwoorden")).inner_text()
    return int(re.findall(r": (\d+)", regel)[0])


def zet_stap(page: Page, stuk: Bestuursstuk, stap: str, *, datum: str = "", uitkomst: str = "") -> None:
    """Take one step with a paper, on its page in the admin."""
    page.goto(reverse("admin:planning_bestuursstuk_change", args=(stuk.pk,)))
    page.get_by_role("link", name=f"{stap}…").click()
    if datum:
        page.locator("input[name=datum]").fill(datum)
    if uitkomst and page.locator("select[name=uitkomst]").count():
        page.locator("select[name=uitkomst]").select_option(uitkomst)
    # Adoption draws the plan as a document; that takes a while.
    page.get_by_role("button", name=stap).click(timeout=90_000)
    expect(page.locator(".messagelist, .meldingen")).to_contain_text("is nu:")


def prioriteer(page: Page, slug: str, reden: str, *, stap: str = "Prioriteren") -> None:
    """Give one theme priority, or none, on its page in the admin."""
    thema = Thema.objects.get(slug=slug)
    page.goto(reverse("admin:thema_thema_change", args=(thema.pk,)))
    page.get_by_role("link", name=f"{stap}…", exact=True).click()
    page.locator("textarea[name=reden]").fill(reden)
    page.get_by_role("button", name=stap).click()
    expect(page.locator(".messagelist, .meldingen")).to_contain_text("geprioriteerd")


def test_the_red_thread_from_a_residents_answer_to_the_report_on_its_goal(pagina: Opener):  # noqa: PLR0915  one story
    laad_voorbeeld(Stap.CONSULTATIE)
    raadslid = pagina(1280)
    log_in(raadslid, "raadslid")
    voor = aantal_inwoners(raadslid)

    # A resident answers on a phone, and others with her; the answers are mixed and counted.
    inwoner = pagina(360)
    vul_in_met_stappen(inwoner)
    antwoord_van_anderen(12)
    call_command("mengen")
    assert aantal_inwoners(raadslid) == voor + 13

    # The session and the council's discussion; staff give two themes priority and two none, each with a reason.
    with eens_getekend():
        laad(Stap.RAADSTAFEL, meld=lambda _: None)
    oov = pagina(1280)
    log_in(oov, "oov")
    prioriteer(oov, "drugs", "Alle groepen zetten Drugs in hun top 3.")
    prioriteer(oov, "zorg-en-veiligheid", "Inwoners en partners vragen hier samen om.")
    prioriteer(oov, "cyber", "De politie doet hier al veel aan.", stap="Niet prioriteren")
    prioriteer(oov, "ondermijning-en-weerbaarheid", "Hier loopt al een aanpak.", stap="Niet prioriteren")

    # The plan goes through routing, college and council.
    plan = Bestuursstuk.objects.get(soort="plan")
    secretariaat, griffie = pagina(1280), pagina(1280)
    log_in(secretariaat, "bestuurssecretariaat")
    log_in(griffie, "griffie")
    if plan.status == "concept":
        zet_stap(oov, plan, "In routing brengen")
        zet_stap(secretariaat, plan, "Agenderen voor het college", datum="2019-10-29")
    zet_stap(secretariaat, plan, "Besluit van het college vastleggen", datum="2019-10-29", uitkomst="vastgesteld")
    zet_stap(griffie, plan, "Besluit van de raad vastleggen", datum="2019-11-27", uitkomst="vastgesteld")

    # The adopted plan lists them, its PDF is public, and nobody can edit it any more.
    inwoner.goto("/plan/")
    voorrang = inwoner.locator("#samenvatting table").nth(1)
    expect(voorrang).to_contain_text("Drugs")
    expect(voorrang).to_contain_text("Zorg en Veiligheid")
    expect(voorrang).not_to_contain_text("Cyber")
    pdf = inwoner.request.get("/documenten/plan-2020-2023.pdf")
    assert pdf.body().startswith(b"%PDF-1.7")
    assert Beleidsplan.objects.get().is_vergrendeld
    oov.goto(reverse("admin:thema_thema_change", args=(Thema.objects.get(slug="drugs").pk,)))
    expect(oov.get_by_role("button", name="Opslaan")).to_have_count(0)
    expect(oov.get_by_role("link", name="Prioriteren…")).to_have_count(0)

    # A year later the report says what came of it, and a resident can follow the line.
    with eens_getekend():
        laad(Stap.VOORTGANG, meld=lambda _: None)
    inwoner.goto("/voortgang/2020/")
    expect(inwoner.get_by_role("heading", level=1)).to_have_text("Voortgangsrapportage Veiligheid 2020")
    inwoner.goto("/inbreng/?thema=drugs")
    expect(inwoner.locator(".story").first).to_contain_text("De raad stelde dit vast op 27 november 2019")


def vul_in_met_stappen(page: Page) -> None:
    """Go through the steps, read the check page, send."""
    page.goto(LIJST)
    expect(page.get_by_text("Stap 1 van")).to_be_visible()
    page.get_by_role("button", name="Volgende stap").click()
    page.locator("select[name=top3_1]").select_option(label="Drugs")
    page.locator("select[name=top3_2]").select_option(label="Cyber")
    page.locator("select[name=top3_3]").select_option(label="Veilig Uitgaan")
    while not page.get_by_role("button", name="Verstuur uw antwoorden").is_visible():
        page.get_by_role("button", name="Volgende stap").click()
    expect(page.get_by_role("heading", name="Controleer uw antwoorden")).to_be_visible()
    page.get_by_role("button", name="Verstuur uw antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn ontvangen")


def test_a_resident_answers_on_a_phone_without_javascript_and_gets_no_cookie(pagina: Opener):
    laad_voorbeeld(Stap.CONSULTATIE)
    voor = Inkomend.objects.count()
    page = pagina(360, javascript=False)

    page.goto(LIJST)
    page.locator("select[name=top3_1]").select_option(label="Drugs")
    page.locator("select[name=top3_2]").select_option(label="Drugs")
    page.locator("select[name=top3_3]").select_option(label="Veilig Uitgaan")
    page.get_by_role("button", name="Controleer uw antwoorden").click()

    assert page.title().startswith("Fout: ")
    expect(page.locator("#fouten")).to_contain_text("Kies hier een ander thema. Drugs is al uw eerste keuze.")
    expect(page.locator("select[name=top3_3]")).to_have_value("veilig-uitgaan")
    page.locator("select[name=top3_2]").select_option(label="Cyber")
    page.get_by_role("button", name="Controleer uw antwoorden").click()
    assert Inkomend.objects.count() == voor
    page.get_by_role("button", name="Verstuur uw antwoorden").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn ontvangen")
    assert Inkomend.objects.count() == voor + 1
    assert page.context.cookies() == []


def test_a_resident_answers_with_the_keyboard_alone(pagina: Opener):
    laad_voorbeeld(Stap.CONSULTATIE)
    voor = Inkomend.objects.count() + Inzending.objects.count()
    page = pagina(1280)
    page.goto(LIJST)

    page.get_by_role("button", name="Volgende stap").focus()
    page.keyboard.press("Enter")
    for nummer, letters in enumerate(("Drugs", "Cyber", "Veilig U"), start=1):
        tab_naar(page, f"select[name=top3_{nummer}]")
        page.keyboard.type(letters)
    for _ in range(10):
        if page.get_by_role("button", name="Verstuur uw antwoorden").is_visible():
            break
        tab_naar(page, "button:text-is('Volgende stap')")
        page.keyboard.press("Enter")
    tab_naar(page, "button:text-is('Verstuur uw antwoorden')")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1)).to_have_text("Uw antwoorden zijn ontvangen")
    assert Inkomend.objects.count() + Inzending.objects.count() == voor + 1


def tab_naar(page: Page, doel: str) -> None:
    """Press Tab until the focus is there; a trap or a gap in the order makes this fail."""
    for _ in range(60):
        if page.locator(doel).first.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab never reached {doel}")
