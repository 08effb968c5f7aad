"""Where each kind of document belongs in the Woo: the one table that says so. Why: docs/adr/0018-diwoo.md."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from rapportage.documenten.enums import Documentsoort
from rapportage.documenten.models import Document

from .waardelijsten import Informatiecategorie, Waarde, informatiecategorieen, waarden

# About what all documents of a safety plan are, in the government's list of subjects.
THEMA = "openbare orde en veiligheid"
VASTSTELLING, ONTVANGST = "vaststelling", "ontvangst"


@dataclass(frozen=True)
class Indeling:
    """The number of the information category, and labels of the value lists. `handeling` is what happened to the document at
    the moment that it was frozen: a body adopted it, or the council received what the college had adopted before."""

    categorie: str
    documentsoort: str
    handeling: str = VASTSTELLING

    @property
    def informatiecategorie(self) -> Informatiecategorie:
        """The category, with the article of the law that names it."""
        return informatiecategorieen()[self.categorie]

    @property
    def soort(self) -> Waarde:
        """The kind of document, in the government's words."""
        return waarden("documentsoorten")[self.documentsoort]

    @property
    def gedaan(self) -> Waarde:
        """What was done with the document when it was frozen."""
        return waarden("handelingen")[self.handeling]


INDELING: Mapping[Documentsoort, Indeling] = {
    # No agenda and no list of decisions (art. 3.3 lid 2 onder d), so no category of its own: art. 3.1.
    Documentsoort.NOTA: Indeling("018", "beslisnota"),
    # Art. 3.3 lid 2 onder a: what comes in at the council.
    Documentsoort.RAADSMEDEDELING: Indeling("006", "ingekomen stuk", ONTVANGST),
    # Art. 3.3 lid 2 onder c: papers of the council's meetings.
    Documentsoort.STARTNOTITIE: Indeling("008", "beleidsnota", ONTVANGST),
    # The list of kinds has no proposal to a council.
    Documentsoort.RAADSVOORSTEL: Indeling("008", "vergaderstuk"),
    Documentsoort.RAADSBESLUIT: Indeling("008", "besluit"),
    Documentsoort.PLAN: Indeling("008", "plan"),
    Documentsoort.BIJSTELLING: Indeling("008", "beleidsnota"),
    # Art. 3.3 lid 2 onder g: account of how the task was carried out.
    Documentsoort.VOORTGANGSRAPPORTAGE: Indeling("012", "voortgangsrapport", ONTVANGST),
    # Art. 3.3 lid 2 onder d: agendas and lists of decisions of the college.
    Documentsoort.BESLUITENLIJST: Indeling("009", "besluitenlijst"),
    # Answers to what people wrote are no facts only: art. 3.1.
    Documentsoort.INBRENGNOTA: Indeling("018", "rapport"),
    # Art. 3.3 lid 2 onder j, sub 2: mainly facts, on the preparation of policy.
    Documentsoort.UITSLAG: Indeling("015", "onderzoeksrapport"),
    # Art. 3.3 lid 2 onder c names reports of the council's meetings.
    Documentsoort.VERSLAG: Indeling("008", "vergaderverslag"),
}
# A netwerksessie is no meeting of the council, though its members are there: art. 3.1.
SESSIEVERSLAG = Indeling("018", "vergaderverslag")


def indeling_van(document: Document) -> Indeling:
    """Where this document belongs."""
    return SESSIEVERSLAG if document.netwerksessie_id is not None else INDELING[Documentsoort(document.soort)]


def in_categorie(categorie: str) -> Q:
    """The documents of this category; none for one that does not exist."""
    van_soort = Q(soort__in=soorten_in(categorie), netwerksessie=None)
    return van_soort | Q(netwerksessie__isnull=False) if categorie == SESSIEVERSLAG.categorie else van_soort


def soorten_in(categorie: str) -> tuple[Documentsoort, ...]:
    """The kinds of document of this category; none for a category that we do not have, or that does not exist."""
    return tuple(soort for soort, indeling in INDELING.items() if indeling.categorie == categorie)
