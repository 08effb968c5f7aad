"""What was decided, in a sentence."""

from collections.abc import Iterable

from planning.mijlpaal.enums import Orgaan
from planning.stuk.enums import Uitkomst
from rapportage.opmaak import datum

from .models import Besluit

_ZIN = {
    (Orgaan.COLLEGE, Uitkomst.AKKOORD): "het college ging akkoord op {dag}",
    (Orgaan.COLLEGE, Uitkomst.VASTGESTELD): "het college stelde het vast op {dag}",
    (Orgaan.COLLEGE, Uitkomst.GEWIJZIGD): "het college stelde het gewijzigd vast op {dag}",
    (Orgaan.COLLEGE, Uitkomst.AANGEHOUDEN): "het college hield het aan op {dag}",
    (Orgaan.COLLEGE, Uitkomst.VERWORPEN): "het college verwierp het op {dag}",
    (Orgaan.RAAD, Uitkomst.KENNISGENOMEN): "de raad nam er kennis van op {dag}",
    (Orgaan.RAAD, Uitkomst.VASTGESTELD): "de raad stelde het vast op {dag}",
    (Orgaan.RAAD, Uitkomst.AANGEHOUDEN): "de raad hield het aan op {dag}",
    (Orgaan.RAAD, Uitkomst.VERWORPEN): "de raad verwierp het op {dag}",
}


def besluit_in_woorden(besluit: Besluit) -> str:
    """ "het college ging akkoord op 9 juli 2019"; a day that was made up is called so."""
    dag = datum(besluit.datum) + (" (voorbeelddatum)" if besluit.is_fictief else "")
    return _ZIN[Orgaan(besluit.orgaan), Uitkomst(besluit.uitkomst)].format(dag=dag)


def besluiten_in_woorden(besluiten: Iterable[Besluit]) -> str:
    """The decisions that carried it, in one sentence: "Het college ging akkoord op …; de raad nam er kennis van op …".

    That it was held over meanwhile, or decided on before by the same body, is left to the list of decisions.
    """
    laatste = {besluit.orgaan: besluit for besluit in besluiten if besluit.uitkomst != Uitkomst.AANGEHOUDEN}
    zin = "; ".join(besluit_in_woorden(besluit) for besluit in laatste.values())
    return zin[:1].upper() + zin[1:]
