"""Turns a paper into the data of its document: what the room below needs, as frozen values."""

from collections.abc import Callable

from planning.sjabloon.enums import Onderdeel
from rapportage.documenten.bijstelling import Bijstelling
from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.nota import Lijstregel, Nota, Openbaarheidsoptie, Routingregel
from rapportage.documenten.onderdelen import Planregel, Sectie, Stukstand, Themaalinea
from rapportage.documenten.plan import Plan
from rapportage.documenten.raadsmededeling import Raadsmededeling
from rapportage.documenten.raadsvoorstel import Raadsvoorstel
from rapportage.documenten.startnotitie import Startnotitie
from rapportage.documenten.verzamelen import afzender_van, verzamel_plan
from rapportage.documenten.voortgang_verzamelen import verzamel_voortgang
from rapportage.documenten.voortgangsrapportage import Voortgang
from thema.beleidsplan.models import Beleidsplan
from thema.partner.models import Partner
from thema.thema.enums import Themasoort
from thema.thema.models import Thema

from .controle import StukOnvolledig
from .enums import Openbaarmaking
from .models import Bestuursstuk, Notagegevens, Stuksectie
from .openbaarheid import openbaarheidswet

Documentgegevens = Nota | Raadsmededeling | Startnotitie | Raadsvoorstel | Plan | Bijstelling | Voortgang

# What an option leaves open when nothing was filled in.
_OPEN_PLEK = {
    Openbaarmaking.NADAT: "voorwaarde niet ingevuld",
    Openbaarmaking.BEHALVE: "deel niet ingevuld",
    Openbaarmaking.ALLEEN_BESLUIT: "niet ingevuld",
    Openbaarmaking.NIET: "niet ingevuld",
}
_MET_ARTIKELEN = frozenset({Openbaarmaking.ALLEEN_BESLUIT, Openbaarmaking.NIET})


def gegevens_van(stuk: Bestuursstuk) -> Documentgegevens:
    """The data of the paper's document as they are stored now. Raises StukOnvolledig when it cannot be made yet."""
    return _SOORTEN[stuk.soort](stuk)


def planregels(plan: Beleidsplan) -> tuple[Planregel, ...]:
    """The milestones as rows of a document, in their order and the source's words."""
    return tuple(
        Planregel(mijlpaal.van, mijlpaal.tot, mijlpaal.actie, mijlpaal.get_betreft_display())
        for mijlpaal in plan.mijlpalen.all()
    )


def _is_besluit_fictief(stuk: Bestuursstuk) -> bool:
    """Somebody decided on it on a day that was made up, and its status has that day."""
    return stuk.besluiten.filter(is_fictief=True).exists()


def _secties(stuk: Bestuursstuk) -> tuple[Sectie, ...]:
    return tuple(
        _sectie(sectie, stuk.beleidsplan) for sectie in stuk.secties.select_related("tekstblok", "tekstblok_versie")
    )


def _sectie(sectie: Stuksectie, plan: Beleidsplan) -> Sectie:
    return Sectie(
        niveau=sectie.niveau,
        kop=sectie.kop,
        tekst=sectie.tekst,
        is_niet_van_toepassing=sectie.is_niet_van_toepassing,
        herkomst=sectie.herkomst,
        themas=_themas(plan, sectie.onderdeel),
        namen=_partners(plan) if sectie.onderdeel == Onderdeel.PARTNERS else (),
        planning=planregels(plan) if sectie.onderdeel == Onderdeel.PLANNING else (),
    )


def _themas(plan: Beleidsplan, onderdeel: str) -> tuple[Themaalinea, ...]:
    soort = (
        {
            Onderdeel.ONTWIKKELTHEMAS: Themasoort.ONTWIKKEL,
            Onderdeel.VEILIGHEIDSTHEMAS: Themasoort.VEILIGHEID,
        }.get(Onderdeel(onderdeel))
        if onderdeel
        else None
    )
    if soort is None:
        return ()
    return tuple(Themaalinea(thema.naam, thema.omschrijving) for thema in Thema.objects.van(plan).filter(soort=soort))


def _partners(plan: Beleidsplan) -> tuple[str, ...]:
    return tuple(Partner.objects.filter(gemeente=plan.gemeente_id).values_list("naam", flat=True))


def _nota(stuk: Bestuursstuk) -> Nota:
    nota = Notagegevens.objects.filter(stuk=stuk).first()
    if nota is None:
        raise StukOnvolledig(stuk, ("Vul de notagegevens in: het college en het voorstel over openbaarmaking.",))
    return Nota(
        afzender=afzender_van(stuk.beleidsplan.gemeente),
        nummer=stuk.nummer,
        datum=stuk.datum,
        team=stuk.team,
        onderwerp=stuk.onderwerp,
        programma=stuk.programma,
        portefeuillehouder=stuk.portefeuillehouder,
        bis=nota.bis,
        status=stuk.get_status_display(),
        status_datum=stuk.status_datum,
        college_datum=stuk.college_datum,
        raad_datum=stuk.raad_datum,
        burgemeester_datum=stuk.burgemeester_datum,
        college=_regels(nota.college),
        besluitenlijst=tuple(
            Lijstregel(regel.get_lijst_display(), regel.is_aangekruist, regel.datum)
            for regel in stuk.besluitenlijst.all()
        ),
        routing=tuple(Routingregel(stap.wie, stap.is_geparafeerd, stap.datum) for stap in stuk.routing.all()),
        bijlagen=tuple(bijlage.titel for bijlage in stuk.bijlagen.all()),
        besluitpunten=tuple(punt.besloten_tekst for punt in stuk.besluitpunten.all()),
        voorgestelde_punten=tuple(punt.tekst if punt.gewijzigde_tekst else "" for punt in stuk.besluitpunten.all()),
        heeft_financiele_gevolgen=nota.heeft_financiele_gevolgen,
        heeft_begrotingswijziging=nota.heeft_begrotingswijziging,
        wet=openbaarheidswet(stuk.datum),
        opties=tuple(_optie(optie, nota) for optie in Openbaarmaking),
        is_kennisgeving_awb=nota.is_kennisgeving_awb,
        is_bekendmaking_awb=nota.is_bekendmaking_awb,
        adviesraden=_regels(nota.adviesraden),
        secties=_secties(stuk),
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=_is_besluit_fictief(stuk),
    )


