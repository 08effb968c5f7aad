"""Judges a spreadsheet that came from outside before any parser sees it: what it holds, and how big it gets (T11).

An .xlsx or .ods file is a zip. Its directory may lie, so every part is really unpacked here, in small pieces of which
none is kept; what a parser would build of it in memory is reckoned from the pieces.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from .fouten import DomeinFout
from .odsmaat import Odsmaat, TeBreed, TeLang

_STUK = 1 << 16
# So much text without any markup is no cell: a cell of Excel holds 32,767 signs.
_MAX_TEKST = 1 << 20
_RIJ = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CEL = re.compile(rb"<(?:[^<>\s/:]+:)?c[\s/>]")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


class BestandGeweigerd(DomeinFout):
    """The file cannot be read in; its text says why and what to do. Nothing has been stored."""


@dataclass(frozen=True)
class Grenzen:
    """What may come in: bytes of the file, rows with something in them, rows of the sheet (Excel also writes empty ones
    that have a colour), unpacked bytes of all parts together, parts, and "<" (two per element) in a sheet and in any other
    part.

    `kolommen`: no filled cell may stand further to the right, for a reader that makes a rectangle of the sheet; None: the
    reader sees to it.
    """

    bytes_: int
    rijen: int
    bladrijen: int
    uitgepakt: int
    tekens_blad: int
    tekens_anders: int = 20_000
    onderdelen: int = 200
    kolommen: int | None = None
    mag_ods: bool = False
    mag_koppelen: bool = True

    def te_groot(self) -> BestandGeweigerd:
        """The refusal of a file that is too big."""
        rijen = f"{self.rijen:,}".replace(",", ".") if self.rijen >= 10_000 else str(self.rijen)  # noqa: PLR2004
        return BestandGeweigerd(
            f"Dit bestand is te groot. Lees hooguit {self.bytes_ // 1_000_000} MB en {rijen} rijen tegelijk in: "
            "haal plaatjes en lege rijen weg, of verdeel het over meer bestanden."
        )

    def te_breed(self) -> BestandGeweigerd:
        """The refusal of a file with a cell too far to the right."""
        return BestandGeweigerd(
            f"Dit bestand heeft meer dan {self.kolommen} kolommen. Haal weg wat rechts van de lijst staat, ook op andere "
            "bladen, of maak een export en vul die aan."
        )


def kapot() -> BestandGeweigerd:
    """The refusal of what cannot be understood."""
    return BestandGeweigerd(
        "Dit Excel-bestand kan niet worden gelezen; misschien is het beschadigd. "
        "Open het in Excel, sla het opnieuw op als Excel-werkmap (.xlsx) en probeer het nog eens."
    )


def controleer_werkmap(inhoud: bytes, grenzen: Grenzen) -> None:
    """Raise BestandGeweigerd on what is not a modest workbook without macros. Unpacks in small pieces, keeps none."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as archief:
            delen = archief.infolist()
        is_ods = _controleer_namen(inhoud, delen, grenzen)
        if len(delen) > grenzen.onderdelen or sum(deel.file_size for deel in delen) > grenzen.uitgepakt:
            raise grenzen.te_groot()
        for deel in delen:
            _controleer_deel(inhoud, deel, grenzen, is_ods=is_ods)
    except (
        *(zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, struct.error),
        *(EOFError, OSError, NotImplementedError, ValueError),
    ) as fout:
        raise kapot() from fout
    except TeBreed as fout:
        raise grenzen.te_breed() from fout
    except TeLang as fout:
        raise grenzen.te_groot() from fout


def _controleer_namen(inhoud: bytes, delen: list[zipfile.ZipInfo], grenzen: Grenzen) -> bool:
    """True for ODS. Raise BestandGeweigerd on what the names of the parts alone tell."""
    namen = {deel.filename for deel in delen}
    kleine = [naam.lower() for naam in namen]
    if any(deel.flag_bits & 1 for deel in delen):
        raise _met_wachtwoord()
    if any("vbaproject" in naam or naam.startswith(("xl/macrosheets", "basic/", "scripts/")) for naam in kleine):
        raise BestandGeweigerd(
            "In dit bestand zitten macro’s. Sla het op als gewone Excel-werkmap (.xlsx) en probeer het opnieuw."
        )
    if not grenzen.mag_koppelen and any(naam.startswith("xl/externallinks/") for naam in kleine):
        raise BestandGeweigerd(
            "Dit bestand verwijst naar een ander bestand. Kopieer de lijst als waarden naar een nieuwe werkmap, sla die op "
            "als .xlsx en probeer het opnieuw."
        )
    is_ods = grenzen.mag_ods and _is_ods(inhoud, delen)
    if not is_ods and "xl/workbook.xml" not in namen:
        raise BestandGeweigerd(
            "Dit is geen Excel-bestand. Sla het op als Excel-werkmap (.xlsx) of als ‘CSV UTF-8’ en probeer het opnieuw."
        )
    return is_ods


def _is_ods(inhoud: bytes, delen: list[zipfile.ZipInfo]) -> bool:
    """Says so of itself; raises BestandGeweigerd when it has a password."""
    naam_van = {deel.filename: deel for deel in delen}
    soort, lijst = naam_van.get("mimetype"), naam_van.get("META-INF/manifest.xml")
    if soort is None or "content.xml" not in naam_van or next(_stukken(inhoud, soort), b"").strip() != _ODS:
        return False
    if lijst is not None and any(b"encryption-data" in stuk for stuk in _stukken(inhoud, lijst)):
        raise _met_wachtwoord()
    return True


def _met_wachtwoord() -> BestandGeweigerd:
    return BestandGeweigerd("Op dit bestand zit een wachtwoord. Haal dat eraf en probeer het opnieuw.")


