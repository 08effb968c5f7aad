"""The secret in a link to unsubscribe. It follows from the member and the key of the installation, under another salt
than the link to answer with, so the one never opens the other. It is never stored."""

from django.core.signing import BadSignature, Signer

_ZOUT = "consultatie.afmelden"


def _ondertekenaar() -> Signer:
    # Also knows SECRET_KEY_FALLBACKS: mail of before a change of key can still be unsubscribed from.
    return Signer(sep=".", salt=_ZOUT)


def afmeldtoken(lid_id: int) -> str:
    """The secret of this member: its key and a signature of 256 bits."""
    return _ondertekenaar().sign(str(lid_id))


def lid_van_afmeldtoken(token: str) -> int | None:
    """The key of the member whose secret this is; None for any other text."""
    try:
        return int(_ondertekenaar().unsign(token))
    except BadSignature:
        return None
