"""Addresses as they stand on paper and in mail, where no browser can complete them."""

from django.conf import settings


def heel_adres(pad: str) -> str:
    """The path under WEBADRES; never under what a visitor says that our name is."""
    return f"{settings.WEBADRES.rstrip('/')}{pad}"
