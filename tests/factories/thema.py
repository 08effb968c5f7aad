"""Factories of the ground floor: the valid minimum of each model, in one plan of one municipality where they hang together."""

from datetime import UTC, date, datetime
from typing import Any

import factory
from django.contrib.auth.models import Group, User
from factory.django import DjangoModelFactory, Password

from thema.basis.rollen import BEHEERROLLEN, Rol
from thema.beleidsplan.enums import Kadersoort, Leeftijdsgroep
from thema.doelenboom.enums import Middeleenheid
from thema.indicator.enums import Richting
from thema.models import (
    Beleidsplan,
    Bevolkingsdeel,
    Contactmoment,
    Contactpersoon,
    Doel,
    Domein,
    Gemeente,
    Indicator,
    Indicatorwaarde,
    Kader,
    Lidorganisatie,
    Maatregel,
    Middel,
    Middelinzet,
    Partner,
    Reces,
    Standpunt,
    Statusovergang,
    Tekstblok,
    Tekstblokversie,
    Thema,
    Trend,
    Uitgangspunt,
    Wijk,
)
from thema.partner.enums import Partnersoort, Steun
from thema.thema.enums import Themasoort, Trendniveau

WACHTWOORD = "een lang wachtwoord voor de test"


class GebruikerFactory(DjangoModelFactory):
    """An account without a role; `rol=Rol.OOV` puts it in that group, and into the admin where the role works there."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda nummer: f"gebruiker-{nummer}")
    password = Password(WACHTWOORD)

    @factory.post_generation
    def rol(self: User, create: bool, rol: Rol | None, **kwargs: Any) -> None:
        """Enter the role, which decides whether the admin opens."""
        if rol is not None:
            # The migration made the groups; a test that empties all tables has thrown them away.
            self.groups.add(Group.objects.get_or_create(name=rol.value)[0])
            self.is_staff = rol in BEHEERROLLEN
            self.save()


class GemeenteFactory(DjangoModelFactory):
    class Meta:
        model = Gemeente

    naam = factory.Sequence(lambda nummer: f"Voorbeeldstad {nummer}")
    tooi_code = factory.Sequence(lambda nummer: f"gm{nummer % 10000:04}")
    afdeling = "Team Veiligheid"


class WijkFactory(DjangoModelFactory):
    class Meta:
        model = Wijk

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda nummer: f"Wijk {nummer}")
    cbs_code = factory.Sequence(lambda nummer: f"WK{nummer % 1_000_000:06}")


class RecesFactory(DjangoModelFactory):
    """Six weeks in the summer of 2019, not the whole of July and August."""

    class Meta:
        model = Reces

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = "Zomerreces"
    van = date(2019, 7, 15)
    tot = date(2019, 8, 25)


class BevolkingsdeelFactory(DjangoModelFactory):
    """An age group of which the source does not say how many inhabitants are in it."""

    class Meta:
        model = Bevolkingsdeel

    gemeente = factory.SubFactory(GemeenteFactory)
    leeftijd = Leeftijdsgroep.VAN_18
    bron = "CBS StatLine"
    peiljaar = 2024


class BeleidsplanFactory(DjangoModelFactory):
    """An open plan that is not the current one; `is_actueel=True` puts it on the public site."""

    class Meta:
        model = Beleidsplan

    gemeente = factory.SubFactory(GemeenteFactory)
    van_jaar = 2020
    tot_jaar = 2023
    missie = "veilig, rechtvaardig, weerbaar"


class UitgangspuntFactory(DjangoModelFactory):
    class Meta:
        model = Uitgangspunt

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = factory.Sequence(lambda nummer: f"Uitgangspunt {nummer}")


class KaderFactory(DjangoModelFactory):
    class Meta:
        model = Kader

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    soort = Kadersoort.WET
    naam = factory.Sequence(lambda nummer: f"Wet {nummer}")


class ThemaFactory(DjangoModelFactory):
    """An ontwikkelthema, voorgesteld; with `veiligheid=True` a veiligheidsthema, continu."""

    class Meta:
        model = Thema

    class Params:
        veiligheid = factory.Trait(soort=Themasoort.VEILIGHEID)

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    soort = Themasoort.ONTWIKKEL
    naam = factory.Sequence(lambda nummer: f"Thema {nummer}")
    slug = factory.Sequence(lambda nummer: f"thema-{nummer}")
    volgorde = factory.Sequence(lambda nummer: nummer)
    kern = "Wij maken de stad veiliger."


class TrendFactory(DjangoModelFactory):
    class Meta:
        model = Trend

    thema = factory.SubFactory(ThemaFactory)
    niveau = Trendniveau.LOKAAL
    tekst = factory.Sequence(lambda nummer: f"Trend {nummer}.")


class DomeinFactory(DjangoModelFactory):
    class Meta:
        model = Domein

    naam = factory.Sequence(lambda nummer: f"domein {nummer}")


class PartnerFactory(DjangoModelFactory):
    class Meta:
        model = Partner

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = factory.Sequence(lambda nummer: f"Partner {nummer}")
    soort = Partnersoort.EXTERN


class LidorganisatieFactory(DjangoModelFactory):
    class Meta:
        model = Lidorganisatie

    partner = factory.SubFactory(PartnerFactory)
    naam = factory.Sequence(lambda nummer: f"Organisatie {nummer}")


class ContactpersoonFactory(DjangoModelFactory):
    class Meta:
        model = Contactpersoon

    partner = factory.SubFactory(PartnerFactory)
    naam = factory.Sequence(lambda nummer: f"Contactpersoon {nummer}")


class ContactmomentFactory(DjangoModelFactory):
    class Meta:
        model = Contactmoment

    partner = factory.SubFactory(PartnerFactory)
    datum = date(2019, 8, 20)
    met_wie = "A. de Vries"
    onderwerp = factory.Sequence(lambda nummer: f"Overleg {nummer}")


class StatusovergangFactory(DjangoModelFactory):
    """A theme that was given priority; the theme itself stays as it is."""

    class Meta:
        model = Statusovergang
        exclude = ("onderwerp_",)

    onderwerp_ = factory.SubFactory("tests.factories.thema.ThemaFactory")
    onderwerp = factory.SelfAttribute("onderwerp_")
    van = "voorgesteld"
    naar = "geprioriteerd"
    actie = "prioriteren"
    door = factory.SubFactory(GebruikerFactory)
    op = datetime(2019, 10, 9, 20, 0, tzinfo=UTC)


class StandpuntFactory(DjangoModelFactory):
    """A partner of the municipality whose theme it is supports priority and approach."""

    class Meta:
        model = Standpunt

    thema = factory.SubFactory(ThemaFactory)
    partner = factory.SubFactory(PartnerFactory, gemeente=factory.SelfAttribute("..thema.beleidsplan.gemeente"))
    prioriteit = Steun.STEUNT
    aanpak = Steun.STEUNT


class TekstblokFactory(DjangoModelFactory):
    """A block without versions, as if it was never saved by the service."""

    class Meta:
        model = Tekstblok

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    sleutel = factory.Sequence(lambda nummer: f"blok-{nummer}")
    titel = factory.Sequence(lambda nummer: f"Blok {nummer}")
    tekst = "Wij maken een plan."


class TekstblokversieFactory(DjangoModelFactory):
    """The first version of a block, with its text."""

    class Meta:
        model = Tekstblokversie

    tekstblok = factory.SubFactory(TekstblokFactory, versienummer=1)
    nummer = 1
    tekst = factory.SelfAttribute("tekstblok.tekst")
    door = factory.SubFactory(GebruikerFactory)
    op = datetime(2019, 7, 1, 9, 0, tzinfo=UTC)


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    naam = factory.Sequence(lambda nummer: f"Indicator {nummer}")
    definitie = "Aangiften in een kalenderjaar."
    eenheid = "misdrijven"
    richting = Richting.LAGER


class IndicatorwaardeFactory(DjangoModelFactory):
    """Not measured: `waarde` is None unless given."""

    class Meta:
        model = Indicatorwaarde

    indicator = factory.SubFactory(IndicatorFactory)
    jaar = factory.Sequence(lambda nummer: 2000 + nummer % 100)
    bron = factory.Sequence(lambda nummer: f"Bron {nummer}")
    peildatum = "1 juli 2019"


class DoelFactory(DjangoModelFactory):
    """A goal of which nothing is known yet but its text."""

    class Meta:
        model = Doel

    thema = factory.SubFactory(ThemaFactory)
    titel = factory.Sequence(lambda nummer: f"Doel {nummer}")
    tekst = "Minder inwoners worden slachtoffer."


class MaatregelFactory(DjangoModelFactory):
    class Meta:
        model = Maatregel

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = factory.Sequence(lambda nummer: f"Maatregel {nummer}")


class MiddelFactory(DjangoModelFactory):
    class Meta:
        model = Middel

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    naam = factory.Sequence(lambda nummer: f"Middel {nummer}")
    herkomst = "begroting"
    eenheid = Middeleenheid.EURO


class MiddelinzetFactory(DjangoModelFactory):
    """A thousand of a means of the plan that the measure belongs to."""

    class Meta:
        model = Middelinzet

    maatregel = factory.SubFactory(MaatregelFactory)
    middel = factory.SubFactory(MiddelFactory, beleidsplan=factory.SelfAttribute("..maatregel.beleidsplan"))
    jaar = 2020
    hoeveelheid = 1000
