"""T10: every table that leaves the house is text where it was text, whatever somebody wrote in it.

The formats have tests of their own (tests/thema/test_basis_exporteren.py). Here it is shown that no table goes out by
another way: what writes a file is found in the source and in the admin. Who adds one says here what it is.
"""

import csv
import io
import re
import zipfile
from typing import Any

import pytest
from django.conf import settings
from django.contrib.admin import ModelAdmin
from django.db import models

from consultatie.models import Ledenbestand, Ledenbestandfout, Panellid, Uitnodiging, Vragenlijst
from consultatie.vragenlijst.talen import werkblad
from tests.factories.consultatie import LedenbestandFactory, UitnodigingFactory
from tests.thema.beheer import adres, als, fabrieken, geregistreerd
from thema.basis.exporteren import Csv, Xlsx
from thema.basis.importeren import lees_bestand
from thema.basis.rollen import Rol

# Short enough for every column. PostgreSQL holds no NUL; the tests of the formats have that one.
GEVAARLIJK = ("=1+1", "+31570", "-2+3", "@S(A1)", "\t=1", "'=1", "🚓 a", "مر\u202eb", "a\x0bb", "<b>&", '";=1')
FORMATEN: list[Xlsx | Csv] = [Xlsx(), Csv()]
KAMERS = ("mjbp", "planning", "rapportage", "consultatie", "thema")

# Every module that writes a file for a visitor, and why it can do no harm: a table is held to its test below.
TABEL_VAN_EEN_RESOURCE = "test_what_staff_can_export"
SCHRIJVERS = {
    "thema/basis/exporteren.py": "the formats themselves",
    "thema/basis/uitwisselen.py": TABEL_VAN_EEN_RESOURCE,
    "consultatie/vragenlijst/talen/werkblad.py": "test_the_workbook_of_a_language",
    "consultatie/vragenlijst/talen/admin.py": "test_the_workbook_of_a_language",
    "consultatie/uitnodiging/admin.py": "test_the_addresses_with_links",
    "consultatie/uitnodiging/uitwisselen.py": "test_the_addresses_with_links",
    "consultatie/ledenbestand/admin.py": "test_the_list_of_faults",
    "consultatie/ledenbestand/queries.py": "test_the_list_of_faults",
    "consultatie/vragenlijst/bouwen.py": "a questionnaire as JSON: no spreadsheet reads it",
    "rapportage/export/bestanden.py": "tests/rapportage/test_export_bestanden.py",
    "rapportage/export/csvbestand.py": "tests/rapportage/test_export_bestanden.py",
    "rapportage/export/xlsx.py": "tests/rapportage/test_export_bestanden.py",
    "planning/publicatie/views.py": "a zip of frozen files, JSON and plain text: no spreadsheet reads it",
    "planning/proces/views.py": "a calendar, whose lines its own test reads back; and a PDF",
}
_SCHRIJFT = re.compile(
    r"\b(Xlsx|Csv)\(\)|\b(csv\.writer|DictWriter|Workbook|tablib\.Dataset|FileResponse)\("
    r"|text/(csv|calendar)|spreadsheetml|application/(json|zip)|\[Xlsx"
)
LEZERS = {"thema/basis/importeren.py", "consultatie/ledenbestand/lezer.py"}


def test_whatever_writes_a_file_has_been_looked_at():
    gevonden = {
        pad.relative_to(settings.BASE_DIR).as_posix()
        for kamer in KAMERS
        for pad in (settings.BASE_DIR / kamer).rglob("*.py")
        if "migrations" not in pad.parts and _SCHRIJFT.search(pad.read_text())
    }

    assert gevonden - LEZERS == SCHRIJVERS.keys()
    proeven = {naam for naam in SCHRIJVERS.values() if naam.startswith("test_")}
    assert all(any(functie.startswith(naam) for functie in globals()) for naam in proeven)


def _met_export() -> list[ModelAdmin]:
    return [beheer for beheer in geregistreerd() if getattr(beheer, "resource_classes", None)]


