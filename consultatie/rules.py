"""Who may read and write what people say. Answers are not for changing: nobody has that permission."""

from thema.basis.regels import registreer, registreer_leesbaar
from thema.basis.rollen import is_oov

registreer(
    "consultatie",
    ("vragenlijst", "sectie", "vraag", "netwerksessie", "sessiegroep", "stippen", "onderbouwing"),
)
registreer_leesbaar("consultatie", ("vragenlijstversie",))
registreer_leesbaar("consultatie", ("inzending",), bekijken=is_oov)
# Members are persons: who has no work with them does not see them.
registreer("consultatie", ("panellid",), bekijken=is_oov)
registreer_leesbaar("consultatie", ("uitnodiging",), bekijken=is_oov)
