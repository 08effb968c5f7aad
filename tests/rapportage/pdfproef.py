"""A document with everything that a document can hold, and a bare one, to draw in a test."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

from django.conf import settings
from django.template import engines

from rapportage.grafieken import DRUK, Balk, Meting, Punt, Staaf, doellijn, liggende_staven, lijn, staven, stippen

SJABLOON = """{% extends "rapportage/documenten/basis.html" %}{% load opmaak %}{% block inhoud %}
{% include "rapportage/documenten/_briefhoofd.html" with soort="Nota" titel="Proefdocument" %}
<div class="tabel"><table class="velden"><caption>Gegevens</caption><tbody>
<tr><th scope="row">Notanummer</th><td>2019-001335</td></tr></tbody></table></div>
<ol class="keuze"><li class="gekozen">{% include "rapportage/documenten/_vak.html" with aan=True %} Wel</li>
<li>{% include "rapportage/documenten/_vak.html" with aan=False %} Niet</li></ol>
<div class="inhoud"><ol>{% for anker, titel in regels %}
<li>{% include "rapportage/documenten/_inhoudsregel.html" with nummer=forloop.counter %}</li>{% endfor %}</ol></div>
<h2 id="cijfers" class="nieuw">Cijfers</h2>
{% for grafiek in grafieken %}<figure><p class="bevinding">{{ grafiek.titel }}</p>
{{ grafiek.svg }}<p class="bron">Bron: CBS.</p></figure>{% endfor %}
<h2 id="tabel" class="nieuw">Lange tabel</h2>
<div class="tabel"><table class="lang"><caption>Zestig rijen</caption>
<thead><tr><th scope="col">Rij van</th><th scope="col">Waarde van</th></tr></thead><tbody>
{% for rij in rijen %}<tr><th scope="row">rij {{ rij }}</th><td>{{ rij|getal:1 }}</td></tr>{% endfor %}</tbody></table></div>
<p><span class="staat op_koers">Op koers</span></p>
<h2 id="tekst">Tekst</h2>
{{ tekst|markdown:3 }}
<p>Een <a href="https://www.deventer.nl/veiligheid">pagina van de gemeente</a> <a href="#b1" id="n1">[1]</a>.</p>
<ol class="bronnen"><li id="b1"><a href="https://opendata.cbs.nl/">opendata.cbs.nl</a>
<a class="terug" href="#n1">Terug naar de tekst</a></li></ol>
{% endblock %}"""


def grafieken() -> list[object]:
    groepen = [
        SimpleNamespace(code="open", korte_naam="Inwoners"),
        SimpleNamespace(code="partners", korte_naam="Partners"),
    ]
    aandelen = [
        SimpleNamespace(groep="open", waarde=0.46, laag=0.41, hoog=0.51),
        SimpleNamespace(groep="partners", waarde=None, laag=None, hoog=None),
    ]
    return [
        stippen([SimpleNamespace(naam="Drugs", aandelen=aandelen)], groepen, titel="Drugs staat hoog", medium=DRUK),
        staven([Staaf("2019", 4710), Staaf("2020", 4525)], titel="Iets minder misdrijven", medium=DRUK),
        liggende_staven([Balk("Ja", 0.6, 120), Balk("Nee", 0.4, 80)], titel="De meesten zeggen ja", medium=DRUK),
        lijn([Punt(2019, 318), Punt(2020, 266)], titel="Minder meldingen", eenheid="meldingen", medium=DRUK),
        doellijn(Meting(2019, 31), Meting(2023, 50), Meting(2021, 38), eenheid="%", medium=DRUK),
    ]


def proefhtml(*, concept: bool = False, thema: str = "deventer", tekst: str = "") -> str:
    """The HTML of the document with everything in it; `tekst` is Markdown, empty: an example of it."""
    kop = SimpleNamespace(
        titel="Proefdocument", afzender="Gemeente Voorbeeld", kop="Nota 2019-001335 · Proef", omschrijving="Een proef",
        status="CONCEPT, versie 3" if concept else "Vastgesteld op 9 juli 2019", gemaakt=date(2019, 7, 9),
        thema_css=f"thema/{thema}-document.css", vorm="brief", is_concept=concept,
    )  # fmt: skip
    context = {
        "kop": kop,
        "regels": [("cijfers", "Cijfers"), ("tabel", "Lange tabel"), ("tekst", "Tekst")],
        "grafieken": grafieken(),
        "rijen": range(1, 61),
        "tekst": tekst or "# Kop\n\n- een\n- twee\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n",
    }
    return engines["django"].from_string(SJABLOON).render(context)


def kaal(inhoud: str) -> str:
    """A small document in the house style around this HTML."""
    return (
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Proef</title>'
        '<link rel="stylesheet" href="/static/document/document.css">'
        '<link rel="stylesheet" href="/static/thema/deventer-document.css"></head>'
        f'<body data-afzender="a" data-kop="k" data-status="s"><h1>Proef</h1>{inhoud}</body></html>'
    )


def eigen_stijl(instellingen, map_: Path, **bestanden: str) -> None:
    """Static folders in which these files of the house are replaced."""
    for naam in ("document", "thema"):
        (map_ / naam).mkdir(parents=True, exist_ok=True)
        for pad in (settings.BASE_DIR / "static" / naam).iterdir():
            (map_ / naam / pad.name).write_bytes(pad.read_bytes())
    for naam, css in bestanden.items():
        (map_ / naam).write_text(css)
    instellingen.STATICFILES_DIRS = [map_, ("lettertype", settings.NODE_MODULES / "@fontsource/source-sans-3")]