# ── One part ─────────────────────────────────────────────────────────────────────────────────────


def _stukken(inhoud: bytes, deel: zipfile.ZipInfo) -> Iterator[bytes]:
    """What this part really unpacks to, whatever the directory says of it; raises BadZipFile when that differs."""
    begin = deel.header_offset
    naam, extra = struct.unpack("<HH", inhoud[begin + 26 : begin + 30])
    begin += 30 + naam + extra
    if inhoud[deel.header_offset : deel.header_offset + 4] != b"PK\x03\x04":
        raise zipfile.BadZipFile
    if deel.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise zipfile.BadZipFile
    ontpak = zlib.decompressobj(-zlib.MAX_WBITS) if deel.compress_type == zipfile.ZIP_DEFLATED else None
    over = deel.file_size
    for plek in range(begin, begin + deel.compress_size, _STUK):
        ruw = inhoud[plek : min(plek + _STUK, begin + deel.compress_size)]
        while ruw:
            stuk, ruw = (ruw, b"") if ontpak is None else (ontpak.decompress(ruw, _STUK), ontpak.unconsumed_tail)
            over -= len(stuk)
            if over < 0:
                raise zipfile.BadZipFile
            yield stuk
    if over or (ontpak is not None and not ontpak.eof):
        raise zipfile.BadZipFile


def _controleer_deel(inhoud: bytes, deel: zipfile.ZipInfo, grenzen: Grenzen, *, is_ods: bool) -> None:
    """Raise BestandGeweigerd on a part that would blow up in the parser, as soon as that shows."""
    is_inhoud = is_ods and deel.filename == "content.xml"
    is_blad = is_inhoud or deel.filename.startswith(("xl/worksheets/", "xl/sharedStrings"))
    tekens = grenzen.tekens_blad if is_blad else grenzen.tekens_anders
    wacht = _Deelwacht(grenzen, tekens=tekens)
    _laat_zien(wacht, inhoud, deel)
    if wacht.is_blad and grenzen.kolommen is not None:
        # Only now: looking at every cell takes long, and what is too big was refused by the first look.
        _laat_zien(_Deelwacht(grenzen, tekens=tekens, plaats=_plaats(grenzen.kolommen)), inhoud, deel)
    if is_inhoud and grenzen.kolommen is not None:
        maat = Odsmaat(kolommen=grenzen.kolommen, rijen=grenzen.bladrijen)
        _laat_zien(maat, inhoud, deel)


def _laat_zien(kijker: "_Deelwacht | Odsmaat", inhoud: bytes, deel: zipfile.ZipInfo) -> None:
    for stuk in _stukken(inhoud, deel):
        kijker.neem(stuk)
    kijker.klaar()


class _Deelwacht:
    """Looks at one part piece by piece, always up to its last "<", so that no tag is ever cut in two. `plaats`: where
    every cell must say that it stands; None: it does not matter."""

    def __init__(self, grenzen: Grenzen, *, tekens: int, plaats: re.Pattern[bytes] | None = None) -> None:
        self.grenzen, self.over, self.plaats = grenzen, tekens, plaats
        self.rest = b""
        self.is_begonnen = self.is_blad = False
        self.rijen = self.hoogste = 0

    def neem(self, stuk: bytes) -> None:
        if not self.is_begonnen and stuk[:2] in (b"\xff\xfe", b"\xfe\xff"):
            raise kapot()
        self.is_begonnen = True
        samen = self.rest + stuk
        knip = samen.rfind(b"<")
        if knip > 0:
            self._bekijk(samen[:knip])
        self.rest = samen[max(knip, 0) :]
        if len(self.rest) > _MAX_TEKST:
            raise self.grenzen.te_groot()

    def klaar(self) -> None:
        self._bekijk(self.rest)
        # A few cells far down make a rectangle that is empty and huge.
        if self.plaats and self.hoogste > 2 * self.rijen + 1000:
            raise self.grenzen.te_groot()

    def _bekijk(self, tekst: bytes) -> None:
        if b"<!DOCTYPE" in tekst or b"<!ENTITY" in tekst:
            raise kapot()
        self.over -= tekst.count(b"<")
        # Counting is ten times as fast; hardly any program writes a prefix.
        self.rijen += len(_RIJ.findall(tekst)) if b":row" in tekst else tekst.count(b"<row")
        if self.over < 0 or self.rijen > self.grenzen.bladrijen:
            raise self.grenzen.te_groot()
        # A sheet is what says so of itself, whatever the name of the part.
        self.is_blad = self.is_blad or b"sheetData" in tekst
        if self.is_blad and self.plaats is not None:
            self._meet(tekst, self.plaats)

    def _meet(self, tekst: bytes, plaats: re.Pattern[bytes]) -> None:
        """Every cell must say where it stands, within bounds, in the way that all programs do."""
        if b"\0" in tekst:
            raise kapot()
        rijen = plaats.findall(tekst)
        if len(rijen) != len(_CEL.findall(tekst)):
            raise self.grenzen.te_breed()
        self.hoogste = max(self.hoogste, *map(int, rijen)) if rijen else self.hoogste
        if self.hoogste > self.grenzen.bladrijen:
            raise self.grenzen.te_groot()


def _plaats(kolommen: int) -> re.Pattern[bytes]:
    """A cell in the first so many columns, at most 26, with its row as group."""
    laatste = chr(ord("A") + kolommen - 1).encode()
    return re.compile(rb'<(?:[^<>\s/:]+:)?c(?:\s+[st]="\w*")*\s+r="[A-' + laatste + rb'](\d{1,7})"')
