"""Who keeps the templates: the secretariat, which hands in the papers. All staff may look."""

from rules.predicates import Predicate

from thema.basis.rollen import is_medewerker, is_secretariaat

RECHTEN: dict[str, Predicate] = {
    f"planning.{wat}_{model}": is_medewerker if wat == "view" else is_secretariaat
    for model in ("sjabloon", "sjabloonsectie")
    for wat in ("view", "add", "change", "delete")
}
