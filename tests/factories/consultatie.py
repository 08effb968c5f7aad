"""Factories of the room where people say things: the valid minimum of each model, nothing hidden."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import factory
from factory.django import DjangoModelFactory

from consultatie.mailing.enums import Mailingsoort
from consultatie.mailing.tekst import begintekst
from consultatie.models import (
    Inkomend,
    Invoerformulier,
    Inzending,
    Label,
    Ledenbestand,
    Mailbericht,
    Mailing,
    Namenlijst,
    Netwerksessie,
    Onbestelbaar,
    Onderbouwing,
    Ondertekening,
    Openantwoord,
    Panellid,
    Partnerconsultatie,
    Partnerreactie,
    Partneruitnodiging,
    Sectie,
    Sessiegroep,
    Stapel,
    Stippen,
    Themareactie,
    Uitnodiging,
    Vertaling,
    Vraag,
    Vragenlijst,
    Vragenlijstversie,
)
from consultatie.openantwoord.enums import Antwoordstatus
from consultatie.uitnodiging.tokens import token_van
from consultatie.vragenlijst.enums import Kanaal, Vragenlijststatus
from tests.factories.thema import BeleidsplanFactory, GebruikerFactory, GemeenteFactory, PartnerFactory, ThemaFactory
from thema.basis.geheim import afdruk
from thema.basis.rollen import Rol
from thema.partner.enums import Steun


def definitie(*vragen: dict[str, Any], titel: str = "Wat vindt u belangrijk?") -> dict[str, Any]:
    """A definition with one section that holds these questions; without any: one question with Ja and Nee."""
    return {
        "titel": titel,
        "inleiding": "Wij maken een nieuw plan voor de veiligheid.",
        "secties": [
            {
                "titel": "Uw mening",
                "toelichting": "",
                "vragen": list(vragen)
                or [
                    {
                        "sleutel": "merkt",
                        "soort": "een",
                        "tekst": "Merkt u er iets van?",
                        "hulptekst": "",
                        "is_verplicht": False,
                        "opties": [{"code": "ja", "tekst": "Ja"}, {"code": "nee", "tekst": "Nee"}],
                    }
                ],
            }
        ],
    }


class VragenlijstFactory(DjangoModelFactory):
    """A concept without sections; `open_van` and `open_tot` None. With `open_=True` it takes answers."""

    class Meta:
        model = Vragenlijst

    class Params:
        open_ = factory.Trait(status=Vragenlijststatus.OPEN)
        gesloten = factory.Trait(status=Vragenlijststatus.GESLOTEN)

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = "Wat vindt u belangrijk?"
    slug = factory.Sequence(lambda nummer: f"vragenlijst-{nummer}")
    inleiding = "Wij maken een nieuw plan voor de veiligheid."
    bedankt = "In september bespreken wij de antwoorden."


class SectieFactory(DjangoModelFactory):
    class Meta:
        model = Sectie

    vragenlijst = factory.SubFactory(VragenlijstFactory)
    titel = "Uw mening"
    volgorde = factory.Sequence(lambda nummer: nummer)


class VraagFactory(DjangoModelFactory):
    """A question with one choice out of Ja and Nee; nobody has to answer it."""

    class Meta:
        model = Vraag

    sectie = factory.SubFactory(SectieFactory)
    sleutel = factory.Sequence(lambda nummer: f"vraag-{nummer}")
    soort = "een"
    tekst = "Merkt u er iets van?"
    opties = "Ja\nNee"
    volgorde = factory.Sequence(lambda nummer: nummer)


class VertalingFactory(DjangoModelFactory):
    """English that residents can choose, of which nothing but the fixed words of the page is there yet."""

    class Meta:
        model = Vertaling

    vragenlijst = factory.SubFactory(VragenlijstFactory)
    taal = "en"
    is_zichtbaar = True


class VragenlijstversieFactory(DjangoModelFactory):
    """The first version of an open questionnaire, written out: it does not follow sections and questions."""

    class Meta:
        model = Vragenlijstversie

    vragenlijst = factory.SubFactory(VragenlijstFactory, open_=True)
    nummer = 1
    definitie = factory.LazyFunction(definitie)
    vastgelegd_op = datetime(2019, 7, 10, 9, 0, tzinfo=UTC)


class InkomendFactory(DjangoModelFactory):
    """One answer in the tray of the open link, as if it came in by the service: Ja."""

    class Meta:
        model = Inkomend

    sleutel = factory.LazyFunction(uuid4)
    versie = factory.SubFactory(VragenlijstversieFactory)
    kanaal = Kanaal.OPEN
    dag = date(2019, 8, 20)
    antwoorden = factory.LazyFunction(lambda: {"merkt": "ja"})


class InzendingFactory(DjangoModelFactory):
    """One mixed answer that has not been counted: Ja."""

    class Meta:
        model = Inzending

    versie = factory.SubFactory(VragenlijstversieFactory)
    kanaal = Kanaal.OPEN
    week = "2019-W34"
    antwoorden = factory.LazyFunction(lambda: {"merkt": "ja"})


class PanellidFactory(DjangoModelFactory):
    """Wants to be invited, by e-mail."""

    class Meta:
        model = Panellid

    gemeente = factory.SubFactory(GemeenteFactory)
    nummer = factory.Sequence(lambda nummer: f"P{nummer:05}")
    naam = "Een lid"
    email = factory.LazyAttribute(lambda lid: f"{lid.nummer.lower()}@voorbeeld.nl")
    toestemming_uitnodigen = date(2019, 1, 15)


class LedenbestandFactory(DjangoModelFactory):
    """A CSV file with one new member, received and not looked at yet."""

    class Meta:
        model = Ledenbestand

    gemeente = factory.SubFactory(GemeenteFactory)
    naam = "leden.csv"
    ontvangen_op = datetime(2019, 8, 20, 12, 0, tzinfo=UTC)
    inhoud = b"nummer;naam;e-mailadres\n1;Een lid;lid@voorbeeld.nl\n"


class UitnodigingFactory(DjangoModelFactory):
    """Not used yet; its secret is `token_van(uitnodiging.pk)`."""

    class Meta:
        model = Uitnodiging

    id = factory.LazyFunction(uuid4)
    vragenlijst = factory.SubFactory(VragenlijstFactory, open_=True)
    lid = factory.SubFactory(PanellidFactory, gemeente=factory.SelfAttribute("..vragenlijst.beleidsplan.gemeente"))
    token_hash = factory.LazyAttribute(lambda uitnodiging: afdruk(token_van(uitnodiging.id)))


class NetwerksessieFactory(DjangoModelFactory):
    """A session without groups; three dots per person."""

    class Meta:
        model = Netwerksessie

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = "Netwerksessie Veiligheid"
    slug = factory.Sequence(lambda nummer: f"sessie-{nummer}")
    datum = date(2019, 9, 18)
    programma = "19.30 uur: welkom"


class SessiegroepFactory(DjangoModelFactory):
    """Forty residents; their dots are still to be entered."""

    class Meta:
        model = Sessiegroep

    netwerksessie = factory.SubFactory(NetwerksessieFactory)
    groep = Sessiegroep.Groep.INWONERS
    deelnemers = 40


class StippenFactory(DjangoModelFactory):
    """Ten dots on a theme of the session's plan."""

    class Meta:
        model = Stippen

    sessiegroep = factory.SubFactory(SessiegroepFactory)
    thema = factory.SubFactory(
        ThemaFactory, beleidsplan=factory.SelfAttribute("..sessiegroep.netwerksessie.beleidsplan")
    )
    aantal = 10


