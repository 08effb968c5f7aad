"""manage.py bewaartermijn: erase what has been kept long enough."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from django.core.management.base import BaseCommand, CommandError

from consultatie.invoer.services import stapels_wissen
from consultatie.ledenbestand.services import ledenbestanden_opruimen
from consultatie.mailing.bewaren import uitnodigingen_wissen
from consultatie.openantwoord.bewaren import originelen_wissen
from thema.basis.klok import nu
from thema.basis.vergeten import tabellen_vergeten

log = structlog.get_logger(__name__)


def _antwoorden(op: datetime) -> list[str]:
    gewist = originelen_wissen(op=op)
    return _gezegd(
        (gewist.originelen, f"{gewist.originelen} oorspronkelijke teksten gewist."),
        (gewist.ongelezen, "Wat daarvan nog niemand had gelezen, is weggelegd."),
        (gewist.uit_de_bak, "Antwoorden die nooit met genoeg waren om te mengen, zijn ook gewist."),
    )


def _stapels(op: datetime) -> list[str]:
    stapels = stapels_wissen(op=op)
    return _gezegd((stapels, f"{stapels} stapels formulieren gewist die nooit zijn vrijgegeven."))


def _ledenbestanden(op: datetime) -> list[str]:
    bestanden = ledenbestanden_opruimen(op=op)
    return _gezegd((bestanden, f"Van {bestanden} ledenbestanden is gewist wat er nog van was."))


def _uitnodigingen(op: datetime) -> list[str]:
    gewist = uitnodigingen_wissen(op=op, vergeet=partial(tabellen_vergeten, grondig=True))
    return _gezegd(
        (gewist.uitnodigingen, f"Van {gewist.uitnodigingen} uitnodigingen is gewist voor wie ze waren."),
        (gewist.berichten, f"{gewist.berichten} mails uit de uitbak gewist. De aantallen per mailing blijven."),
        (gewist.adressen, f"{gewist.adressen} onbestelbare adressen gewist die niemand meer heeft."),
    )


def _gezegd(*zinnen: tuple[int, str]) -> list[str]:
    return [zin for aantal, zin in zinnen if aantal]


STAPPEN: Mapping[str, Callable[[datetime], list[str]]] = {
    "open antwoorden": _antwoorden,
    "stapels": _stapels,
    "ledenbestanden": _ledenbestanden,
    "uitnodigingen en mail": _uitnodigingen,
}


class Command(BaseCommand):
    help = (
        "Wist de oorspronkelijke teksten van open antwoorden, en wie was uitgenodigd en gemaild, als de bewaartermijn na "
        "sluiting voorbij is; ook stapels formulieren die nooit zijn vrijgegeven, en wat er na een week over is van "
        "ingelezen ledenlijsten. Wat is vrijgegeven, blijft. Draai dit elke nacht; nog een keer doet niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        op, gedaan, mislukt = nu(), list[str](), list[str]()
        for naam, stap in STAPPEN.items():
            try:
                gedaan += stap(op)
            except Exception as fout:  # noqa: BLE001
                # Right here: what one kind of data meets must not keep another past its time. Only the type: a message
                # may quote what was refused.
                log.warning("bewaartermijn_mislukt", stap=naam, fout=type(fout).__name__)
                mislukt.append(naam)
        self.stdout.write("\n".join(gedaan or ["Er is niets dat lang genoeg is bewaard. Er is niets gewist."]))
        if mislukt:
            raise CommandError(
                f"Niet gelukt: {', '.join(mislukt)}. De rest is gedaan. Draai dit nog eens; zie het logboek."
            )
