"""Columns of an import: what a cell may hold, and the Dutch sentence for when it holds something else."""

import re
from collections.abc import Callable, Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models
from django.utils.text import Truncator
from import_export.fields import Field
from import_export.widgets import ManyToManyWidget, Widget

_DECIMAAL = re.compile(r"-?(\d+|\d{1,3}(\.\d{3})+),\d+|-?\d+(\.\d+)?")
_DUBBELZINNIG = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")


# So much of a cell is repeated in the sentence about it: what to do must stay in sight.
_LANGST_HERHAALD = 60


def _kort(waarde: Any) -> str:
    return Truncator(str(waarde)).chars(_LANGST_HERHAALD)


class OngeldigeWaarde(ValueError):
    """A cell that cannot be understood; its text is Dutch and meant for the user."""


class Kolom(Field):
    """A column under its own Dutch name. `is_nodig`: the file must have it; else a file without it leaves it as it is."""

    def __init__(self, attribuut: str, kop: str, soort: Widget | None = None, *, is_nodig: bool = False) -> None:
        super().__init__(attribute=attribuut, column_name=kop, widget=soort or Tekst())
        self.is_nodig = is_nodig

    def save(self, instance: Any, row: Any, is_m2m: bool = False, **kwargs: Any) -> None:
        if isinstance(self.widget, Tekst) and self.widget.clean(self.get_value(instance)) == self.clean(row):
            return  # the same words: a form stores other line breaks than a file holds
        super().save(instance, row, is_m2m, **kwargs)


class Soort(Widget):
    """A kind of cell: renders what is stored as it is, for the format to write."""

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Any:
        return value


class Tekst(Soort):
    """Text; an empty cell is an empty text. A number that Excel made of it is taken as it reads."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        if value is None:
            return ""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).replace("\r\n", "\n").strip()

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(value or "").replace("\r\n", "\n")


class Geheel(Soort):
    """A whole number of zero or more; an empty cell is `leeg`."""

    def __init__(self, *, leeg: int | None = None) -> None:
        super().__init__()
        self.leeg = leeg

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> int | None:
        if value in (None, ""):
            return self.leeg
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if not re.fullmatch(r"\d{1,9}", str(value).strip()):
            raise OngeldigeWaarde(f"‘{_kort(value)}’ is geen heel getal. Schrijf alleen cijfers, bijvoorbeeld 2020.")
        return int(value)


class Getal(Soort):
    """A number with or without decimals, exact; an empty cell is None, which is not zero."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Decimal | None:
        if value in (None, ""):
            return None
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            # Excel counts in binary: 0.1 + 0.2 must not become 0.30000000000000004.
            return round(Decimal(str(value)), 10).normalize() + 0
        tekst = str(value).strip()
        if _DUBBELZINNIG.fullmatch(tekst):
            geheel, breuk = tekst.replace(".", ""), tekst.replace(".", ",")
            raise OngeldigeWaarde(f"‘{tekst}’ kan twee dingen betekenen. Schrijf {geheel} of {breuk}.")
        if not _DECIMAAL.fullmatch(tekst):
            raise OngeldigeWaarde(f"‘{_kort(tekst)}’ is geen getal. Schrijf het als 1234 of 1234,5.")
        if "," in tekst:
            tekst = tekst.replace(".", "").replace(",", ".")
        try:
            return Decimal(tekst)
        except InvalidOperation:  # pragma: no cover  the pattern lets no other text through
            raise OngeldigeWaarde(f"‘{tekst}’ is geen getal.") from None


_DAG = re.compile(r"(\d{1,2})[-/. ]+(\d{1,2}|[a-z]+)[-/. ]+(\d{4}|\d{2})")
_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]
_KORTST = 3