class OnderbouwingFactory(DjangoModelFactory):
    """Something that residents said and that was not taken over: there is no goal."""

    class Meta:
        model = Onderbouwing

    thema = factory.SubFactory(ThemaFactory)
    titel = factory.Sequence(lambda nummer: f"Onderbouwing {nummer}")
    groep = Onderbouwing.Groep.INWONERS
    gezegd = "Meer licht in het park."
    gedaan = "Dat doen wij niet, want het park is ’s nachts dicht."


class PartnerconsultatieFactory(DjangoModelFactory):
    """A round that is open from July to September 2019, without links."""

    class Meta:
        model = Partnerconsultatie

    beleidsplan = factory.SubFactory(BeleidsplanFactory)
    titel = "Partnerconsultatie Veiligheid"
    open_van = date(2019, 7, 15)
    open_tot = date(2019, 9, 15)
    vervolg = "In oktober bespreekt de raad de uitkomst."


class PartnerreactieFactory(DjangoModelFactory):
    """An empty draft of a partner of the municipality, without a link."""

    class Meta:
        model = Partnerreactie

    partnerconsultatie = factory.SubFactory(PartnerconsultatieFactory)
    partner = factory.SubFactory(
        PartnerFactory, gemeente=factory.SelfAttribute("..partnerconsultatie.beleidsplan.gemeente")
    )


class PartneruitnodigingFactory(DjangoModelFactory):
    """The link with the secret "geheim-N"; `token="…"` makes it another one."""

    class Meta:
        model = Partneruitnodiging

    class Params:
        token = factory.Sequence(lambda nummer: f"geheim-{nummer}")

    reactie = factory.SubFactory(PartnerreactieFactory)
    token_hash = factory.LazyAttribute(lambda uitnodiging: afdruk(uitnodiging.token))
    gemaakt_op = datetime(2019, 7, 12, 9, 0, tzinfo=UTC)


