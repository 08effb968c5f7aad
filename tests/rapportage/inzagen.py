"""A questionnaire on its way to figures that are given for inspection."""

from consultatie.models import Vragenlijst, Vragenlijstversie
from rapportage.models import Cijferinzage
from rapportage.resultaten.services import cijfers_ter_inzage_geven
from tests.consultatie.mengbak import OP
from tests.consultatie.mengbak import vul as vul_bak
from tests.consultatie.test_verdacht import K, sluit


def vul(versie: Vragenlijstversie, aantal: int, verdenking: str = "") -> None:
    """So many answers wait in the tray, half of them ja and half nee."""
    vul_bak(versie, [{"merkt": ("ja", "nee")[nummer % 2]} for nummer in range(aantal)], verdenking=verdenking)


def nu() -> Vragenlijst:
    return Vragenlijst.objects.get()


def geef(**anders: str) -> Cijferinzage:
    return cijfers_ter_inzage_geven(nu(), door=None, op=OP, **anders)


def gesloten(versie: Vragenlijstversie) -> None:
    vul(versie, 3 * K)
    sluit(versie)
