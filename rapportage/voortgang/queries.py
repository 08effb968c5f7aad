"""What a yearly report does not speak of yet."""

from thema.doelenboom.models import Maatregel
from thema.thema.models import Thema

from .models import Maatregelvoortgang, Themavoortgang, Voortgangsrapportage


def nog_te_schrijven(
    rapportage: Voortgangsrapportage, soort: type[Themavoortgang | Maatregelvoortgang]
) -> list[Thema] | list[Maatregel]:
    """The themes, or the measures, of the plan that the report has no row for, in the order of the plan."""
    if soort is Themavoortgang:
        return list(Thema.objects.van(rapportage.beleidsplan).exclude(voortgang__rapportage=rapportage))
    return list(Maatregel.objects.van(rapportage.beleidsplan).exclude(voortgang__rapportage=rapportage))
