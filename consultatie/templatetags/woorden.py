"""The words of a page of the questionnaire in the language of that page: `taal` in the context, Dutch without it."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from consultatie.vragenlijst.talen.taal import ALS_NEDERLANDS, NEDERLANDSE_TAAL, Onvertaald, Taal
from consultatie.vragenlijst.talen.woorden import scriptwoorden as woorden_voor_scripts
from consultatie.vragenlijst.zin import Waarde, Zin

register = template.Library()


@register.simple_tag(takes_context=True)
def zin(context: Context, tekst: str, /, **waarden: Waarde) -> str:
    """A sentence as text of the page, with `waarden` in its places. Marked as Dutch where it has no translation."""
    taal: Taal = context.get("taal") or NEDERLANDSE_TAAL
    return taal.zeg(Zin(tekst, **waarden)) if waarden else taal.zoek(tekst)


@register.simple_tag(takes_context=True)
def kaal(context: Context, tekst: str, /, **waarden: Waarde) -> str:
    """The same for an attribute, a title or an option: without the mark, which is an element."""
    return str(zin(context, tekst, **waarden))


@register.filter
def zonder_merk(tekst: str) -> str:
    """What has been translated already, for an attribute or an option."""
    return str(tekst)


@register.filter
def als_nederlands(tekst: str) -> SafeString:
    """The attributes that mark an element as Dutch, when this text stayed Dutch; else nothing."""
    return ALS_NEDERLANDS if isinstance(tekst, Onvertaald) else SafeString("")


@register.simple_tag(takes_context=True)
def scriptwoorden(context: Context) -> str:
    """The words that scripts say, as JSON for an attribute; "" in Dutch, which the scripts know themselves."""
    taal: Taal = context.get("taal") or NEDERLANDSE_TAAL
    return woorden_voor_scripts(taal)
