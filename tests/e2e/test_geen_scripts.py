"""T13 in a real Chromium, with the content security policy switched off: nothing that anybody wrote ever runs."""

from collections.abc import Callable, Iterable, Iterator
from html import escape

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from consultatie.models import Ledenbestand, Ledenbestandfout, Mailing, Stapel, Vragenlijst, Vragenlijstversie
from rapportage.opmaak import markdown
from tests.e2e.browser import UITERLIJK
from tests.e2e.voorbeeld import log_in_als
from tests.factories.consultatie import (
    LabelFactory,
    LedenbestandFactory,
    MailingFactory,
    OpenantwoordFactory,
    StapelFactory,
    ThemareactieFactory,
    VertalingFactory,
    VragenlijstversieFactory,
    definitie,
)
from tests.factories.thema import BeleidsplanFactory
from tests.rapportage.test_opmaak import AANVALLEN
from tests.thema.beheer import adres

# As it is, where an attribute ends, and where a text of another kind ends.
BEGINNEN = ("", "'\">", "--></textarea></title></style></script>")
VECTOREN = [begin + aanval for begin in BEGINNEN for aanval in AANVALLEN]
KWAAD = "'\"><img src=x onerror=alert(1)></script></textarea><svg onload=alert(1)>"
# Every frame counts with the page that it stands in.
TEL = "window.alert = () => { top.gedraaid = (top.gedraaid || 0) + 1; }"

pytestmark = UITERLIJK


@pytest.fixture
def zonder_csp(chromium: Browser) -> Iterator[Callable[[str | None], Page]]:
    """A page on which whatever stands in it may run; `alert` counts."""
    contexten = []

    def open_(wortel: str | None = None) -> Page:
        context = chromium.new_context(base_url=wortel, bypass_csp=True, locale="nl-NL")
        context.add_init_script(TEL)
        contexten.append(context)
        return context.new_page()

    yield open_
    for context in contexten:
        context.close()


def _gedraaid(page: Page) -> int:
    """How many scripts ran, once all that loads has done so."""
    page.wait_for_load_state("load")
    page.wait_for_timeout(250)
    return int(page.evaluate("window.gedraaid || 0"))


def _elk_apart(html: Iterable[str]) -> str:
    """Each in a frame of its own: what is left open in the one does not swallow the next."""
    return "".join(f'<iframe srcdoc="{escape(een)}"></iframe>' for een in html)


def test_of_two_hundred_vectors_none_runs_as_text_as_attribute_or_as_markdown(zonder_csp: Callable[..., Page]):
    page = zonder_csp()

    page.set_content(
        _elk_apart(
            f'{markdown(een)}<p>{escape(een)}</p><input value="{escape(een)}"><textarea>{escape(een)}</textarea>'
            for een in VECTOREN
        )
    )

    assert len(VECTOREN) > 200
    assert _gedraaid(page) == 0


def test_the_same_vectors_run_where_nobody_escapes_them(zonder_csp: Callable[..., Page]):
    page = zonder_csp()

    page.set_content(_elk_apart(VECTOREN))

    assert _gedraaid(page) > 40


# ── The screens ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def versie(live_url: str) -> Vragenlijstversie:
    """A questionnaire of which every text is an attack, and all that may come of it."""
    optie = {"code": "ja", "tekst": KWAAD}
    vraag = {"tekst": KWAAD, "hulptekst": KWAAD, "is_verplicht": False}
    een = vraag | {"sleutel": "merkt", "soort": "een", "opties": [optie, optie | {"code": "nee", "tekst": "Nee"}]}
    tip = vraag | {"sleutel": "tip", "soort": "open", "maximum": 2000}
    versie: Vragenlijstversie = VragenlijstversieFactory.create(
        definitie=definitie(een, tip, titel=KWAAD) | {"inleiding": KWAAD},
        vragenlijst__beleidsplan=BeleidsplanFactory.create(is_actueel=True, titel=KWAAD),
        vragenlijst__titel=KWAAD,
        vragenlijst__bedankt=KWAAD,
        vragenlijst__slug="denk-mee",
    )
    lijst = versie.vragenlijst
    VertalingFactory(vragenlijst=lijst, teksten={KWAAD: KWAAD + " in English"})
    label = LabelFactory.create(
        vragenlijst=lijst, naam=KWAAD, omschrijving=KWAAD, gedaan=KWAAD, waarom=KWAAD, besluit=KWAAD
    )
    for nieuw in (True, False):
        antwoord = OpenantwoordFactory.create(versie=versie, vraag="tip", origineel=KWAAD, nieuw=nieuw)
        antwoord.labels.set([label])
    return versie


def _ledenbestand(lijst: Vragenlijst) -> Ledenbestand:
    bestand: Ledenbestand = LedenbestandFactory.create(
        gemeente=lijst.beleidsplan.gemeente, naam=KWAAD, status="nagekeken", rijen=1, fout=1
    )
    Ledenbestandfout.objects.create(bestand=bestand, rij=2, kolom=KWAAD, melding=KWAAD)
    return bestand


def _schermen(versie: Vragenlijstversie) -> dict[str, str]:
    """Address per screen on which somebody else's words stand."""
    lijst = versie.vragenlijst
    stapel: Stapel = StapelFactory.create(versie=versie, naam=KWAAD)
    mailing: Mailing = MailingFactory.create(
        vragenlijst=lijst, onderwerp=KWAAD, tekst=f"{KWAAD}\n\n{{link}}\n\n{{afmelden}}"
    )
    reactie = ThemareactieFactory.create(activiteit=KWAAD, opmerking=KWAAD, reactie__partner__naam=KWAAD)
    return {
        "the page of a resident in another language": "/consultatie/denk-mee/?taal=en",
        "the receipt": "/consultatie/denk-mee/bedankt/?code=KWAAD",
        "languages": adres(Vragenlijst, "talen", lijst.pk),
        "translating": adres(Vragenlijst, "taal", lijst.pk, "en"),
        "paper": reverse("admin:consultatie_vragenlijst_invoeren", args=[lijst.pk]),
        "a form from paper": reverse("admin:consultatie_vragenlijst_stapel_nieuw", args=[lijst.pk, stapel.pk]),
        "the preview of a mail": adres(Mailing, "voorbeeld", mailing.pk),
        "the list of faults": adres(Ledenbestand, "change", _ledenbestand(lijst).pk),
        "reading": f"/admin/consultatie/openantwoord/lijst/{lijst.pk}/lezen/",
        "coding": f"/admin/consultatie/openantwoord/lijst/{lijst.pk}/coderen/",
        "the matrix of partners": adres(
            type(reactie.reactie.partnerconsultatie), "matrix", reactie.reactie.partnerconsultatie_id
        ),
        "the note of what was said": reverse("admin:rapportage_document_inbrengnota", args=[lijst.pk]),
    }


def test_on_no_screen_a_word_of_somebody_else_runs(
    zonder_csp: Callable[..., Page], live_url: str, versie: Vragenlijstversie
):
    page = zonder_csp(live_url)
    schermen = _schermen(versie)
    log_in_als(page, Stapel.objects.get().ingevoerd_door)

    uitkomst = {}
    for scherm, waar in schermen.items():
        antwoord = page.goto(waar)
        uitkomst[scherm] = (antwoord and antwoord.status, "onerror=alert(1)" in page.content(), _gedraaid(page))

    assert uitkomst == dict.fromkeys(schermen, (200, True, 0))