class ThemareactieFactory(DjangoModelFactory):
    """The partner supports priority and approach of a theme of the plan, and commits nothing."""

    class Meta:
        model = Themareactie

    reactie = factory.SubFactory(PartnerreactieFactory)
    thema = factory.SubFactory(
        ThemaFactory, beleidsplan=factory.SelfAttribute("..reactie.partnerconsultatie.beleidsplan")
    )
    prioriteit = Steun.STEUNT
    aanpak = Steun.STEUNT


class OndertekeningFactory(DjangoModelFactory):
    """A signature under nothing, beside the status."""

    class Meta:
        model = Ondertekening

    reactie = factory.SubFactory(PartnerreactieFactory)
    sleutel = factory.LazyFunction(uuid4)
    naam = "A. de Vries"
    functie = "teamchef"
    op = datetime(2019, 9, 13, 14, 0, tzinfo=UTC)
    inhoud = factory.LazyFunction(lambda: {"themas": []})


class LabelFactory(DjangoModelFactory):
    """A label about no theme in particular, without a reaction."""

    class Meta:
        model = Label

    vragenlijst = factory.SubFactory(VragenlijstFactory)
    naam = factory.Sequence(lambda nummer: f"Label {nummer}")
    volgorde = factory.Sequence(lambda nummer: nummer)


class OpenantwoordFactory(DjangoModelFactory):
    """A text that was cleared as it came in, without a district. With `nieuw=True` nobody has read it yet."""

    class Meta:
        model = Openantwoord

    class Params:
        nieuw = factory.Trait(status=Antwoordstatus.TE_SCREENEN, tekst=None)

    versie = factory.SubFactory(VragenlijstversieFactory)
    vraag = "eerste"
    kanaal = Kanaal.OPEN
    origineel = "Meer licht in het park."
    tekst = factory.SelfAttribute("origineel")
    status = Antwoordstatus.VRIJGEGEVEN


class NamenlijstFactory(DjangoModelFactory):
    """A list with one name on it."""

    class Meta:
        model = Namenlijst

    gemeente = factory.SubFactory(GemeenteFactory)
    namen = "Janssen"


class MailingFactory(DjangoModelFactory):
    """A concept of an invitation to an open questionnaire, with the text to begin with. `voor_partners=True`: to the
    partners of a round."""

    class Meta:
        model = Mailing

    class Params:
        voor_partners = factory.Trait(
            vragenlijst=None, partnerconsultatie=factory.SubFactory(PartnerconsultatieFactory)
        )

    vragenlijst = factory.SubFactory(VragenlijstFactory, open_=True)
    soort = Mailingsoort.UITNODIGING
    naam = factory.Sequence(lambda nummer: f"Mailing {nummer + 1}")
    onderwerp = factory.LazyAttribute(
        lambda mailing: begintekst(mailing.soort, is_voor_partners=mailing.vragenlijst is None)[0]
    )
    tekst = factory.LazyAttribute(
        lambda mailing: begintekst(mailing.soort, is_voor_partners=mailing.vragenlijst is None)[1]
    )


class MailberichtFactory(DjangoModelFactory):
    """A mail to a member that waits in the outbox."""

    class Meta:
        model = Mailbericht

    mailing = factory.SubFactory(MailingFactory, status="klaargezet")
    soort = factory.SelfAttribute("mailing.soort")
    uitnodiging = factory.SubFactory(UitnodigingFactory, vragenlijst=factory.SelfAttribute("..mailing.vragenlijst"))
    volgende_poging_op = datetime(2019, 8, 20, 9, 0, tzinfo=UTC)


class OnbestelbaarFactory(DjangoModelFactory):
    """An address that nobody has."""

    class Meta:
        model = Onbestelbaar

    adres = factory.Sequence(lambda nummer: f"weg-{nummer}@voorbeeld.nl")
    code = "5.1.1"
    sinds_datum = date(2019, 8, 20)


class StapelFactory(DjangoModelFactory):
    """A bundle from paper that somebody of OOV enters, without forms."""

    class Meta:
        model = Stapel

    versie = factory.SubFactory(VragenlijstversieFactory)
    kanaal = Kanaal.PAPIER
    nummer = factory.Sequence(lambda nummer: nummer + 1)
    ingevoerd_door = factory.SubFactory(GebruikerFactory, rol=Rol.OOV)


class InvoerformulierFactory(DjangoModelFactory):
    """One form as it was typed, that nobody checked: Ja."""

    class Meta:
        model = Invoerformulier

    sleutel = factory.LazyFunction(uuid4)
    stapel = factory.SubFactory(StapelFactory)
    nummer = factory.Sequence(lambda nummer: nummer + 1)
    velden = factory.LazyFunction(lambda: {"merkt": ["ja"]})
    dag = date(2019, 8, 20)
