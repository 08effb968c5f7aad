"""Whether the council can have decided this on a paper: what it did with the amendments, and how it voted."""

from datetime import date

from planning.stuk.enums import Stukactie, Uitkomst
from planning.stuk.models import Bestuursstuk
from planning.stuk.workflow import uitkomsten
from rapportage.opmaak import datum as in_woorden
from rapportage.opmaak import opsomming

from .enums import Amendementstatus, Stemuitslag
from .fouten import RaadNietKlaar
from .models import Stemming

_EINDBESLUITEN = frozenset({Stukactie.RAAD_BESLUIT, Stukactie.VERWERPEN})
_PAST_BIJ = {
    Stemuitslag.AANGENOMEN: frozenset({Uitkomst.VASTGESTELD, Uitkomst.GEWIJZIGD, Uitkomst.KENNISGENOMEN}),
    Stemuitslag.VERWORPEN: frozenset({Uitkomst.VERWORPEN}),
    # A next meeting votes again.
    Stemuitslag.GESTAAKT: frozenset({Uitkomst.AANGEHOUDEN}),
}


def mogelijke_uitkomsten(stuk: Bestuursstuk, actie: str) -> tuple[Uitkomst, ...]:
    """The outcomes that may be written down with this step on this paper as it is now.

    Where the council adopts: with changes when and only when it adopted an amendment.
    """
    mogelijk = uitkomsten(stuk.soort, actie)
    if actie != Stukactie.RAAD_BESLUIT or Uitkomst.GEWIJZIGD not in mogelijk:
        return mogelijk
    is_gewijzigd = stuk.amendementen.filter(status=Amendementstatus.AANGENOMEN).exists()
    weg = Uitkomst.VASTGESTELD if is_gewijzigd else Uitkomst.GEWIJZIGD
    return tuple(uitkomst for uitkomst in mogelijk if uitkomst is not weg)


def ligt_er_een_amendement(stuk: Bestuursstuk) -> bool:
    """There is one that was not withdrawn."""
    return stuk.amendementen.exclude(status=Amendementstatus.INGETROKKEN).exists()


def raadsbezwaren(stuk: Bestuursstuk, actie: str) -> tuple[str, ...]:
    """Why the council cannot have taken this step yet; empty when it can."""
    if actie not in _EINDBESLUITEN:
        return ()
    open_ = [str(een) for een in stuk.amendementen.filter(status=Amendementstatus.INGEDIEND)]
    if not open_:
        return ()
    return (
        (
            f"Over {opsomming(open_)} is nog niet besloten. Leg eerst vast wat de raad daarmee deed: de stemming, of dat het is "
            "ingetrokken of vervallen."
        ),
    )


def eis_raad_klaar(stuk: Bestuursstuk, *, actie: str, uitkomst: Uitkomst, datum: date) -> None:
    """Raise RaadNietKlaar when an amendment is still open, or the outcome is not what amendments and votes say."""
    bezwaren = list(raadsbezwaren(stuk, actie))
    mogelijk = mogelijke_uitkomsten(stuk, actie)
    if uitkomst not in mogelijk:
        bezwaren.append(_andere_uitkomst(uitkomst))
    bezwaren += _eerder_dan_de_stemming(stuk, datum) or _tegen_de_stemming(stuk, uitkomst, datum)
    if bezwaren:
        raise RaadNietKlaar(tuple(bezwaren))


def _andere_uitkomst(uitkomst: Uitkomst) -> str:
    if uitkomst is Uitkomst.GEWIJZIGD:
        return "Er is geen amendement aangenomen. Het stuk kan dus alleen conform worden vastgesteld."
    return "Er is een amendement aangenomen. Het stuk kan dus alleen gewijzigd worden vastgesteld."


def _tegen_de_stemming(stuk: Bestuursstuk, uitkomst: Uitkomst, datum: date) -> list[str]:
    """The last vote on the paper itself, where one was written down. What was left undecided that day goes on later."""
    stemming = Stemming.objects.filter(stuk=stuk, amendement=None, motie=None).order_by("datum", "pk").last()
    if stemming is None or uitkomst in _PAST_BIJ[Stemuitslag(stemming.uitslag)]:
        return []
    if stemming.uitslag == Stemuitslag.GESTAAKT and stemming.datum < datum:
        return []
    return [
        (
            f"De stemming van {in_woorden(stemming.datum)} over dit stuk zegt iets anders: "
            f"{stemming.get_uitslag_display().lower()}. Kijk na wat klopt: de stemming of de uitkomst."
        )
    ]


def _eerder_dan_de_stemming(stuk: Bestuursstuk, datum: date) -> list[str]:
    """No decision is older than a vote that it rests on."""
    laatste = Stemming.objects.filter(stuk=stuk, motie=None).order_by("datum").last()
    if laatste is None or laatste.datum <= datum:
        return []
    return [
        f"De raad stemde nog op {in_woorden(laatste.datum)}. Het besluit kan dus niet van {in_woorden(datum)} zijn."
    ]
