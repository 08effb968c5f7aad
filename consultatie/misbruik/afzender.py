"""From which network a request comes, as coarse as will do."""

from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.http import HttpRequest


def netwerk_van(request: HttpRequest) -> bytes | None:
    """The first 24 bits of the sender's IPv4 address, or the first 64 of the IPv6 address; nothing keeps it.

    X-Forwarded-For is believed as far as AANTAL_PROXYS of our own proxies wrote it: each adds at its end from whom it
    got the request. None when the address is not one of the internet: behind a proxy that the setting does not
    count, everybody would otherwise look like one sender.
    """
    keten = [*request.META.get("HTTP_X_FORWARDED_FOR", "").split(","), request.META.get("REMOTE_ADDR", "")]
    plaats = len(keten) - 1 - settings.AANTAL_PROXYS
    try:
        adres = ip_address(keten[plaats].strip()) if plaats >= 0 else None
    except ValueError:
        return None
    if isinstance(adres, IPv6Address) and adres.ipv4_mapped:
        adres = adres.ipv4_mapped
    if adres is None or not adres.is_global:
        return None
    return adres.packed[:8] if isinstance(adres, IPv6Address) else adres.packed[:3]
