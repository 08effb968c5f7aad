"""Which article of the Gemeentewet secrecy rests on: the day on which it was imposed decides. Pure.

Until 1 April 2023 each body had its own article (25 for the council and for what was handed to it, 55 for the college),
and what others imposed on papers for the council lapsed when the council did not ratify it in its next meeting. From
then on there is one chapter (87 to 89), without ratification: it holds until it is lifted. Its interests are those of
the law on openness of the day, but not every ground of that.
"""

from datetime import date

from rapportage.weglakken.gronden import Grond, gronden_op

from .enums import Oplegger

HOOFDSTUK_VA_VANAF = date(2023, 4, 1)


def wetsartikel(oplegger: str, *, van: date, is_aan_raad: bool) -> str:
    """ "artikel 87 van de Gemeentewet"; `is_aan_raad`: on a paper that was handed to the council."""
    if van >= HOOFDSTUK_VA_VANAF:
        return "artikel 87 van de Gemeentewet"
    if oplegger == Oplegger.RAAD:
        return "artikel 25 lid 1 van de Gemeentewet (oud)"
    return f"artikel {'25 lid 2' if is_aan_raad else '55 lid 1'} van de Gemeentewet (oud)"


def vraagt_bekrachtiging(oplegger: str, *, van: date, is_aan_raad: bool) -> bool:
    """The council had to ratify it in its next meeting, or it lapsed."""
    return van < HOOFDSTUK_VA_VANAF and is_aan_raad and oplegger != Oplegger.RAAD


def gronden_voor_geheim(dag: date) -> tuple[Grond, ...]:
    """The interests for which secrecy could be imposed on this day."""
    return tuple(grond for grond in gronden_op(dag) if grond.geldt_voor_geheim)
