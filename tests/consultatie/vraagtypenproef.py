"""One question of each type, as it stands in a definition."""

from typing import Any

from django.http import QueryDict

from consultatie.vragenlijst.vraagtypen import VRAAGTYPEN


def vraag(soort: str, **meer: Any) -> dict[str, Any]:
    """A question as it stands in a definition; nobody has to answer it unless said."""
    return {"sleutel": "q", "soort": soort, "tekst": "Vraag?", "hulptekst": "", "is_verplicht": False, **meer}


def opties(*codes: str, **meer: str) -> list[dict[str, str]]:
    return [{"code": code, "tekst": code.capitalize(), **meer} for code in codes]


EEN = vraag("een", opties=opties("ja", "nee"))
MEER = vraag("meer", opties=opties("a", "b", "c"), aantal=2)
MEER_ONBEPERKT = vraag("meer", opties=opties("a", "b", "c"), aantal=None)
TOP = vraag("top", opties=opties("drugs", "cyber", "zorg", groep="ontwikkel"), aantal=3)
SCHAAL = vraag("schaal", opties=opties("1", "2", "3"), label_laag="Slecht", label_hoog="Goed")
OPEN = vraag("open", maximum=2000)
WIJK = vraag("wijk", opties=[{"code": "WK015001", "tekst": "Centrum"}])
LEEFTIJD = vraag("leeftijd", opties=[{"code": "18-34", "tekst": "18 tot en met 34 jaar"}])
GESLACHT = vraag("geslacht", opties=opties("vrouw", "man", "anders", "zeg-ik-niet"))
CIJFER = vraag("cijfer", opties=opties(*map(str, range(1, 11))), label_laag="slecht", label_hoog="goed")
MET_ANDERS = {"opties": opties("a", "b", "anders-namelijk"), "anders": "anders-namelijk"}
EEN_ANDERS = vraag("een", **MET_ANDERS)
MEER_ANDERS = vraag("meer", **MET_ANDERS, aantal=2)
RANGORDE = vraag("rangorde", opties=opties("drugs", "cyber", "zorg", groep="ontwikkel", uitleg=""), aantal=3)
MATRIX = vraag("matrix", rijen=opties("straat", "bus"), opties=opties("veilig", "onveilig"))
PER_THEMA = vraag("open_per_thema", opties=opties("drugs", "cyber", groep="ontwikkel", uitleg=""), maximum=2000)


def lees(definitie: dict[str, Any], invoer: str) -> Any:
    return VRAAGTYPEN[definitie["soort"]].lees(definitie, QueryDict(invoer))
