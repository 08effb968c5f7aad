"""Who may read and write what of the plan (predicates only; the names are those of the models)."""

from rules import predicate
from rules.permissions import add_perm, set_perm

from .basis.regels import ligt_open, registreer, registreer_leesbaar
from .basis.rollen import is_beheerder, is_oov


@predicate
def is_niet_ondertekend(gebruiker: object, standpunt: object = None) -> bool:
    """Staff wrote this position down themselves. None: asked of the model as a whole."""
    return getattr(standpunt, "ondertekend_op", None) is None


# What the plan is made of: the room's own people write it, all staff read it.
registreer(
    "thema",
    (
        "beleidsplan",
        "uitgangspunt",
        "kader",
        "thema",
        "trend",
        "partner",
        "lidorganisatie",
        "domein",
        "tekstblok",
        "indicator",
        "indicatorwaarde",
        "doel",
        "maatregel",
        "middel",
        "middelinzet",
        "wijk",
        "bevolkingsdeel",
        "reces",
    ),
)
# What a partner has signed is not for staff to change.
registreer("thema", ("standpunt",), wijzigen=is_oov & is_niet_ondertekend)
# Whose installation this is, is a choice of whoever runs it; its districts and looks are content.
registreer("thema", ("gemeente",), wijzigen=is_beheerder)
set_perm("thema.change_gemeente", is_oov)
# Personal data.
registreer("thema", ("contactpersoon", "contactmoment"), bekijken=is_oov)
registreer_leesbaar("thema", ("statusovergang", "tekstblokversie", "veiligheidsveld"))

add_perm("thema.prioriteren_thema", is_oov & ligt_open)
