"""Mailings in the admin: write, look, test, put in the outbox, release, follow. The outbox is only read."""

from typing import Any, cast

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from consultatie.partnerconsultatie.models import Partnerconsultatie
from consultatie.vragenlijst.models import Vragenlijst
from thema.basis.admin import BasisAdmin, wie
from thema.basis.fouten import DomeinFout
from thema.basis.klok import nu
from thema.basis.overgang import mogelijke_acties
from thema.basis.sleutels import is_sleutel
from thema.basis.voortgang import ververs, verversing

from .bericht import lezer_van, maak_bericht, proeflezer
from .enums import Berichtstatus, Mailingactie, Mailingsoort
from .forms import MailingForm, ProefmailForm
from .models import Mailing
from .queries import Mailstand, andere_namen, eerste_bericht, loopt, met_stand, stand_in_woorden, stand_van
from .services import ACTIES, proefmail_versturen
from .tekst import begintekst, plekken, vrije_naam
from .workflow import OVERGANGEN, VRAAGT_IEMAND

NAAM = "consultatie_mailing"
GEDAAN = {
    Mailingactie.TERUGZETTEN: "U kunt de tekst weer wijzigen. De ontvangers blijven zoals ze zijn gekozen.",
    Mailingactie.VRIJGEVEN: "De mailing is vrijgegeven. Het versturen begint binnen enkele seconden.",
    Mailingactie.STOPPEN: "Het versturen is gestopt. Wat al is verzonden, komt niet terug.",
    Mailingactie.HERVATTEN: "Het versturen gaat verder.",
}


@admin.register(Mailing)
class MailingAdmin(BasisAdmin):
    form = MailingForm
    list_display = ("__str__", "onderwerp", "stand", "aantal_mails")
    list_filter = ("status", "soort", "vragenlijst", "partnerconsultatie")
    list_select_related = ("vragenlijst", "partnerconsultatie")
    search_fields = ("naam", "onderwerp", "tekst")
    ordering = ("-pk",)
    readonly_fields = ("stand",)
    fieldsets = (
        (None, {"fields": ("vragenlijst", "partnerconsultatie", "soort", "naam", "stand")}),
        ("Wat de ontvanger leest", {"fields": ("onderwerp", "tekst")}),
    )
    change_form_template = "admin/consultatie/mailing/change_form.html"

    # ── The text ─────────────────────────────────────────────────────────────────────────────────

    def get_fieldsets(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        mailing = obj if isinstance(obj, Mailing) else _bedoeld(request)
        return _toegespitst(super().get_fieldsets(request, obj), mailing)

    def get_readonly_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Any:
        """What it is for is chosen once: the text follows from it."""
        vast = super().get_readonly_fields(request, obj)
        return (*vast, "vragenlijst", "partnerconsultatie", "soort") if obj else vast

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        mailing = _bedoeld(request)
        onderwerp, tekst = begintekst(mailing.soort, is_voor_partners=mailing.is_voor_partners)
        return {
            "vragenlijst": mailing.vragenlijst_id,
            "partnerconsultatie": mailing.partnerconsultatie_id,
            "soort": mailing.soort,
            "naam": vrije_naam(Mailingsoort(mailing.soort).label, andere_namen(mailing)),
            "onderwerp": onderwerp,
            "tekst": tekst,
        }

    def changeform_view(self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any) -> Any:
        """The form; who was too late to change the text hears why."""
        try:
            return super().changeform_view(request, object_id, *args, **kwargs)
        except PermissionDenied:
            mailing = self.get_object(request, unquote(object_id)) if object_id and request.method == "POST" else None
            if not isinstance(mailing, Mailing) or not wie(request).has_perm("consultatie.versturen_mailing"):
                raise
        self.message_user(
            request, "Deze mailing staat al klaar. De tekst is niet gewijzigd. Haal haar eerst terug.", messages.ERROR
        )
        return _naar("versturen", mailing)

    def response_post_save_add(self, request: HttpRequest, obj: Mailing) -> HttpResponse:
        return _naar("versturen", obj)

    response_post_save_change = response_post_save_add

    # ── The list ─────────────────────────────────────────────────────────────────────────────────

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Mailing]:
        return met_stand(super().get_queryset(request))

    @admin.display(description="stand", ordering="status")
    def stand(self, mailing: Mailing) -> str:
        """The status, and whether all has gone."""
        return stand_in_woorden(mailing, is_onderweg=cast(Any, mailing).is_onderweg)

    @admin.display(description="mails")
    def aantal_mails(self, mailing: Mailing) -> int:
        """How many are, or were, in the outbox."""
        return sum((mailing.aantallen or {}).values()) or cast(Any, mailing).aantal

    # ── Pages ────────────────────────────────────────────────────────────────────────────────────

    def get_urls(self) -> list[URLPattern]:
        eigen: list[tuple[str, Any, str]] = [
            ("versturen", require_safe, "versturen"),
            ("voorbeeld", lambda view: view, "voorbeeld"),
            ("actie", require_POST, "actie"),
        ]
        paden = [
            path(
                f"<path:object_id>/{route}/",
                self.admin_site.admin_view(methode(getattr(self, f"{naam}_view"))),
                name=f"{NAAM}_{naam}",
            )
            for route, methode, naam in eigen
        ]
        return [*paden, *super().get_urls()]

    def versturen_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """How far it is, and what can be done now. It loads itself anew while it runs, for who asked for that."""
        mailing = self._te_versturen(request, object_id)
        stand = stand_van(mailing)
        bezig = loopt(mailing, stand)
        verversen = verversing(request, is_bezig=bezig)
        context = {
            "stand": stand,
            "in_woorden": stand_in_woorden(mailing, is_onderweg=stand.onderweg > 0),
            "bezig": bezig,
            "verversing": verversen,
            "te_openen": Berichtstatus if mailing.toont_ontvangers else VRAAGT_IEMAND,
            "acties": [(actie, Mailingactie(actie).label) for actie in _zinvolle_acties(mailing, stand)],
        }
        antwoord = self._pagina(request, mailing, "versturen", "Versturen", context)
        ververs(antwoord, verversen)
        return antwoord

    def voorbeeld_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The mail as its first reader would get it, without the secrets; by POST, a test to one's own address."""
        mailing = self._te_versturen(request, object_id)
        form = ProefmailForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and self._test(request, mailing, form):
            return _naar("voorbeeld", mailing)
        rij = eerste_bericht(mailing)
        lezer = lezer_van(rij, met_link=False) if rij else proeflezer(mailing)
        mail = maak_bericht(mailing, lezer, aan="ontvanger@voorbeeld.nl")
        context = {"mail": mail, "aan": rij.adres if rij else "", "form": form}
        return self._pagina(request, mailing, "voorbeeld", "Voorbeeld", context)

    def _test(self, request: HttpRequest, mailing: Mailing, form: ProefmailForm) -> bool:
        try:
            proefmail_versturen(mailing, aan=form.cleaned_data["aan"])
        except DomeinFout as fout:
            form.add_error("aan", str(fout))
            return False
        self.message_user(request, "De testmail is verzonden. Kijk in uw postvak.", messages.SUCCESS)
        return True

    def actie_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """One step, from the status that was on the screen; only by POST. Leads back with what came of it."""
        mailing = self._te_versturen(request, object_id)
        doe: Any = ACTIES.get(cast(Any, request.POST.get("actie", "")))
        if doe is None:
            raise Http404
        mailing.status = request.POST.get("status", "")
        try:
            aantal = doe(mailing, door=wie(request), op=nu())
        except DomeinFout as fout:
            self.message_user(request, str(fout), messages.ERROR)
        else:
            klaar = f"{aantal} {'mail staat' if aantal == 1 else 'mails staan'} klaar. Er is nog niets verstuurd."
            zin = GEDAAN.get(cast(Any, request.POST["actie"]), klaar)
            self.message_user(request, f"{zin} Kijk alles na voordat het weggaat." if aantal else zin, messages.SUCCESS)
        return _naar("versturen", mailing)

    # ── Frame ────────────────────────────────────────────────────────────────────────────────────

    def _te_versturen(self, request: HttpRequest, object_id: str) -> Mailing:
        mailing = self.get_object(request, unquote(object_id))
        if not isinstance(mailing, Mailing):
            raise Http404
        if not wie(request).has_perm("consultatie.versturen_mailing"):
            raise PermissionDenied
        return mailing

    def _pagina(
        self, request: HttpRequest, mailing: Mailing, sjabloon: str, titel: str, context: dict[str, Any]
    ) -> HttpResponse:
        kader = {**self.admin_site.each_context(request), "opts": self.opts, "title": titel, "mailing": mailing}
        return TemplateResponse(request, f"admin/consultatie/mailing/{sjabloon}.html", kader | context)


