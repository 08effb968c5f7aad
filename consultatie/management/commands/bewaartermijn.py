"""manage.py bewaartermijn: erase what has been kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from consultatie.ledenbestand.services import ledenbestanden_opruimen
from consultatie.openantwoord.bewaren import originelen_wissen
from thema.basis.klok import nu


class Command(BaseCommand):
    help = (
        "Wist de oorspronkelijke teksten van open antwoorden als de bewaartermijn na sluiting voorbij is. "
        "Wat is vrijgegeven, blijft. Wist ook wat er na een week over is van ingelezen ledenlijsten. Draai dit elke nacht; nog een keer doet niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        gewist, bestanden = originelen_wissen(op=nu()), ledenbestanden_opruimen(op=nu())
        if bestanden:
            self.stdout.write(f"Van {bestanden} ledenbestanden is gewist wat er nog van was.")
        if not gewist.originelen and not gewist.uit_de_bak:
            if bestanden:
                return
            self.stdout.write("Er is niets dat lang genoeg is bewaard. Er is niets gewist.")
            return
        self.stdout.write(f"{gewist.originelen} oorspronkelijke teksten gewist.")
        if gewist.ongelezen:
            self.stdout.write("Wat daarvan nog niemand had gelezen, is weggelegd.")
        if gewist.uit_de_bak:
            self.stdout.write("Antwoorden die nooit met genoeg waren om te mengen, zijn ook gewist.")
