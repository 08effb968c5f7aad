"""Reads around a round: what a partner sees of its own, and what staff see of all. A fixed number of queries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Prefetch, Q

from thema.basis.geheim import afdruk
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Contactpersoon, Partner
from thema.thema.models import Thema

from .enums import Reactiestatus
from .inhoud import Themastandpunt, uit_json
from .models import Ondertekening, Partnerconsultatie, Partnerreactie, Partneruitnodiging, Themareactie


def reactie_van_link(token: str, dag: date) -> Partnerreactie | None:
    """The reaction that this link opens on this day; None for a link that is unknown, replaced or past."""
    uitnodiging = (
        Partneruitnodiging.objects.geldig_op(dag)
        .filter(token_hash=afdruk(token))
        .select_related("reactie__partner", "reactie__partnerconsultatie__beleidsplan__gemeente")
        .prefetch_related("reactie__partner__lidorganisaties", "reactie__partner__contactpersonen")
        .first()
    )
    return uitnodiging.reactie if uitnodiging else None


# ── What a partner sees ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Themaregel:
    """One theme in the list; `standpunt` None: not filled in yet."""

    thema: Thema
    standpunt: Themastandpunt | None


@dataclass(frozen=True)
class Voortgang:
    """How far the draft is."""

    regels: tuple[Themaregel, ...]

    @property
    def ingevuld(self) -> int:
        """Themes that have been filled in."""
        return len(self.standpunten)

    @property
    def totaal(self) -> int:
        """Themes that are asked about."""
        return len(self.regels)

    @property
    def standpunten(self) -> tuple[Themastandpunt, ...]:
        """What would be signed now."""
        return tuple(regel.standpunt for regel in self.regels if regel.standpunt is not None)

    @property
    def open_themas(self) -> tuple[Thema, ...]:
        """Themes that are still to be filled in."""
        return tuple(regel.thema for regel in self.regels if regel.standpunt is None)

    def volgende_na(self, thema: Thema) -> Thema | None:
        """The first theme after this one that is still to be filled in, else the first of all; None: none is left."""
        themas = [regel.thema for regel in self.regels]
        plek = themas.index(thema)
        open_ = set(self.open_themas)
        return next((ander for ander in [*themas[plek + 1 :], *themas[:plek]] if ander in open_), None)


def voortgang(reactie: Partnerreactie) -> Voortgang:
    """The draft beside all themes of the plan, both kinds, in their order."""
    per_thema = {rij.thema_id: rij for rij in Themareactie.objects.filter(reactie=reactie)}
    themas = Thema.objects.filter(beleidsplan=reactie.partnerconsultatie.beleidsplan_id)
    return Voortgang(
        tuple(
            Themaregel(thema, als_standpunt(per_thema[thema.pk], thema) if thema.pk in per_thema else None)
            for thema in themas
        )
    )


def als_standpunt(rij: Themareactie, thema: Thema) -> Themastandpunt:
    """The draft about one theme, apart from the database."""
    return Themastandpunt(
        slug=thema.slug,
        thema=thema.naam,
        prioriteit=rij.prioriteit,
        aanpak=rij.aanpak,
        activiteit=rij.activiteit,
        mensen=rij.mensen,
        geld=rij.geld,
        periode=rij.periode,
        opmerking=rij.opmerking,
        is_toezegging_vertrouwelijk=rij.is_toezegging_vertrouwelijk,
        is_opmerking_vertrouwelijk=rij.is_opmerking_vertrouwelijk,
    )


@dataclass(frozen=True)
class Ondertekend:
    """One signature with what was signed, confidential parts included."""

    naam: str
    functie: str
    op: datetime
    themas: tuple[Themastandpunt, ...]


def ondertekeningen(reactie: Partnerreactie) -> tuple[Ondertekend, ...]:
    """All that this partner signed in this round, newest first."""
    return tuple(_ondertekend(rij) for rij in reactie.ondertekeningen.all())


def _ondertekend(rij: Ondertekening) -> Ondertekend:
    return Ondertekend(rij.naam, rij.functie, rij.op, uit_json(rij.inhoud))


# ── What staff see ───────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True)
class Partnerstand:
    """How far one partner is. `reactie` None: it has no link yet; `getekend` None: it has signed nothing."""

    partner: Partner
    reactie: Partnerreactie | None
    uitnodiging: Partneruitnodiging | None
    ingevuld: int
    getekend: Ondertekend | None

    @property
    def is_in_wijziging(self) -> bool:
        """What it signed still holds, and it is writing something else."""
        return self.reactie is not None and self.reactie.status == Reactiestatus.HEROPEND

    @property
    def contactpersonen(self) -> tuple[Contactpersoon, ...]:
        """Whom to call."""
        return tuple(self.partner.contactpersonen.all())


def stand_per_partner(consultatie: Partnerconsultatie) -> tuple[Partnerstand, ...]:
    """Every partner of the municipality, whether it was asked or not. The text of a draft is not in it."""
    reacties = (
        Partnerreactie.objects.filter(partnerconsultatie=consultatie)
        .select_related("uitnodiging")
        .prefetch_related("ondertekeningen", Prefetch("themareacties", Themareactie.objects.only("reactie_id")))
    )
    per_partner = {reactie.partner_id: reactie for reactie in reacties}
    partners = Partner.objects.filter(gemeente=consultatie.beleidsplan.gemeente_id).prefetch_related("contactpersonen")
    return tuple(_stand(partner, per_partner.get(partner.pk)) for partner in partners)


def _stand(partner: Partner, reactie: Partnerreactie | None) -> Partnerstand:
    if reactie is None:
        return Partnerstand(partner, None, None, 0, None)
    laatste = next(iter(reactie.ondertekeningen.all()), None)
    return Partnerstand(
        partner=partner,
        reactie=reactie,
        uitnodiging=getattr(reactie, "uitnodiging", None),
        ingevuld=len(reactie.themareacties.all()),
        getekend=_ondertekend(laatste) if laatste else None,
    )


def zonder_handtekening(standen: Iterable[Partnerstand]) -> tuple[Partnerstand, ...]:
    """Who has signed nothing yet."""
    return tuple(stand for stand in standen if stand.getekend is None)


@dataclass(frozen=True)
class Matrixrij:
    """One partner beside all themes; None: nothing was signed about that theme."""

    stand: Partnerstand
    cellen: tuple[tuple[Thema, Themastandpunt | None], ...]


def matrix(consultatie: Partnerconsultatie) -> tuple[Matrixrij, ...]:
    """What every partner signed last about every theme, confidential parts included: for staff only."""
    themas = list(Thema.objects.filter(beleidsplan=consultatie.beleidsplan_id))
    return tuple(Matrixrij(stand, _cellen(stand, themas)) for stand in stand_per_partner(consultatie))


def _cellen(stand: Partnerstand, themas: list[Thema]) -> tuple[tuple[Thema, Themastandpunt | None], ...]:
    per_slug: Mapping[str, Themastandpunt] = (
        {standpunt.slug: standpunt for standpunt in stand.getekend.themas} if stand.getekend else {}
    )
    return tuple((thema, per_slug.get(thema.slug)) for thema in themas)


@dataclass(frozen=True)
class Openstaand:
    """A round that is open, and how many partners still have to do something."""

    consultatie: Partnerconsultatie
    zonder_link: int
    niet_getekend: int


def openstaand(plan: Beleidsplan, dag: date) -> tuple[Openstaand, ...]:
    """The rounds of this plan that are open on this day and in which somebody has not signed. Two queries."""
    van_hier = Q(reacties__partner__gemeente=plan.gemeente_id)
    getekend = Q(reacties__ondertekeningen__isnull=False)
    bereikt = getekend | Q(reacties__uitnodiging__isnull=False)
    consultaties = (
        Partnerconsultatie.objects.filter(beleidsplan=plan)
        .open_op(dag)
        .select_related("beleidsplan")
        .annotate(getekend=Count("reacties__partner", van_hier & getekend, distinct=True))
        .annotate(bereikt=Count("reacties__partner", van_hier & bereikt, distinct=True))
    )
    alle = Partner.objects.filter(gemeente=plan.gemeente_id).count()
    return tuple(
        Openstaand(ronde, alle - ronde.bereikt, alle - ronde.getekend)
        for ronde in consultaties
        if ronde.getekend < alle
    )
