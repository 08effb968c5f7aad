"""What residents can read already of what came of taking part, so that no page leads to one that is still empty."""

from functools import cached_property

from thema.beleidsplan.models import Beleidsplan

from .models import Vragenlijst


class Vervolg:
    """Both are asked of the database when a page wants to know, once, by the names of relations from rooms above."""

    @cached_property
    def heeft_resultaten(self) -> bool:
        """The results of some questionnaire are public."""
        return Vragenlijst.objects.filter(publicaties__isnull=False).exists()

    @cached_property
    def heeft_inbreng(self) -> bool:
        """Of the current plan it is written down what was done with what people said."""
        return Beleidsplan.objects.filter(is_actueel=True, themas__onderbouwingen__isnull=False).exists()
