"""Writes one table as CSV for who works on with the figures: commas, a point in decimals, UTF-8 with its mark.

Not as Dutch Excel likes it: that is what the XLSX is for, and every other program reads this. A text that a spreadsheet
would calculate gets an apostrophe in front.
"""

import csv
import io

from thema.basis.importeren import FORMULETEKENS

from .cijferboek import CSVKOLOMMEN, Cel, Cijferboek, Tabel, csvwaarden


def csv_van(boek: Cijferboek, tabel: Tabel) -> bytes:
    """The bytes, header row first. What is hidden is empty; the column `stand` tells it from what is not there."""
    uit = io.StringIO(newline="")
    schrijver = csv.writer(uit)
    # A table in which some rows are made up and others are not says so itself.
    eigen = {kolom.sleutel for kolom in tabel.kolommen}
    vast = [
        (kolom, waarde)
        for kolom, waarde in zip(CSVKOLOMMEN, csvwaarden(boek), strict=True)
        if kolom.sleutel not in eigen
    ]
    schrijver.writerow([_cel(kolom.sleutel) for kolom in (*tabel.kolommen, *(kolom for kolom, _ in vast))])
    schrijver.writerows([_cel(waarde) for waarde in (*rij, *(waarde for _, waarde in vast))] for rij in tabel.rijen)
    return uit.getvalue().encode("utf-8-sig")


def _cel(waarde: Cel) -> str:
    if waarde is None:
        return ""
    if isinstance(waarde, str):
        # What begins with an apostrophe and then a sign gets one more: so taking one off gives the text back.
        return f"'{waarde}" if waarde.lstrip("'").startswith(FORMULETEKENS) else waarde
    return repr(waarde)
