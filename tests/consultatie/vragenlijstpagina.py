"""Sends the page of a questionnaire as a browser without JavaScript would, and reads what comes back."""

from datetime import timedelta
from html.parser import HTMLParser
from urllib.parse import urlencode
from uuid import uuid4

from consultatie.models import Vragenlijstversie
from consultatie.vragenlijst.services import versie_vastleggen
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.factories.thema import BeleidsplanFactory, ThemaFactory, WijkFactory
from thema.basis.klok import nu, vandaag

URLENCODED = "application/x-www-form-urlencoded"


class Velden(HTMLParser):
    """What a browser without JavaScript would send if the button was pressed now."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.velden: list[tuple[str, str]] = []
        self.namen: set[str] = set()
        self._select = ""
        self._textarea: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        a = dict(attrs)
        if naam := a.get("name"):
            self.namen.add(naam) if tag in {"input", "select", "textarea"} else None
        if tag == "input" and naam and (a["type"] == "hidden" or "checked" in a):
            self.velden.append((naam, a["value"] or ""))
        elif tag == "select":
            self._select = naam or ""
        elif tag == "option" and "selected" in a:
            self.velden.append((self._select, a["value"] or ""))
        elif tag == "textarea":
            self._textarea = naam

    def handle_data(self, data: str) -> None:
        if self._textarea:
            # A browser drops the first line end of a textarea.
            self.velden.append((self._textarea, data.removeprefix("\n")))
            self._textarea = None


def velden(response) -> dict[str, list[str]]:
    """The fields of the form that came back, each with its values."""
    gevonden: dict[str, list[str]] = {}
    for naam, waarde in Velden(response.content.decode()).velden:
        gevonden.setdefault(naam, []).append(waarde)
    return gevonden


def verstuur(client, versie, antwoorden=None, *, sleutel=None, **headers):
    """Send answers for good; `sleutel` None: a fresh one."""
    data = {
        "formulier.sleutel": sleutel or uuid4(),
        "formulier.versie": versie.pk,
        "formulier.stap": "versturen",
        **(antwoorden or {}),
    }
    return client.post(adres(versie), urlencode(data, doseq=True), content_type=URLENCODED, headers=headers)


def adres(versie) -> str:
    return f"/consultatie/{versie.vragenlijst.slug}/"


def open_versie() -> Vragenlijstversie:
    """An open questionnaire with one question of every type; only the top must be answered."""
    plan = BeleidsplanFactory()
    WijkFactory(gemeente=plan.gemeente, naam="Centrum", cbs_code="WK015001")
    for naam in ("Drugs", "Cyber", "Zorg en Veiligheid"):
        ThemaFactory(beleidsplan=plan, naam=naam, slug=naam.lower().replace(" ", "-"))
    ThemaFactory(beleidsplan=plan, naam="Veilig Uitgaan", slug="veilig-uitgaan", veiligheid=True)
    lijst = VragenlijstFactory(beleidsplan=plan, open_=True, slug="denk-mee", open_tot=vandaag() + timedelta(days=9))
    sectie = SectieFactory(vragenlijst=lijst, titel="Wat moet eerst?")
    VraagFactory(sectie=sectie, sleutel="top", soort="top", tekst="Kies uw top 3", is_verplicht=True)
    VraagFactory(sectie=sectie, sleutel="merkt", tekst="Merkt u er iets van?")
    VraagFactory(sectie=sectie, sleutel="tip", soort="open", tekst="Wat kan de gemeente doen?")
    over_u = SectieFactory(vragenlijst=lijst, titel="Over u")
    VraagFactory(sectie=over_u, sleutel="waar", soort="meer", opties="Thuis\nBuiten\nOnline", aantal=2, tekst="Waar?")
    VraagFactory(
        sectie=over_u, sleutel="veilig", soort="schaal", label_laag="onveilig", label_hoog="veilig", tekst="Hoe veilig?"
    )
    VraagFactory(sectie=over_u, sleutel="wijk", soort="wijk", tekst="In welke wijk woont u?")
    VraagFactory(sectie=over_u, sleutel="leeftijd", soort="leeftijd", tekst="Hoe oud bent u?")
    return versie_vastleggen(lijst, op=nu())


TOP = {"top_1": "drugs", "top_2": "cyber", "top_3": "veilig-uitgaan"}
ALLES = {
    **TOP,
    "merkt": "ja",
    "tip": "Meer licht 💡\r\nin het park",
    "waar": ["thuis", "online"],
    "veilig": "4",
    "wijk": "WK015001",
    "leeftijd": "18-34",
}
