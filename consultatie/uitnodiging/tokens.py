"""The secret in a personal link. It is never stored: it follows from the invitation and the key of the installation,
and the database knows only its hash. So a reminder holds the same link as the letter, and the database alone no link.
"""

from base64 import urlsafe_b64encode
from uuid import UUID

from django.conf import settings

from thema.basis.geheim import afdruk, stempel

_ZOUT = "consultatie.uitnodiging"
_BYTES = 18  # 144 bits, and 24 signs without padding


def token_van(uitnodiging: UUID, *, sleutel: str | None = None) -> str:
    """The secret of this invitation, made with `sleutel`; None: with the present SECRET_KEY."""
    geheim = stempel(_ZOUT, uitnodiging.bytes, geheim=sleutel or settings.SECRET_KEY)
    return urlsafe_b64encode(geheim[:_BYTES]).decode()


def bekend_token(uitnodiging: UUID, token_hash: str) -> str | None:
    """The secret that was sent, also when SECRET_KEY has changed since; None when the key it was made with is gone."""
    sleutels = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    pogingen = (token_van(uitnodiging, sleutel=sleutel) for sleutel in sleutels)
    return next((token for token in pogingen if afdruk(token) == token_hash), None)
