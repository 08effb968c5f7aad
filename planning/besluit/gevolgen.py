"""What a step will bring about, said before anybody takes it."""

from planning.raad.enums import Amendementstatus
from planning.stuk.enums import Stukactie, Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.queries import agendadag
from planning.stuk.workflow import BESLUITEN, OVERGANGEN
from planning.weglating.queries import lakken_van
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import datum, opsomming

_NAAR = {
    Stukstatus.CONCEPT: "Het stuk gaat terug naar wie het schreef. Die kan de tekst weer wijzigen.",
    Stukstatus.ROUTING: (
        "Het stuk gaat naar het bestuurssecretariaat. Daarna kan alleen het secretariaat dit stuk nog wijzigen."
    ),
    Stukstatus.COLLEGE: "Het stuk ligt daarna bij het college.",
    Stukstatus.RAAD: (
        "Het stuk gaat naar de raad. Raadsleden zien het in hun dossier. Verandert de inhoud daarna nog, dan moet het stuk "
        "eerst terug naar het college."
    ),
    Stukstatus.DEFINITIEF: "Het stuk is daarna definitief: de tekst staat vast en kan niet meer veranderen.",
    Stukstatus.VERWORPEN: "Het stuk blijft bewaard met de status ‘Verworpen’. Het kan niet verder.",
    Stukstatus.INGETROKKEN: "Het stuk blijft bewaard met de status ‘Ingetrokken’. Het kan niet verder.",
}


# The paper closes for who wrote it; what it is about does not.
_BLIJFT_OPEN = {
    Documentsoort.PLAN: (
        "De thema’s, doelen en maatregelen kunt u nog wijzigen tot de raad het plan vaststelt. Verandert er iets nadat "
        "het college besloot, dan moet het plan eerst terug naar het college."
    ),
    Documentsoort.VOORTGANGSRAPPORTAGE: (
        "De rapportage zelf kunt u nog wijzigen tot de raad er kennis van neemt. Verandert er iets nadat het college "
        "besloot, dan moet de rapportage eerst terug naar het college."
    ),
}
# Steps after which the paper lies where it lay.
_BLIJFT = {
    Stukactie.AANHOUDEN: "Het stuk blijft liggen tot de volgende vergadering.",
    Stukactie.RAAD_AGENDEREN: "Raadsleden zien in hun dossier wanneer de raad het stuk behandelt, en hoe.",
}
_VOOR_DE_PARAFEN = "Het gaat eerst rond voor de parafen."


def gevolgen(stuk: Bestuursstuk, actie: str) -> tuple[str, ...]:
    """Sentences on what happens to this paper with this step, which its table knows."""
    naar = Stukstatus(OVERGANGEN[stuk.soort][stuk.status, actie])
    zinnen = [_BLIJFT[Stukactie(actie)]] if naar == stuk.status else [_NAAR[naar]]
    if naar is Stukstatus.ROUTING and stuk.routing.exists():
        zinnen.append(_VOOR_DE_PARAFEN)
    if naar is Stukstatus.ROUTING and stuk.soort in _BLIJFT_OPEN:
        zinnen.append(_BLIJFT_OPEN[Documentsoort(stuk.soort)])
    if actie == Stukactie.TERUGSTUREN and stuk.routing.exists():
        zinnen.append(
            "De parafen vervallen: de routing begint daarna opnieuw. Wie al parafeerde, blijft terug te lezen."
        )
    if actie == Stukactie.TERUG_NAAR_COLLEGE:
        zinnen.extend(_terug_naar_college(stuk))
    if actie in BESLUITEN and (dag := agendadag(stuk)) is not None:
        zinnen.append(
            f"Het stuk staat op de agenda van {datum(dag)}. Kiest u een andere dag, dan komt die op het stuk."
        )
    if naar is Stukstatus.DEFINITIEF:
        zinnen.extend(_als_definitief(stuk))
    if actie in {Stukactie.COLLEGE_BESLUIT, Stukactie.RAAD_BESLUIT}:
        zinnen.extend(_mijlpaal(stuk))
    return tuple(zinnen)


def _amendementen(stuk: Bestuursstuk) -> list[str]:
    namen = [str(een) for een in stuk.amendementen.filter(status=Amendementstatus.AANGENOMEN)]
    if not namen:
        return []
    return [
        (
            f"De tekst verandert door {opsomming(namen)}. Daarna staat de tekst vast. Achter in het document staat wat de raad "
            "veranderde, en hoe er is gestemd."
        )
    ]


def _terug_naar_college(stuk: Bestuursstuk) -> list[str]:
    zinnen = ["Het college besluit opnieuw. Tot die tijd zien raadsleden het stuk niet in hun dossier."]
    if stuk.amendementen.filter(status=Amendementstatus.AANGENOMEN).exists():
        zinnen.append(
            "De raad nam al een amendement aan. Neemt het college die woorden zelf over, dan past het amendement niet meer: "
            "de griffie heropent het dan en meldt dat het is vervallen."
        )
    return zinnen


def _als_definitief(stuk: Bestuursstuk) -> list[str]:
    zinnen = _amendementen(stuk)
    if stuk.soort == Documentsoort.PLAN:
        zinnen.append(
            "Het hele plan wordt vastgezet: thema’s, doelen, maatregelen en middelen kunnen niet meer veranderen."
        )
    if stuk.soort == Documentsoort.RAADSVOORSTEL:
        zinnen.append("Er komt een raadsbesluit bij, met de punten bij ‘Besloten wordt’ zoals ze er nu staan.")
    if stuk.soort == Documentsoort.BIJSTELLING:
        zinnen.append(
            "De wijzigingen komen meteen in het plan. Daarvan wordt een nieuwe versie vastgezet en openbaar gemaakt; de "
            "vorige versie blijft te lezen. Daarna kan het plan niet meer veranderen zonder nieuwe bijstelling."
        )
    if stuk.soort == Documentsoort.VOORTGANGSRAPPORTAGE:
        zinnen.append("De rapportage zelf wordt vastgezet.")
    return [*zinnen, *_openbaar(stuk)]


def _openbaar(stuk: Bestuursstuk) -> list[str]:
    """What of it people will see, and when."""
    nota = getattr(stuk, "nota", None)
    if not Bestuursstuk.objects.filter(pk=stuk.pk).niet_geheim().exists():
        return ["Op dit stuk rust geheimhouding: er komt niets van op de openbare site."]
    is_direct = is_direct_openbaar(nota.openbaarmaking if nota is not None else None)
    if not (lakken := lakken_van(stuk)):
        return [f"Het document komt {'meteen' if is_direct else 'nog niet'} op de openbare site."]
    wat = "1 passage is" if len(lakken) == 1 else f"{len(lakken)} passages zijn"
    zin = f"Van het document wordt een openbare versie gemaakt, waarin {wat} weggelakt."
    return [
        f"{zin} Die komt {'meteen' if is_direct else 'nog niet'} op de openbare site. Het hele document blijft intern."
    ]


def _mijlpaal(stuk: Bestuursstuk) -> list[str]:
    mijlpaal = stuk.beleidsplan.mijlpalen.wachtend_op(stuk.soort, stuk.status).first()
    return [f"In de planning wordt ‘{mijlpaal}’ gereed gemeld."] if mijlpaal is not None else []
