"""Who writes down that a paper is secret, or no longer is."""

from planning.stuk.rules import mag_weten
from thema.basis.rollen import is_griffie, is_secretariaat

RECHTEN = {"planning.leg_geheimhouding_vast_bestuursstuk": (is_secretariaat | is_griffie) & mag_weten}