class Datum(Soort):
    """A day: a date cell, 2020-12-31, or as people here write it (31-12-2020, 31/12/20, 31 dec. 2020); an empty cell is
    None. Two digits are a year of this century."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> date | None:
        if value in (None, ""):
            return None
        if isinstance(value, datetime):
            return value.date()
        if isinstance(value, date):
            return value
        tekst = str(value).strip().lower()
        try:
            return date.fromisoformat(tekst) if len(tekst) == len("2020-12-31") and tekst[4] == "-" else _dag(tekst)
        except ValueError:
            raise OngeldigeWaarde(f"‘{_kort(value)}’ is geen datum. Schrijf het als 31-12-2020.") from None


def _dag(tekst: str) -> date:
    """Raises ValueError."""
    if (gevonden := _DAG.fullmatch(tekst)) is None:
        raise ValueError(tekst)
    dag, maand, jaar = gevonden.groups()
    return date(int(jaar) + (2000 if len(jaar) == len("20") else 0), _maand(maand), int(dag))


def _maand(tekst: str) -> int:
    """From a number, a name or the beginning of one, `mrt` included. Raises ValueError."""
    if tekst.isdigit():
        return int(tekst)
    heel = "maart" if tekst == "mrt" else tekst
    passend = [nummer for nummer, naam in enumerate(_MAANDEN, start=1) if naam.startswith(heel)]
    if len(heel) < _KORTST or len(passend) != 1:
        raise ValueError(tekst)
    return passend[0]


class JaNee(Soort):
    """Ja or nee; an empty cell is nee."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> bool:
        if isinstance(value, bool):
            return value
        tekst = str(value or "nee").strip().lower()
        if tekst not in ("ja", "nee"):
            raise OngeldigeWaarde(f"‘{_kort(value)}’ kan hier niet. Schrijf ja of nee.")
        return tekst == "ja"

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "ja" if value else "nee"


class Keuze(Soort):
    """One of a list, by its label as on the screen."""

    def __init__(self, keuzes: type[models.TextChoices]) -> None:
        super().__init__()
        self.code_van = {label.lower(): code for code, label in keuzes.choices} | {c.lower(): c for c in keuzes.values}
        self.label_van = dict(keuzes.choices)

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        tekst = str(value or "").strip().lower()
        if not tekst:
            return ""
        if tekst not in self.code_van:
            raise OngeldigeWaarde(f"‘{_kort(value)}’ kennen wij niet. Kies uit: {', '.join(self.label_van.values())}.")
        return self.code_van[tekst]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(self.label_van.get(value, value or ""))


class Verwijzing(Soort):
    """One other thing, by what it is known by; an empty cell is None. `waaruit` gives what may be chosen from."""

    def __init__(self, waaruit: Callable[[], models.QuerySet[Any]], veld: str, wat: str) -> None:
        super().__init__()
        self.waaruit, self.veld, self.wat = waaruit, veld, wat

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> models.Model | None:
        tekst = str(value or "").strip()
        return self.zoek(tekst) if tekst else None

    def zoek(self, tekst: str) -> models.Model:
        """The one thing that is called so; raises OngeldigeWaarde when there is none, or more than one."""
        gevonden = list(self.waaruit().filter(**{self.veld: tekst})[:2])
        if not gevonden:
            raise OngeldigeWaarde(f"Er is geen {self.wat} ‘{_kort(tekst)}’. Voeg die eerst toe of verbeter de naam.")
        if len(gevonden) > 1:
            raise OngeldigeWaarde(f"Er is meer dan één {self.wat} ‘{tekst}’. Geef ze eerst een eigen naam.")
        ding: models.Model = gevonden[0]
        return ding

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return str(getattr(value, self.veld)) if value else ""


class Verwijzingen(ManyToManyWidget):
    """Several other things, with semicolons between them; an empty cell is none."""

    def __init__(self, een: Verwijzing) -> None:
        super().__init__(model=None, separator=";")
        self.een = een

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> list[models.Model]:
        namen: Iterable[str] = (naam.strip() for naam in str(value or "").split(";"))
        return [self.een.zoek(naam) for naam in namen if naam]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(self.een.render(ding) for ding in value.all()) if value is not None else ""