def _optie(optie: Openbaarmaking, nota: Notagegevens) -> Openbaarheidsoptie:
    is_gekozen = nota.openbaarmaking == optie
    tekst = nota.openbaarmaking_artikelen if optie in _MET_ARTIKELEN else nota.openbaarmaking_tekst
    return Openbaarheidsoptie(
        tekst=optie.label,
        is_gekozen=is_gekozen,
        aanvulling=tekst if is_gekozen and optie in _OPEN_PLEK else "",
        open_plek=_OPEN_PLEK.get(optie, ""),
    )


def _regels(tekst: str) -> tuple[str, ...]:
    return tuple(regel.strip() for regel in tekst.splitlines() if regel.strip())


def _raadsmededeling(stuk: Bestuursstuk) -> Raadsmededeling:
    return Raadsmededeling(
        afzender=afzender_van(stuk.beleidsplan.gemeente),
        nummer=stuk.nummer,
        datum=stuk.datum,
        onderwerp=stuk.onderwerp,
        team=stuk.team,
        portefeuillehouder=stuk.portefeuillehouder,
        college_datum=stuk.college_datum,
        status=stuk.get_status_display(),
        status_datum=stuk.status_datum,
        secties=_secties(stuk),
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=_is_besluit_fictief(stuk),
    )


def _raadsvoorstel(stuk: Bestuursstuk) -> Raadsvoorstel:
    return Raadsvoorstel(
        afzender=afzender_van(stuk.beleidsplan.gemeente),
        nummer=stuk.nummer,
        datum=stuk.datum,
        onderwerp=stuk.onderwerp,
        team=stuk.team,
        programma=stuk.programma,
        portefeuillehouder=stuk.portefeuillehouder,
        college_datum=stuk.college_datum,
        raad_datum=stuk.raad_datum,
        status=stuk.get_status_display(),
        status_datum=stuk.status_datum,
        besluitpunten=tuple(punt.tekst for punt in stuk.besluitpunten.all()),
        bijlagen=tuple(bijlage.titel for bijlage in stuk.bijlagen.all()),
        secties=_secties(stuk),
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=_is_besluit_fictief(stuk),
    )


def _startnotitie(stuk: Bestuursstuk) -> Startnotitie:
    plan = stuk.beleidsplan
    return Startnotitie(
        afzender=afzender_van(plan.gemeente),
        plan=plan.naam,
        plantitel=plan.titel,
        periode=plan.periode,
        programma=plan.gemeente.afdeling,
        nummer=stuk.nummer,
        datum=stuk.datum,
        status=stuk.get_status_display(),
        status_datum=stuk.status_datum,
        secties=_secties(stuk),
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=_is_besluit_fictief(stuk),
    )


def _stand(stuk: Bestuursstuk) -> Stukstand:
    return Stukstand(
        nummer=stuk.nummer,
        datum=stuk.datum,
        status=stuk.get_status_display(),
        status_datum=stuk.status_datum,
        raad_datum=stuk.raad_datum,
        is_fictief=stuk.is_fictief,
        is_besluit_fictief=_is_besluit_fictief(stuk),
    )


def plan_bij(stuk: Bestuursstuk) -> Plan:
    """The plan as it is stored now, carried by this paper."""
    return verzamel_plan(stuk.beleidsplan, _stand(stuk), stappen=planregels(stuk.beleidsplan))


def _bijstelling(stuk: Bestuursstuk) -> Bijstelling:
    return Bijstelling(
        afzender=afzender_van(stuk.beleidsplan.gemeente),
        stand=_stand(stuk),
        plan=stuk.beleidsplan.naam,
        onderwerp=stuk.onderwerp,
        portefeuillehouder=stuk.portefeuillehouder,
        team=stuk.team,
        college_datum=stuk.college_datum,
        secties=_secties(stuk),
        regels=tuple(wijziging.regel for wijziging in stuk.planwijzigingen.select_related("thema")),
    )


def _voortgang(stuk: Bestuursstuk) -> Voortgang:
    if stuk.voortgang is None:
        raise StukOnvolledig(stuk, ("Kies over welk jaar deze voortgangsrapportage gaat.",))
    return verzamel_voortgang(stuk.voortgang, _stand(stuk))


_SOORTEN: dict[str, Callable[[Bestuursstuk], Documentgegevens]] = {
    Documentsoort.NOTA: _nota,
    Documentsoort.RAADSMEDEDELING: _raadsmededeling,
    Documentsoort.STARTNOTITIE: _startnotitie,
    Documentsoort.RAADSVOORSTEL: _raadsvoorstel,
    Documentsoort.PLAN: plan_bij,
    Documentsoort.BIJSTELLING: _bijstelling,
    Documentsoort.VOORTGANGSRAPPORTAGE: _voortgang,
}
