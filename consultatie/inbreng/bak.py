"""The one INSERT of a submission. On the way of everybody who sends something, so it is one statement and no more."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db import connection

from consultatie.vragenlijst.enums import INVOERKANALEN
from consultatie.vragenlijst.queries import IS_OPEN_OP

from .zegel import verzegel

_LEG_IN = f"""
INSERT INTO consultatie_inkomend (sleutel, kanaal, dag, verdenking, antwoorden, versie_id)
SELECT {{sleutel}}, %s, %s, %s, %s, versie.id
  FROM consultatie_vragenlijstversie versie
  JOIN consultatie_vragenlijst lijst ON lijst.id = versie.vragenlijst_id
 WHERE versie.id = %s AND {IS_OPEN_OP}
{{slot}}
ON CONFLICT (sleutel) DO NOTHING
"""  # noqa: S608  our own names
# On PostgreSQL a share lock: closing waits for answers under way, so none lands in a tray that has been emptied for
# good, and answers do not wait for each other. On SQLite the statement itself is the lock.
_OPDRACHT = {
    "postgresql": _LEG_IN.format(sleutel="CAST(%s AS uuid)", slot="FOR SHARE OF lijst FOR KEY SHARE OF versie"),
    "sqlite": _LEG_IN.format(sleutel="%s", slot=""),
}


def leg_in_bak(  # noqa: PLR0913  all of it is stored
    versie_id: int, *, sleutel: UUID, kanaal: str, dag: date, verdenking: str, antwoorden: Mapping[str, Any]
) -> bool:
    """Whether the answer now lies in the tray. It does not when a form with this key came in before, when the
    questionnaire takes no answers on `dag` by this channel, or when there is no such version (any more)."""
    # Twin of Vragenlijst.neemt_aan_op: what staff enter is taken after the last day for residents too.
    laatste_dag = date.min if kanaal in INVOERKANALEN else dag
    waarden = (sleutel.hex, kanaal, dag, verdenking, verzegel(antwoorden), versie_id, dag, laatste_dag)
    with connection.cursor() as cursor:
        cursor.execute(_OPDRACHT[connection.vendor], waarden)
        return bool(cursor.rowcount)
