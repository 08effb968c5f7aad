"""Reads around mailings: whom one could go to, who may still have it, and how far it is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from consultatie.partnerconsultatie.models import Ondertekening, Partneruitnodiging
from consultatie.uitnodiging.models import Panellid, Uitnodiging
from consultatie.vragenlijst.models import Vragenlijst
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Contactpersoon

from .enums import Berichtstatus, Mailingsoort, Mailingstatus
from .models import Mailbericht, Mailing, Onbestelbaar
from .workflow import ONDERWEG

# In the order in which they are shown.
GETELD = (
    Berichtstatus.VERSTUURD,
    Berichtstatus.WACHT,
    Berichtstatus.GECLAIMD,
    Berichtstatus.VERVALLEN,
    Berichtstatus.MISLUKT,
    Berichtstatus.TERUGGEKOMEN,
    Berichtstatus.ONZEKER,
)


@dataclass(frozen=True)
class Mailstand:
    """How many mails of one mailing are in which status."""

    aantallen: dict[str, int]

    @property
    def totaal(self) -> int:
        """All of them."""
        return sum(self.aantallen.values())

    @property
    def onderweg(self) -> int:
        """Those that the worker has still to do."""
        return sum(self.aantallen.get(status, 0) for status in ONDERWEG)

    @property
    def klaar(self) -> int:
        """The others."""
        return self.totaal - self.onderweg

    @property
    def regels(self) -> tuple[tuple[Berichtstatus, int], ...]:
        """Per status how many, in the order in which they are shown."""
        return tuple((status, self.aantallen.get(status, 0)) for status in GETELD)

    def van(self, status: str) -> int:
        """How many are in this status."""
        return self.aantallen.get(status, 0)


@dataclass(frozen=True)
class Bereik:
    """How those who were invited to a questionnaire can be written to, whether they took part or not: `per_email`, only
    `per_brief`, or not at all (unsubscribed, forgotten, or without an address that works)."""

    uitgenodigd: int
    per_email: int
    per_brief: int

    @property
    def niet(self) -> int:
        """The others."""
        return self.uitgenodigd - self.per_email - self.per_brief


@dataclass(frozen=True)
class Mailwerk:
    """A mailing that waits for staff: `wacht` mails that go out when they release it, `onzeker` to be decided on."""

    mailing: Mailing
    wacht: int
    onzeker: int


def stand_van(mailing: Mailing) -> Mailstand:
    """One count; of what has been erased, the counts that were kept."""
    if mailing.aantallen is not None:
        return Mailstand(mailing.aantallen)
    rijen = Mailbericht.objects.filter(mailing=mailing).order_by().values_list("status").annotate(aantal=Count("pk"))
    return Mailstand(dict(Counter(dict(rijen))))


def met_stand(mailings: "QuerySet[Mailing]") -> "QuerySet[Mailing]":
    """The same, each with `is_onderweg`: the worker has still something to do; and `aantal` mails in the outbox."""
    berichten = Mailbericht.objects.filter(mailing=OuterRef("pk"))
    return mailings.annotate(is_onderweg=Exists(berichten.onderweg()), aantal=Count("berichten"))


# ── Whom ─────────────────────────────────────────────────────────────────────────────────────────


def te_mailen_leden(mailing: Mailing) -> "QuerySet[Uitnodiging]":
    """Members that were invited, have not answered, may be written to and can be reached by mail. An invitation goes
    to who has none in an outbox yet."""
    rijen = (
        Uitnodiging.objects.filter(vragenlijst=mailing.vragenlijst_id)
        .te_herinneren()
        .exclude(lid__email="")
        .exclude(lid__email__in=Onbestelbaar.objects.values("adres"))
    )
    if mailing.soort == Mailingsoort.UITNODIGING:
        eerder = Mailbericht.objects.filter(uitnodiging=OuterRef("pk"), soort=Mailingsoort.UITNODIGING)
        rijen = rijen.exclude(Exists(eerder.exclude(status=Berichtstatus.VERVALLEN)))
    return rijen


def te_mailen_contacten(mailing: Mailing) -> list[tuple[Contactpersoon, Partneruitnodiging]]:
    """Contacts with an address, of partners that have a link and signed nothing, each with that link."""
    links = Partneruitnodiging.objects.filter(reactie__partnerconsultatie=mailing.partnerconsultatie_id)
    links = links.exclude(Exists(Ondertekening.objects.filter(reactie=OuterRef("reactie"))))
    per_partner = {link.reactie.partner_id: link for link in links.select_related("reactie")}
    contacten = (
        Contactpersoon.objects.filter(partner__in=per_partner)
        .exclude(email="")
        .exclude(email__in=Onbestelbaar.objects.values("adres"))
    )
    paren = [(contact, per_partner[contact.partner_id]) for contact in contacten.order_by("partner", "naam", "pk")]
    if mailing.soort != Mailingsoort.UITNODIGING:
        return paren
    eerder = set(
        Mailbericht.objects.filter(soort=Mailingsoort.UITNODIGING, partneruitnodiging__in=links)
        .exclude(status=Berichtstatus.VERVALLEN)
        .values_list("contact_id", flat=True)
    )
    return [(contact, link) for contact, link in paren if contact.pk not in eerder]


def is_open(mailing: Mailing, dag: date) -> bool:
    """Who opens the link on this day can take part. Links of a round can be read before its first day."""
    if mailing.vragenlijst is not None:
        return mailing.vragenlijst.is_open_op(dag)
    ronde = mailing.partnerconsultatie
    return ronde is not None and ronde.open_tot >= dag and not ronde.beleidsplan.is_vergrendeld


def mag_nog(rij: Mailbericht, dag: date) -> bool:
    """Whether this mail may go out at this moment: the reader is still there, still wants it, has not answered, and
    can. The row has been read with `met_ontvanger`."""
    if not rij.adres or not is_open(rij.mailing, dag) or Onbestelbaar.objects.filter(adres=rij.adres).exists():
        return False
    if rij.uitnodiging is not None:
        lid = rij.uitnodiging.lid
        return lid is not None and _wil_nog(lid) and not rij.uitnodiging.is_gebruikt
    link = rij.partneruitnodiging
    return link is not None and not Ondertekening.objects.filter(reactie=link.reactie_id).exists()


def _wil_nog(lid: Panellid) -> bool:
    """Twin of PanellidQuerySet.uit_te_nodigen for one member."""
    return lid.toestemming_uitnodigen is not None and lid.afgemeld_op is None


# ── What staff see ───────────────────────────────────────────────────────────────────────────────


def bereik_van(lijst: Vragenlijst) -> Bereik:
    """One query. It does not ask who took part, so no number here moves with an answer."""
    wil = Q(lid__toestemming_uitnodigen__isnull=False, lid__afgemeld_op__isnull=True)
    mail = ~Q(lid__email="") & ~Q(lid__email__in=Onbestelbaar.objects.values("adres"))
    telling = Uitnodiging.objects.filter(vragenlijst=lijst).aggregate(
        uitgenodigd=Count("pk"),
        per_email=Count("pk", filter=wil & mail),
        bereikbaar=Count("pk", filter=wil & (mail | ~Q(lid__adres=""))),
    )
    return Bereik(telling["uitgenodigd"], telling["per_email"], telling["bereikbaar"] - telling["per_email"])


def verstuurd_per_soort(lijst: Vragenlijst) -> dict[str, int]:
    """Per Mailingsoort how many mails about this questionnaire the mail server took, also those that came back. One
    query; of what has been erased, the counts that were kept."""
    gegaan = (Berichtstatus.VERSTUURD, Berichtstatus.TERUGGEKOMEN)
    aantallen: Counter[str] = Counter()
    mailings = Mailing.objects.filter(vragenlijst=lijst).order_by().values_list("soort", "aantallen")
    for soort, bewaard, in_uitbak in mailings.annotate(gegaan=Count("berichten", Q(berichten__status__in=gegaan))):
        aantallen[soort] += in_uitbak if bewaard is None else sum(bewaard.get(status, 0) for status in gegaan)
    return dict(aantallen)


def eerste_bericht(mailing: Mailing) -> Mailbericht | None:
    """A mail in the outbox to show as an example, with its reader; None when there is none that may be shown."""
    if not mailing.toont_ontvangers:
        return None
    wie = Q(uitnodiging__lid__isnull=False) | Q(contact__isnull=False)
    return Mailbericht.objects.filter(wie, mailing=mailing).met_ontvanger().order_by("pk").first()


def loopt(mailing: Mailing, stand: Mailstand) -> bool:
    """The worker is busy with it."""
    return mailing.status == Mailingstatus.VRIJGEGEVEN and stand.onderweg > 0


def stand_in_woorden(mailing: Mailing, *, is_onderweg: bool) -> str:
    """The status, and "Verstuurd" once nothing is left of what was released."""
    if mailing.status == Mailingstatus.VRIJGEGEVEN:
        return "Wordt verstuurd" if is_onderweg else "Verstuurd"
    return mailing.get_status_display()


def andere_namen(mailing: Mailing) -> list[str]:
    """The names of the other mailings of its questionnaire or round; none as long as that has not been chosen."""
    if mailing.doel is None:
        return []
    zelfde = Mailing.objects.filter(vragenlijst=mailing.vragenlijst, partnerconsultatie=mailing.partnerconsultatie)
    return list(zelfde.exclude(pk=mailing.pk).values_list("naam", flat=True))


def wacht_op_staf(plan: Beleidsplan) -> list[Mailwerk]:
    """The mailings of this plan that were made ready and not released, and those with mails of which nobody knows
    whether they went. The oldest first; one query."""
    wacht = Count("berichten", Q(berichten__status__in=ONDERWEG))
    onzeker = Count("berichten", Q(berichten__status=Berichtstatus.ONZEKER))
    mailings = (
        Mailing.objects.filter(Q(vragenlijst__beleidsplan=plan) | Q(partnerconsultatie__beleidsplan=plan))
        .annotate(wacht=wacht, onzeker=onzeker)
        .filter(Q(status=Mailingstatus.KLAARGEZET, wacht__gt=0) | Q(onzeker__gt=0))
        .select_related("vragenlijst", "partnerconsultatie__beleidsplan")
    )
    return [Mailwerk(mailing, mailing.wacht, mailing.onzeker) for mailing in mailings.order_by("pk")]
