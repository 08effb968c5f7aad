"""Who may read and write what people say. Answers are not for changing: nobody has that permission."""

from rules.permissions import add_perm

from thema.basis.regels import registreer, registreer_leesbaar
from thema.basis.rollen import is_oov

registreer(
    "consultatie",
    ("vragenlijst", "sectie", "vraag", "netwerksessie", "sessiegroep", "stippen", "onderbouwing", "partnerconsultatie"),
)
registreer_leesbaar("consultatie", ("vragenlijstversie",))
registreer_leesbaar("consultatie", ("inzending",), bekijken=is_oov)
# Members are persons: who has no work with them does not see them.
registreer("consultatie", ("panellid",), bekijken=is_oov)
registreer_leesbaar("consultatie", ("uitnodiging",), bekijken=is_oov)
# What partners signed, what they keep confidential, and who signed; and their links.
add_perm("consultatie.view_partnerreactie", is_oov)
add_perm("consultatie.uitnodigen_partner", is_oov)
