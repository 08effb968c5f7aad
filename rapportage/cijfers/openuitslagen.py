"""Each open question as it may be shown: how often each label was given, group by group, and what may be quoted.

Pure. Only `queries.py` asks for this. A text may bear several labels, but when each bears one their numbers add up to
the number of texts that bear any, which is shown; so a small number is never hidden alone.
"""

from collections.abc import Mapping, Sequence

from consultatie.openantwoord.labeltelling import Aantallen, Labelnaam, Labeltelling

from .groepen import ORGANISATIES, Groepsoort
from .onderdrukking import verborgen_cellen
from .resultaat import Labelrij, Opengroep, Openuitslag, Vraaguitslag
from .vraaguitslagen import toelichting_van

# Enough to hear how people say it; more would be read as how often.
CITATEN = 6


def openuitslagen(
    tellingen: Sequence[Labeltelling],
    groepen: Sequence[Groepsoort],
    uitslagen: Sequence[Vraaguitslag],
    *,
    drempel: int,
) -> tuple[Openuitslag, ...]:
    """Every field of which something may be shown of some group. `uitslagen`: the other questions as they are shown."""
    van_lijst = [groep for groep in groepen if groep.kanalen]
    gevonden = (_uitslag(telling, van_lijst, uitslagen, drempel=drempel) for telling in tellingen)
    return tuple(uitslag for uitslag in gevonden if any(groep.gecodeerd for groep in uitslag.groepen))


def _uitslag(
    telling: Labeltelling, groepen: Sequence[Groepsoort], uitslagen: Sequence[Vraaguitslag], *, drempel: int
) -> Openuitslag:
    per_groep = []
    kolommen = []
    for groep in groepen:
        mag = _mag_tellen(telling, groep, uitslagen)
        geschreven, gecodeerd = (_van(groep, deel) if mag else 0 for deel in (telling.geschreven, telling.gecodeerd))
        per_groep.append(_groep(groep, geschreven, gecodeerd, drempel))
        aantallen = {label: _van(groep, deel) for label, deel in telling.per_label.items()}
        kolommen.append(_zichtbaar(aantallen, groep, (geschreven, gecodeerd), drempel) if gecodeerd >= drempel else {})
    rijen = [
        Labelrij(label.naam, label.thema, tuple(kolom.get(label) for kolom in kolommen)) for label in telling.per_label
    ]
    return Openuitslag(
        sleutel=telling.open.veld,
        tekst=telling.open.tekst,
        toelichting=toelichting_van(telling.open.vraag),
        groepen=tuple(per_groep),
        labels=tuple(sorted((rij for rij in rijen if any(rij.aantallen)), key=_vaakst_eerst)),
        citaten=telling.citaten[:CITATEN],
    )


def _van(groep: Groepsoort, aantallen: Aantallen) -> int:
    return sum(aantallen.get(kanaal, 0) for kanaal in groep.kanalen)


def _vaakst_eerst(rij: Labelrij) -> tuple[int, ...]:
    """By the first group of which it is shown, then the next; what is hidden tells nothing by its place."""
    return tuple(-(aantal or 0) for aantal in rij.aantallen)


def _groep(groep: Groepsoort, geschreven: int, gecodeerd: int, drempel: int) -> Opengroep:
    genoeg = geschreven >= drempel and not 0 < geschreven - gecodeerd < drempel
    return Opengroep(groep.code, geschreven if genoeg else None, gecodeerd if gecodeerd >= drempel else None)


def _zichtbaar(
    aantallen: Mapping[Labelnaam, int], groep: Groepsoort, teksten: tuple[int, int], drempel: int
) -> dict[Labelnaam, int]:
    """The labels whose number may be shown. A label at no text of this group is as absent as one at too few.

    `teksten`: how many were written, and how many bear a label, which is shown beside it: a few of those without this one
    would be a small number too.
    """
    geschreven, gecodeerd = teksten
    gegeven = {str(label.pk): aantal for label, aantal in aantallen.items() if aantal}
    # Partners are organisations: that nearly all of them say something is no secret.
    personen = None if groep.code in ORGANISATIES else geschreven
    bijna_alle = [label for label, aantal in gegeven.items() if 0 < gecodeerd - aantal < drempel]
    ook = bijna_alle if personen is not None else []
    verborgen = verborgen_cellen(gegeven, personen=personen, drempel=drempel, telt_op=True, ook=ook)
    return {label: aantal for label, aantal in aantallen.items() if aantal and str(label.pk) not in verborgen}


def _mag_tellen(telling: Labeltelling, groep: Groepsoort, uitslagen: Sequence[Vraaguitslag]) -> bool:
    """Whether this group's number of texts tells nothing that is hidden elsewhere: how many gave the answer after which
    the question was asked, or how many wrote about this theme."""
    open_ = telling.open
    nodig = [(open_.vraag["sleutel"], open_.code)] if open_.code else []
    if voorwaarde := open_.vraag.get("alleen_als"):
        nodig += [(voorwaarde["sleutel"], code) for code in voorwaarde["codes"]]
    getoond = {
        (uitslag.sleutel, rij.code)
        for uitslag in uitslagen
        for rij in uitslag.rijen
        for aandeel in rij.aandelen
        if aandeel.groep == groep.code and aandeel.waarde is not None
    }
    return getoond.issuperset(nodig)
