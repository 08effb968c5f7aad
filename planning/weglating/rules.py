"""Who writes what is withheld: who writes the paper. Who may read it whole sees it."""

from planning.stuk.rules import mag_schrijven, mag_weten
from thema.basis.regels import ligt_open
from thema.basis.rollen import is_medewerker

RECHTEN = {
    "planning.view_weglating": is_medewerker & mag_weten,
    **{f"planning.{doe}_weglating": mag_schrijven & ligt_open for doe in ("add", "change", "delete")},
}
