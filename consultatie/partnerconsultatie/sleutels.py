"""The secret in a partner's link. It is shown once and never stored: it follows from the link and the key of the
installation, so that a mail can bear it too, and the database knows only its hash."""

from base64 import urlsafe_b64encode
from datetime import UTC, datetime

from django.conf import settings

from thema.basis.geheim import afdruk, stempel

_ZOUT = "consultatie.partneruitnodiging"


def maak_token(reactie_id: int, *, versie: int, gemaakt_op: datetime, sleutel: str | None = None) -> str:
    """The secret of 256 bits of this version of the link, made with `sleutel`; None: with the present SECRET_KEY."""
    link = f"{reactie_id} {versie} {gemaakt_op.astimezone(UTC).isoformat()}"
    geheim = stempel(_ZOUT, link.encode(), geheim=sleutel or settings.SECRET_KEY)
    return urlsafe_b64encode(geheim).decode().rstrip("=")


def bekend_token(reactie_id: int, *, versie: int, gemaakt_op: datetime, token_hash: str) -> str | None:
    """The secret that was made, also when SECRET_KEY has changed since; None when its key is gone, and for a link of
    before links could be mailed."""
    sleutels = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    pogingen = (maak_token(reactie_id, versie=versie, gemaakt_op=gemaakt_op, sleutel=sleutel) for sleutel in sleutels)
    return next((token for token in pogingen if afdruk(token) == token_hash), None)
