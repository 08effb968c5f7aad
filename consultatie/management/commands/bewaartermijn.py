"""manage.py bewaartermijn: erase what has been kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from consultatie.inbreng.vergeten import tabellen_vergeten
from consultatie.invoer.services import stapels_wissen
from consultatie.ledenbestand.services import ledenbestanden_opruimen
from consultatie.mailing.bewaren import uitnodigingen_wissen
from consultatie.openantwoord.bewaren import originelen_wissen
from thema.basis.klok import nu


class Command(BaseCommand):
    help = (
        "Wist de oorspronkelijke teksten van open antwoorden, en wie was uitgenodigd en gemaild, als de bewaartermijn na "
        "sluiting voorbij is; ook stapels van papier en telefoon die nooit zijn vrijgegeven, en wat er na een week over is van "
        "ingelezen ledenlijsten. Wat is vrijgegeven, blijft. Draai dit elke nacht; nog een keer doet niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        op = nu()
        antwoorden = originelen_wissen(op=op)
        stapels = stapels_wissen(op=op)
        bestanden = ledenbestanden_opruimen(op=op)
        mail = uitnodigingen_wissen(op=op, vergeet=tabellen_vergeten)
        zinnen = (
            (antwoorden.originelen, f"{antwoorden.originelen} oorspronkelijke teksten gewist."),
            (antwoorden.ongelezen, "Wat daarvan nog niemand had gelezen, is weggelegd."),
            (antwoorden.uit_de_bak, "Antwoorden die nooit met genoeg waren om te mengen, zijn ook gewist."),
            (stapels, f"{stapels} stapels van papier en telefoon gewist die nooit zijn vrijgegeven."),
            (bestanden, f"Van {bestanden} ledenbestanden is gewist wat er nog van was."),
            (mail.uitnodigingen, f"Van {mail.uitnodigingen} uitnodigingen is gewist voor wie ze waren."),
            (mail.berichten, f"{mail.berichten} mails uit de uitbak gewist. De aantallen per mailing blijven."),
            (mail.adressen, f"{mail.adressen} onbestelbare adressen gewist die niemand meer heeft."),
        )
        gedaan = [zin for is_zo, zin in zinnen if is_zo]
        self.stdout.write("\n".join(gedaan or ["Er is niets dat lang genoeg is bewaard. Er is niets gewist."]))
