"""Who may read and write what people say. Answers are not for changing: nobody has that permission."""

from rules.permissions import add_perm
from rules.predicates import predicate

from thema.basis.regels import registreer, registreer_leesbaar
from thema.basis.rollen import is_oov


@predicate
def is_concept(gebruiker: object, ding: object = None) -> bool:
    """Its text can still be changed. None: asked of the model as a whole."""
    return getattr(ding, "status", "concept") == "concept"


registreer(
    "consultatie",
    (
        *("vragenlijst", "sectie", "vraag", "netwerksessie", "sessiegroep", "stippen"),
        *("onderbouwing", "label", "partnerconsultatie"),
    ),
)
registreer_leesbaar("consultatie", ("vragenlijstversie",))
registreer_leesbaar("consultatie", ("inzending", "openantwoord"), bekijken=is_oov)
# Members and names are persons: who has no work with them does not see them.
registreer("consultatie", ("panellid", "namenlijst"), bekijken=is_oov)
registreer_leesbaar("consultatie", ("uitnodiging", "ledenbestand"), bekijken=is_oov)
add_perm("consultatie.add_ledenbestand", is_oov)
# What partners signed, what they keep confidential, and who signed; and their links.
add_perm("consultatie.view_partnerreactie", is_oov)
add_perm("consultatie.uitnodigen_partner", is_oov)
# To enter what came on paper or by telephone, and to check and release what a colleague entered.
add_perm("consultatie.invoeren_stapel", is_oov)
# To see a text as it came in, and to decide what others may see of it.
add_perm("consultatie.screen_openantwoord", is_oov)
add_perm("consultatie.codeer_openantwoord", is_oov)
# Who was mailed what. Of the outbox nobody writes a row by hand; to release, to stop and to decide is one permission.
registreer("consultatie", ("mailing",), wijzigen=is_oov & is_concept, bekijken=is_oov)
registreer_leesbaar("consultatie", ("mailbericht", "onbestelbaar"), bekijken=is_oov)
add_perm("consultatie.delete_onbestelbaar", is_oov)
add_perm("consultatie.versturen_mailing", is_oov)
