"""Who lets people in: the manager, and nobody else. (Nobody is superuser: permissions come from rules alone.)"""

from rules.permissions import add_perm

from thema.basis.rollen import is_beheerder

# No account is ever deleted: it is switched off, and what someone did stays theirs.
for _recht in ("view", "add", "change"):
    add_perm(f"auth.{_recht}_user", is_beheerder)
