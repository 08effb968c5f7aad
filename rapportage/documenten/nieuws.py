"""What was published, newest first, for who follows it with a feed reader."""

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.views.decorators.http import conditional_page, require_safe

from rapportage.opmaak import zonder_stuurtekens
from rapportage.pagina import actueel_plan
from rapportage.resultaten.models import Resultaatpublicatie
from thema.basis.klok import nu
from thema.basis.webadres import heel_adres
from thema.beleidsplan.models import Beleidsplan

from .models import Document

# A reader that looks once a month misses nothing: a plan brings a few dozen in four years.
MEESTE = 50
# Seconds that others may keep it.
_HOUDBAAR = 300


@dataclass(frozen=True)
class Bericht:
    """Something that was published. `adres` is whole, and what tells one from another."""

    titel: str
    omschrijving: str
    adres: str
    op: datetime


def berichten_van(plan: Beleidsplan, *, moment: datetime) -> tuple[Bericht, ...]:
    """The documents and results of this plan that are public, newest first, at most MEESTE. Two queries."""
    documenten = Document.objects.filter(beleidsplan=plan).openbaar_op(moment).order_by("-gepubliceerd_op", "-pk")
    publicaties = Resultaatpublicatie.objects.filter(vragenlijst__beleidsplan=plan, gepubliceerd_op__lte=moment)
    resultaten = publicaties.select_related("vragenlijst").defer("gegevens").order_by("-gepubliceerd_op", "-pk")
    berichten = [
        *(_van_document(document) for document in documenten[:MEESTE]),
        *(_van_resultaat(publicatie) for publicatie in resultaten[:MEESTE]),
    ]
    return tuple(sorted(berichten, key=lambda bericht: bericht.op, reverse=True)[:MEESTE])


def _van_document(document: Document) -> Bericht:
    soort = document.get_soort_display()
    nummer = f" (nummer {document.nummer})" if document.nummer else ""
    voorbeeld = " Dit is een voorbeelddocument: tekst, datum en besluit zijn verzonnen." if document.is_fictief else ""
    return Bericht(
        # A mededeling and what it is about often have the same title.
        titel=document.titel if document.titel.startswith(soort) else f"{soort}: {document.titel}",
        omschrijving=f"{soort}{nummer}. {document.besluit}.{voorbeeld}",
        adres=heel_adres(reverse("rapportage:document", args=[document.slug])),
        op=cast(datetime, document.gepubliceerd_op),
    )


def _van_resultaat(publicatie: Resultaatpublicatie) -> Bericht:
    """Each version by its own address: a correction is news, and what it corrected stays findable."""
    lijst = publicatie.vragenlijst
    pad = reverse("rapportage:resultaat", args=[lijst.slug])
    versie = f", versie {publicatie.nummer}" if publicatie.nummer > 1 else ""
    voorbeeld = " Dit zijn voorbeeldcijfers." if lijst.is_fictief else ""
    return Bericht(
        titel=f"Resultaten: {lijst.titel}{versie}",
        omschrijving=(publicatie.toelichting or "Wat mensen belangrijk vinden, per groep.") + voorbeeld,
        adres=heel_adres(f"{pad}?versie={publicatie.nummer}" if versie else pad),
        op=publicatie.gepubliceerd_op,
    )


class Documentenfeed(Feed):
    """RSS of what was published. Addresses are whole, so the name that a visitor calls us by is nowhere in it."""

    feed_type = Rss201rev2Feed
    language = "nl"

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        antwoord = super().__call__(request, *args, **kwargs)
        antwoord["Cache-Control"] = f"public, max-age={_HOUDBAAR}"
        return antwoord

    def get_object(self, request: HttpRequest) -> Beleidsplan:
        """The current plan; Http404 without one."""
        return actueel_plan()

    def title(self, plan: Beleidsplan) -> str:
        """Whose documents, of which plan."""
        return zonder_stuurtekens(f"Documenten en resultaten: {plan.naam} - Gemeente {plan.gemeente.naam}")

    def description(self, plan: Beleidsplan) -> str:
        """What a reader gets."""
        return zonder_stuurtekens(f"Wat er openbaar wordt over het {plan.naam}: besluiten, rapporten en resultaten.")

    def link(self) -> str:
        """The page that shows the same."""
        return heel_adres(reverse("rapportage:documenten"))

    def feed_url(self) -> str:
        """Where the feed itself is."""
        return heel_adres(reverse("rapportage:rss"))

    def items(self, plan: Beleidsplan) -> tuple[Bericht, ...]:
        """What is public now."""
        return berichten_van(plan, moment=nu())

    def item_title(self, item: Bericht) -> str:
        """Without signs that no XML holds."""
        return zonder_stuurtekens(item.titel)

    def item_description(self, item: Bericht) -> str:
        """What it is and who decided what."""
        return zonder_stuurtekens(item.omschrijving)

    def item_link(self, item: Bericht) -> str:
        """Its page."""
        return item.adres

    def item_pubdate(self, item: Bericht) -> datetime:
        """Since when it is public."""
        return item.op


# Readers ask every hour, all day long: who has it is not sent it again.
rss = require_safe(conditional_page(Documentenfeed()))