def _geschreven(formaat: Xlsx | Csv, inhoud: bytes) -> list[str]:
    """Every cell of a file, headers too; it holds no formula and opens."""
    if isinstance(formaat, Xlsx):
        blad = zipfile.ZipFile(io.BytesIO(inhoud)).read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in blad
        assert b"<f " not in blad
    else:
        rijen = csv.reader(io.StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
        assert not [cel for rij in rijen for cel in rij if cel.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))]
    tabel = lees_bestand(inhoud)
    return [*(tabel.headers or []), *(str(cel) for rij in tabel for cel in rij)]


def _zoals_geschreven(tekst: str) -> str:
    return tekst.replace("\x0b", "\N{REPLACEMENT CHARACTER}")


def _tekstvelden(model: type[models.Model]) -> list[str]:
    """Columns of free text: whoever writes there may write anything."""
    return [
        veld.name
        for veld in model._meta.concrete_fields
        if isinstance(veld, models.CharField | models.TextField) and not veld.choices and not veld.unique
    ]


@pytest.mark.django_db
@pytest.mark.parametrize("beheer", _met_export(), ids=lambda beheer: beheer.opts.label)
def test_what_staff_can_export_is_text_in_every_column_of_every_resource(beheer: Any):
    assert beheer.export_formats == [Xlsx, Csv]
    rijen = beheer.model._base_manager.filter(pk=fabrieken()[beheer.model].create().pk)
    velden = _tekstvelden(beheer.model)
    gezien = 0
    for tekst in GEVAARLIJK:
        models.QuerySet.update(rijen, **dict.fromkeys(velden, tekst))
        tabel = beheer.resource_classes[0]().export(queryset=rijen)
        verwacht = [cel for rij in tabel for cel in rij].count(tekst)
        gezien += verwacht
        for formaat in FORMATEN:
            cellen = _geschreven(formaat, formaat.export_data(tabel))
            assert cellen.count(_zoals_geschreven(tekst)) >= verwacht
    assert gezien >= len(GEVAARLIJK)


def test_the_workbook_of_a_language_is_text_and_reads_back():
    woorden = {f"{tekst} {nummer}": tekst for nummer, tekst in enumerate(GEVAARLIJK)}

    inhoud = werkblad.schrijf(woorden, woorden)

    assert set(map(_zoals_geschreven, [*woorden, *woorden.values()])) <= set(_geschreven(Xlsx(), inhoud))


@pytest.mark.django_db
def test_the_addresses_with_links_are_text():
    uitnodigingen: list[Uitnodiging] = UitnodigingFactory.create_batch(len(GEVAARLIJK), vragenlijst__open_=True)
    lijst = uitnodigingen[0].vragenlijst
    Uitnodiging.objects.update(vragenlijst=lijst)
    for lid, tekst in zip([een.lid for een in uitnodigingen], GEVAARLIJK, strict=True):
        velden = dict.fromkeys(("naam", "email", "adres", "postcode", "plaats"), tekst)
        Panellid.objects.filter(pk=lid.pk).update(**velden)

    antwoord = als(Rol.OOV).get(adres(Vragenlijst, "adressen", lijst.pk))

    cellen = _geschreven(Xlsx(), antwoord.content)
    assert all(cellen.count(_zoals_geschreven(tekst)) == 5 for tekst in GEVAARLIJK)


@pytest.mark.django_db
def test_the_list_of_faults_is_text_though_the_columns_were_named_by_who_sent_the_file():
    bestand: Ledenbestand = LedenbestandFactory.create()
    Ledenbestandfout.objects.bulk_create(
        Ledenbestandfout(bestand=bestand, rij=nummer, kolom=tekst, melding=tekst)
        for nummer, tekst in enumerate(GEVAARLIJK, start=2)
    )

    antwoord = als(Rol.OOV).get(adres(Ledenbestand, "fouten", bestand.pk))

    cellen = _geschreven(Csv(), antwoord.content)
    assert all(cellen.count(_zoals_geschreven(tekst)) == 2 for tekst in GEVAARLIJK)


@pytest.mark.parametrize("inhoud", ["kop\r\n=1+1\r\n", '"kop";"a"\r\n"x";"@S(A1)"\r\n'])
def test_a_file_that_our_formats_did_not_write_is_caught(inhoud: str):
    with pytest.raises(AssertionError):
        _geschreven(Csv(), inhoud.encode("utf-8-sig"))
