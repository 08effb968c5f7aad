"""Who may read and write what of the plan (predicates only; the names are those of the models)."""

from rules.permissions import add_perm, set_perm

from .basis.regels import ligt_open, registreer, registreer_leesbaar
from .basis.rollen import is_beheerder, is_oov

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
        "standpunt",
        "tekstblok",
        "indicator",
        "indicatorwaarde",
        "doel",
        "maatregel",
        "middel",
        "middelinzet",
        "wijk",
    ),
)
# Whose installation this is, is a choice of whoever runs it; its districts and looks are content.
registreer("thema", ("gemeente",), wijzigen=is_beheerder)
set_perm("thema.change_gemeente", is_oov)
# Personal data.
registreer("thema", ("contactpersoon",), bekijken=is_oov)
registreer_leesbaar("thema", ("statusovergang", "tekstblokversie", "veiligheidsveld"))

add_perm("thema.prioriteren_thema", is_oov & ligt_open)
