"""What becomes of an amendment and of a motion: two tables."""

from .enums import Amendementactie as Actie
from .enums import Amendementstatus as Status
from .enums import Motieactie, Motiestatus, Stemuitslag

AMENDEMENT: dict[tuple[str, str], str] = {
    (Status.INGEDIEND, Actie.AANNEMEN): Status.AANGENOMEN,
    (Status.INGEDIEND, Actie.VERWERPEN): Status.VERWORPEN,
    (Status.INGEDIEND, Actie.INTREKKEN): Status.INGETROKKEN,
    (Status.INGEDIEND, Actie.VERVALLEN): Status.VERVALLEN,
    # What was written down wrongly is opened again, as long as the council has not decided on the paper.
    (Status.AANGENOMEN, Actie.HEROPENEN): Status.INGEDIEND,
    (Status.VERWORPEN, Actie.HEROPENEN): Status.INGEDIEND,
    (Status.INGETROKKEN, Actie.HEROPENEN): Status.INGEDIEND,
    (Status.VERVALLEN, Actie.HEROPENEN): Status.INGEDIEND,
}

_OPEN = (Motiestatus.INGEDIEND, Motiestatus.AANGEHOUDEN)
_DICHT = (Motiestatus.AANGENOMEN, Motiestatus.OVERGENOMEN, Motiestatus.VERWORPEN, Motiestatus.INGETROKKEN)
MOTIE: dict[tuple[str, str], str] = {
    (Motiestatus.INGEDIEND, Motieactie.AANHOUDEN): Motiestatus.AANGEHOUDEN,
    **{(status, Motieactie.AANNEMEN): Motiestatus.AANGENOMEN for status in _OPEN},
    **{(status, Motieactie.VERWERPEN): Motiestatus.VERWORPEN for status in _OPEN},
    **{(status, Motieactie.OVERNEMEN): Motiestatus.OVERGENOMEN for status in _OPEN},
    **{(status, Motieactie.INTREKKEN): Motiestatus.INGETROKKEN for status in _OPEN},
    **{(status, Motieactie.HEROPENEN): Motiestatus.INGEDIEND for status in _DICHT},
}

# The step that a vote takes; none when the votes are equal and the council votes again.
NA_STEMMING = {Stemuitslag.AANGENOMEN: Actie.AANNEMEN, Stemuitslag.VERWORPEN: Actie.VERWERPEN}
# These two are taken by a vote alone.
DOOR_STEMMING = frozenset(NA_STEMMING.values())
# A motion of which the college has to tell what it did.
AF_TE_DOEN = frozenset({Motiestatus.AANGENOMEN, Motiestatus.OVERGENOMEN})
