"""What a step will bring about, said before anybody takes it."""

from planning.stuk.enums import Stukactie, Stukstatus
from planning.stuk.models import Bestuursstuk
from planning.stuk.openbaarheid import is_direct_openbaar
from planning.stuk.queries import agendadag
from planning.stuk.workflow import BESLUITEN, OVERGANGEN
from rapportage.documenten.enums import Documentsoort
from rapportage.opmaak import datum

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
_VOOR_DE_PARAFEN = "Het gaat eerst rond voor de parafen."


def gevolgen(stuk: Bestuursstuk, actie: str) -> tuple[str, ...]:
    """Sentences on what happens to this paper with this step, which its table knows."""
    naar = Stukstatus(OVERGANGEN[stuk.soort][stuk.status, actie])
    zinnen = ["Het stuk blijft liggen tot de volgende vergadering."] if naar == stuk.status else [_NAAR[naar]]
    if naar is Stukstatus.ROUTING and stuk.routing.exists():
        zinnen.append(_VOOR_DE_PARAFEN)
    if naar is Stukstatus.ROUTING and stuk.soort in _BLIJFT_OPEN:
        zinnen.append(_BLIJFT_OPEN[Documentsoort(stuk.soort)])
    if actie == Stukactie.TERUG_NAAR_COLLEGE:
        zinnen.append("Het college besluit opnieuw. Tot die tijd zien raadsleden het stuk niet in hun dossier.")
    if actie in BESLUITEN and (dag := agendadag(stuk)) is not None:
        zinnen.append(
            f"Het stuk staat op de agenda van {datum(dag)}. Kiest u een andere dag, dan komt die op het stuk."
        )
    if naar is Stukstatus.DEFINITIEF:
        zinnen.extend(_als_definitief(stuk))
    if actie in {Stukactie.COLLEGE_BESLUIT, Stukactie.RAAD_BESLUIT}:
        zinnen.extend(_mijlpaal(stuk))
    return tuple(zinnen)


def _als_definitief(stuk: Bestuursstuk) -> list[str]:
    zinnen = []
    if stuk.soort == Documentsoort.PLAN:
        zinnen.append(
            "Het hele plan wordt vastgezet: thema’s, doelen, maatregelen en middelen kunnen niet meer veranderen."
        )
    if stuk.soort == Documentsoort.RAADSVOORSTEL:
        zinnen.append("Er komt een raadsbesluit bij, met de punten bij ‘Besloten wordt’ zoals ze er nu staan.")
    if stuk.soort == Documentsoort.VOORTGANGSRAPPORTAGE:
        zinnen.append("De rapportage zelf wordt vastgezet.")
    nota = getattr(stuk, "nota", None)
    if is_direct_openbaar(nota.openbaarmaking if nota is not None else None):
        zinnen.append("Het document komt meteen op de openbare site.")
    else:
        zinnen.append("Het document komt nog niet op de openbare site.")
    return zinnen


def _mijlpaal(stuk: Bestuursstuk) -> list[str]:
    mijlpaal = stuk.beleidsplan.mijlpalen.wachtend_op(stuk.soort, stuk.status).first()
    return [f"In de planning wordt ‘{mijlpaal}’ gereed gemeld."] if mijlpaal is not None else []
