"""From which network a request comes, as coarse as will do."""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings
from django.http import HttpRequest

# Not asked of Python's is_global: that remembers which addresses it was asked about.
_NIET_VAN_INTERNET = {
    4: tuple(
        ip_network(net)
        for net in (
            *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"),
            *("192.0.0.0/24", "192.0.2.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24"),
            "240.0.0.0/4",
        )
    ),
    6: tuple(ip_network(net) for net in ("::/127", "100::/64", "2001::/23", "2001:db8::/32", "fc00::/7", "fe80::/10")),
}


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
    if adres is None or not _is_van_internet(adres):
        return None
    return adres.packed[:8] if isinstance(adres, IPv6Address) else adres.packed[:3]


def _is_van_internet(adres: IPv4Address | IPv6Address) -> bool:
    return not any(adres in netwerk for netwerk in _NIET_VAN_INTERNET[adres.version])