def _naar(naam: str, mailing: Mailing) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse(f"admin:{NAAM}_{naam}", args=(mailing.pk,)))


def _bedoeld(request: HttpRequest) -> Mailing:
    """What the address asks for: ?vragenlijst=3&soort=herinnering. What it does not know it leaves open."""
    soort = request.GET.get("soort", "")
    return Mailing(
        vragenlijst=_gevraagd(Vragenlijst, request.GET.get("vragenlijst", "")),
        partnerconsultatie=_gevraagd(Partnerconsultatie, request.GET.get("partnerconsultatie", "")),
        soort=soort if soort in Mailingsoort.values else Mailingsoort.UITNODIGING,
    )


def _gevraagd(model: Any, sleutel: str) -> Any:
    return model.objects.filter(pk=sleutel).first() if is_sleutel(model, sleutel) else None


def _zinvolle_acties(mailing: Mailing, stand: Mailstand) -> list[str]:
    """What can be done now. Where nothing waits any more there is nothing to stop."""
    acties = mogelijke_acties(OVERGANGEN, mailing.status)
    return [actie for actie in acties if actie != Mailingactie.STOPPEN or stand.onderweg]


def _toegespitst(fieldsets: Any, mailing: Mailing) -> Any:
    """The same, without the one of the two that it is not for, and with the placeholders that there are."""
    weg = set() if mailing.pk else {"stand"}
    if mailing.doel is not None:
        weg.add("vragenlijst" if mailing.is_voor_partners else "partnerconsultatie")
    woorden = plekken(is_voor_partners=mailing.is_voor_partners)
    uitleg = "; ".join(f"{{{naam}}}: {wat}" for naam, wat in woorden.items())
    (kop, eerste), (kop_tekst, tekst), *rest = fieldsets
    return (
        (kop, {**eerste, "fields": tuple(veld for veld in eerste["fields"] if veld not in weg)}),
        (kop_tekst, {**tekst, "description": f"Gewone tekst, zonder opmaak. Wij vullen deze woorden in: {uitleg}."}),
        *rest,
    )
