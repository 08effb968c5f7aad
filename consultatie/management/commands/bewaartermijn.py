"""manage.py bewaartermijn: erase what has been kept long enough."""

from typing import Any

from django.core.management.base import BaseCommand

from consultatie.invoer.services import stapels_wissen
from consultatie.openantwoord.bewaren import originelen_wissen
from thema.basis.klok import nu


class Command(BaseCommand):
    help = (
        "Wist de oorspronkelijke teksten van open antwoorden als de bewaartermijn na sluiting voorbij is. "
        "Wat is vrijgegeven, blijft. Wist ook stapels van papier en telefoon die nooit zijn vrijgegeven. Draai dit elke nacht; nog een keer doet niets."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        op = nu()
        gewist, stapels = originelen_wissen(op=op), stapels_wissen(op=op)
        if not gewist.originelen and not gewist.uit_de_bak and not stapels:
            self.stdout.write("Er is niets dat lang genoeg is bewaard. Er is niets gewist.")
            return
        self.stdout.write(f"{gewist.originelen} oorspronkelijke teksten gewist.")
        if stapels:
            self.stdout.write(f"{stapels} stapels van papier en telefoon gewist die nooit zijn vrijgegeven.")
        if gewist.ongelezen:
            self.stdout.write("Wat daarvan nog niemand had gelezen, is weggelegd.")
        if gewist.uit_de_bak:
            self.stdout.write("Antwoorden die nooit met genoeg waren om te mengen, zijn ook gewist.")
