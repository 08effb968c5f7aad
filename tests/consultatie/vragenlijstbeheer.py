"""Works on a questionnaire in the admin, as staff do."""

import io

from consultatie.models import Inkomend, Vraag, Vragenlijst
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from consultatie.vragenlijst.services import versie_vastleggen
from tests.factories.consultatie import SectieFactory, VraagFactory, VragenlijstFactory
from tests.thema.beheer import adres
from thema.basis.klok import nu, vandaag


def concept() -> Vragenlijst:
    """A concept with one question."""
    lijst: Vragenlijst = VragenlijstFactory(slug="denk-mee")
    VraagFactory(sectie=SectieFactory(vragenlijst=lijst, titel="Uw mening"), sleutel="merkt", volgorde=1)
    return lijst


def geopend(lijst: Vragenlijst) -> Vragenlijst:
    """The same, open to residents, with its first version."""
    lijst.status = Vragenlijststatus.OPEN
    lijst.save()
    versie_vastleggen(lijst, op=nu())
    return lijst


def antwoord_op(versie) -> None:
    Inkomend.objects.create(
        sleutel="0b6c5f2e-6a8d-4f0e-9c1d-1f2a3b4c5d6e",
        versie=versie,
        kanaal=Kanaal.OPEN,
        dag=vandaag(),
        antwoorden={"merkt": "ja"},
    )


def doe(client, lijst, actie, *, gezien):
    return client.post(
        adres(Vragenlijst, "status", lijst.pk), {"actie": actie, "status": gezien}, follow=True
    ).content.decode()


KOPPEN = "vragenlijst;sectie;volgorde;sleutel;soort;vraag;uitleg;verplicht;antwoorden;aantal"


def lees_in(client, *rijen, model=Vraag, koppen=KOPPEN):
    """Read a file in the way a person does: choose, look, confirm."""
    bestand = io.BytesIO("\n".join([koppen, *rijen]).encode())
    bestand.name = "vragen.csv"
    pagina = client.post(adres(model, "import"), {"import_file": bestand, "format": "0", "resource": "0"})
    if "confirm_form" not in pagina.context:
        return pagina
    bevestiging = {veld.name: veld.value() or "" for veld in pagina.context["confirm_form"]}
    return client.post(adres(model, "process_import"), bevestiging, follow=True)
