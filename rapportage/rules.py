"""Who may see what is not public yet, publish it, and write the yearly report."""

from typing import Any

import rules

from thema.basis.regels import registreer, registreer_leesbaar
from thema.basis.rollen import is_medewerker, is_oov, is_raadslid, is_secretariaat, mag_geheim_zien

registreer("rapportage", ("voortgangsrapportage", "themavoortgang", "maatregelvoortgang"))
registreer_leesbaar("rapportage", ("resultaatpublicatie",))


@rules.predicate
def is_niet_geheim(_gebruiker: object, document: Any = None) -> bool:
    """No secrecy holds on its paper. Twin of DocumentQuerySet.bekend_bij. None: asked of documents in general."""
    return document is None or not document.is_geheim


rules.add_perm("rapportage.view_document", is_medewerker & (is_niet_geheim | mag_geheim_zien))

rules.add_perm("rapportage.bekijk_ongepubliceerd", is_raadslid | is_medewerker)
# Publishing is adding: what has been published never changes.
rules.add_perm("rapportage.add_resultaatpublicatie", is_oov)
rules.add_perm("rapportage.publiceer_document", is_secretariaat)
# It says what residents wrote: OOV makes it, and whoever publishes documents makes it public.
rules.add_perm("rapportage.maak_inbrengnota", is_oov)
# What was said at a netwerksessie, likewise; a meeting of the council is the griffie's (planning.raadstafel).
rules.add_perm("rapportage.maak_sessieverslag", is_oov)
# How many answers come in, while they do: for who can do something about it.
rules.add_perm("rapportage.bekijk_respons", is_oov)
