"""Who may read and write what people say. Answers are not for changing: nobody has that permission."""

from rules.permissions import add_perm

from thema.basis.regels import registreer, registreer_leesbaar
from thema.basis.rollen import is_oov

registreer(
    "consultatie",
    ("vragenlijst", "sectie", "vraag", "netwerksessie", "sessiegroep", "stippen", "onderbouwing", "label"),
)
registreer_leesbaar("consultatie", ("vragenlijstversie",))
registreer_leesbaar("consultatie", ("inzending", "openantwoord"), bekijken=is_oov)
# The list holds names of people.
registreer("consultatie", ("namenlijst",), bekijken=is_oov)
# To see a text as it came in, and to decide what others may see of it.
add_perm("consultatie.screen_openantwoord", is_oov)
add_perm("consultatie.codeer_openantwoord", is_oov)
