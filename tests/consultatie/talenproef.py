"""A questionnaire that can be read in English, and what its pages say."""

from urllib.parse import urlencode

from consultatie.models import Vertaling, Vragenlijstversie
from consultatie.vragenlijst.talen.services import vertaling_opslaan
from tests.consultatie.vragenlijstpagina import URLENCODED, adres, open_versie, velden
from tests.factories.consultatie import VertalingFactory

ENGELS = {
    "Wat vindt u belangrijk?": "What matters to you?",
    "Wij maken een nieuw plan voor de veiligheid.": "We are making a new **plan** for safety.",
    "Wat moet eerst?": "What comes first?",
    "Kies uw top 3": "Choose your top 3",
    "Merkt u er iets van?": "Do you notice it?",
    "Ja": "Yes",
    "Nee": "No",
    "Waar?": "Where?",
    "Thuis": "At home",
    "Buiten": "Outside",
    "Drugs": "Drug use",
    "Cyber": "Cybercrime",
    "Hoe oud bent u?": "How old are you?",
    "In september bespreken wij de antwoorden.": "We discuss the answers in September.",
}


def engelse_versie(**teksten: str) -> Vragenlijstversie:
    """The questionnaire with a question of every type, most of it in English; `teksten` besides."""
    versie = open_versie()
    vertaling_opslaan(VertalingFactory(vragenlijst=versie.vragenlijst), teksten={**ENGELS, **teksten})
    return versie


def engels_van(versie: Vragenlijstversie) -> Vertaling:
    return Vertaling.objects.get(vragenlijst=versie.vragenlijst, taal="en")


def open_in(client, versie, taal: str) -> str:
    return client.get(adres(versie), {"taal": taal}).content.decode()


def stuur(client, versie, antwoorden, *, taal: str = "en", stap: str = "versturen"):
    """Open the page in this language, fill it in and press a button, as a browser without JavaScript would."""
    pagina = client.get(adres(versie), {"taal": taal} if taal else {})
    data = {**velden(pagina), **antwoorden, "formulier.stap": stap}
    return client.post(f"{adres(versie)}?taal={taal}", urlencode(data, doseq=True), content_type=URLENCODED)
