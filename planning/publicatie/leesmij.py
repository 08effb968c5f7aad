"""What is in the zip, for who opens it to look."""

from django.urls import reverse

from rapportage.opmaak import datum, getal, zonder_stuurtekens
from thema.basis.webadres import heel_adres

from .manifest import VOORBEELD
from .ori import BRON, STANDAARDEN
from .queries import Exportdocument, Raadsexport

_KOP = """\
{titel}
{streep}

Dit zijn alle openbare documenten van {gemeente} over het {plan}.
Zij zijn bedoeld voor het raadsinformatiesysteem. Ze staan ook op {site}

WAT ER IN ZIT
- documenten/    de documenten als pdf, zoals zij zijn vastgesteld. Er is niets aan veranderd.
- manifest.json  per document: wat het is, wie wat besloot en wanneer, en het controlegetal (SHA-256);
                 van de raad ook de amendementen, de moties en de stemmingen per fractie.
- LEESMIJ.txt    dit bestand.

Het manifest volgt de woorden van Open Raadsinformatie:
{standaarden}
  {bron}
Wat daar niet in staat, staat in het manifest onder ‘mjbp’.

WAT ER NIET IN ZIT
- Documenten die niet openbaar zijn, en stukken waar nog niet over is besloten.
- Raadstafels, de vragen die de raad stelde en de toezeggingen aan de raad. Wat daarvan openbaar is, staat op
  {raad}
  Een openbaar verslag van een raadstafel zit er wel in: dat is een document.
- Agendapunten. Die zijn in dit programma niet bekend; vul ze aan in het raadsinformatiesysteem.

DE DOCUMENTEN
"""


def leesmij(export: Raadsexport) -> bytes:
    """UTF-8, with lines that every editor breaks."""
    titel = f"Documenten voor het raadsinformatiesysteem: {_regel(export.plan.naam)}"
    kop = _KOP.format(
        titel=titel,
        streep="=" * len(titel),
        gemeente=_regel(str(export.plan.gemeente)),
        plan=_regel(export.plan.naam),
        site=heel_adres("/documenten/"),
        raad=heel_adres(reverse("planning:raad")),
        standaarden="\n".join(f"- {standaard}" for standaard in STANDAARDEN),
        bron=BRON,
    )
    tekst = kop + "".join(_document(document) for document in export.documenten)
    return tekst.replace("\n", "\r\n").encode()


def _document(document: Exportdocument) -> str:
    nummer = f", nummer {_regel(document.nummer)}" if document.nummer else ""
    regels = [
        f"\n{_regel(document.titel)}",
        f"  {document.soort.label}{nummer}, {datum(document.datum)}",
        f"  {_regel(document.besluit)}.",
        *([f"  {VOORBEELD}"] if document.is_fictief else []),
        f"  {document.bestandsnaam} ({getal(document.bytes / 1000, 0)} kB)",
        f"  SHA-256 {document.sha256}",
    ]
    return "\n".join(regels) + "\n"


def _regel(tekst: str) -> str:
    """On one line, so that no title can pass for a line of ours."""
    return " ".join(zonder_stuurtekens(tekst).split())
