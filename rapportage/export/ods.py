"""Writes a book of figures as an OpenDocument spreadsheet. Every text is a text, and the same book gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from typing import Any

from odf import dc, meta, number, table, teletype
from odf.namespaces import nsdict
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableCellProperties, TableColumnProperties, TextProperties
from odf.text import P

from .bladen import Blad, Stijl, Vak, bladen_van
from .cijferboek import Cijferboek

# The library takes the clock for every part of the archive; the first day that an archive knows says nothing.
_GEEN_TIJD = (1980, 1, 1, 0, 0, 0)
_LETTERS: dict[Stijl, dict[str, str]] = {
    Stijl.KOP: {"fontweight": "bold"},
    Stijl.TITEL: {"fontweight": "bold", "fontsize": "14pt"},
    Stijl.LET_OP: {"fontweight": "bold", "color": "#9c1c1c"},
    Stijl.VERBORGEN: {"fontstyle": "italic", "color": "#595959"},
}
_CM_PER_TEKEN = 0.21
# The library declares the namespaces that it met since the process began; now the first file is like the second.
for _ruimte in tuple(nsdict):
    P().get_nsprefix(_ruimte)


def ods_van(boek: Cijferboek) -> bytes:
    """The bytes of the spreadsheet."""
    document = OpenDocumentSpreadsheet()
    document.meta.addElement(dc.Title(text=boek.titel))
    document.meta.addElement(dc.Date(text=f"{boek.peildatum}T00:00:00"))
    document.meta.addElement(meta.InitialCreator(text=boek.bron))
    bladen = bladen_van(boek)
    _maak_stijlen(document)
    _maak_kolomstijlen(document, bladen)
    for blad in bladen:
        document.spreadsheet.addElement(_tabel(blad))
    uit = io.BytesIO()
    document.write(uit)
    return _zonder_tijd(uit.getvalue())


def _zonder_tijd(inhoud: bytes) -> bytes:
    """The same archive, with the same moment on every part."""
    uit = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(inhoud)) as oud, zipfile.ZipFile(uit, "w") as nieuw:
        for deel in oud.infolist():
            info = zipfile.ZipInfo(deel.filename, _GEEN_TIJD)
            info.compress_type = deel.compress_type
            nieuw.writestr(info, oud.read(deel))
    return uit.getvalue()


def _maak_stijlen(document: Any) -> None:
    procent = number.PercentageStyle(name="procent")
    procent.addElement(number.Number(decimalplaces="1", minintegerdigits="1"))
    procent.addElement(number.Text(text="%"))
    document.automaticstyles.addElement(procent)
    for stijl in Stijl:
        vorm = {"datastylename": "procent"} if stijl == Stijl.AANDEEL else {}
        celstijl = Style(name=stijl.value, family="table-cell", **vorm)
        if stijl in {Stijl.TEKST, Stijl.KOP}:
            celstijl.addElement(TableCellProperties(wrapoption="wrap"))
        if letters := _LETTERS.get(stijl):
            celstijl.addElement(TextProperties(**letters))
        document.automaticstyles.addElement(celstijl)


def _maak_kolomstijlen(document: Any, bladen: Iterable[Blad]) -> None:
    """A style for every width that some column has."""
    for breedte in sorted({breedte for blad in bladen for breedte in blad.breedtes}):
        stijl = Style(name=f"kolom{breedte}", family="table-column")
        stijl.addElement(TableColumnProperties(columnwidth=f"{breedte * _CM_PER_TEKEN:.2f}cm"))
        document.automaticstyles.addElement(stijl)


def _tabel(blad: Blad) -> Any:
    tabel = table.Table(name=blad.naam)
    for breedte in blad.breedtes:
        tabel.addElement(table.TableColumn(stylename=f"kolom{breedte}"))
    koprijen = 0 if blad.koprij is None else blad.koprij + 1
    if koprijen:
        kop = table.TableHeaderRows()
        for rij in blad.rijen[:koprijen]:
            kop.addElement(_rij(rij))
        tabel.addElement(kop)
    for rij in blad.rijen[koprijen:]:
        tabel.addElement(_rij(rij))
    return tabel


def _rij(vakken: tuple[Vak, ...]) -> Any:
    rij = table.TableRow()
    for vak in vakken or (Vak(None),):
        rij.addElement(_cel(vak))
    return rij


def _cel(vak: Vak) -> Any:
    if vak.waarde is None:
        return table.TableCell()
    if isinstance(vak.waarde, str):
        cel = table.TableCell(valuetype="string", stylename=vak.stijl.value)
        alinea = P()
        teletype.addTextToElement(alinea, vak.waarde)
        cel.addElement(alinea)
        return cel
    soort = "percentage" if vak.stijl == Stijl.AANDEEL else "float"
    return table.TableCell(valuetype=soort, value=repr(vak.waarde), stylename=vak.stijl.value)
