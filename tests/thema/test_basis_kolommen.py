"""What a cell may hold, and the sentence for when it holds something else."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tests.factories.thema import DomeinFactory
from thema.basis.kolommen import (
    Datum,
    Geheel,
    Getal,
    JaNee,
    Keuze,
    OngeldigeWaarde,
    Soort,
    Tekst,
    Verwijzing,
    Verwijzingen,
)
from thema.models import Domein
from thema.partner.enums import Partnersoort

GOED: list[tuple[Soort, Any, Any]] = [
    (Tekst(), None, ""),
    (Tekst(), "  Drugs ", "Drugs"),
    (Tekst(), "een\r\ntwee", "een\ntwee"),
    (Tekst(), 112.0, "112"),
    (Tekst(), 1.5, "1.5"),
    (Geheel(), None, None),
    (Geheel(leeg=0), "", 0),
    (Geheel(), 2020, 2020),
    (Geheel(), 2020.0, 2020),
    (Geheel(), " 2020 ", 2020),
    (Getal(), None, None),
    (Getal(), "", None),
    (Getal(), 0, Decimal(0)),
    (Getal(), 335, Decimal(335)),
    (Getal(), 0.1 + 0.2, Decimal("0.3")),
    (Getal(), "1234", Decimal(1234)),
    (Getal(), "1234,5", Decimal("1234.5")),
    (Getal(), "1.234,50", Decimal("1234.50")),
    (Getal(), "1234.5", Decimal("1234.5")),
    (Getal(), "0.250", Decimal("0.25")),
    (Getal(), "-5", Decimal(-5)),
    (Datum(), None, None),
    (Datum(), date(2020, 12, 31), date(2020, 12, 31)),
    (Datum(), datetime(2020, 12, 31, 9, 0), date(2020, 12, 31)),  # noqa: DTZ001  Excel has no zones
    (Datum(), "31-12-2020", date(2020, 12, 31)),
    (Datum(), "2020-12-31", date(2020, 12, 31)),
    (Datum(), "31/12/2020", date(2020, 12, 31)),
    (Datum(), " 1.9.20 ", date(2020, 9, 1)),
    (Datum(), "4 april 2018", date(2018, 4, 4)),
    (Datum(), "8 Aug. 2018", date(2018, 8, 8)),
    (Datum(), "1-mrt-19", date(2019, 3, 1)),
    (JaNee(), None, False),
    (JaNee(), True, True),
    (JaNee(), "Ja", True),
    (JaNee(), "nee ", False),
    (Keuze(Partnersoort), "Intern", "intern"),
    (Keuze(Partnersoort), "extern", "extern"),
    (Keuze(Partnersoort), None, ""),
]


@pytest.mark.parametrize(("soort", "cel", "waarde"), GOED)
def test_a_cell_is_understood(soort: Soort, cel: Any, waarde: Any):
    uitkomst = soort.clean(cel)

    assert uitkomst == waarde
    assert type(uitkomst) is type(waarde)


FOUT: list[tuple[Soort, Any, str]] = [
    (Geheel(), "twee", "‘twee’ is geen heel getal"),
    (Geheel(), "-1", "geen heel getal"),
    (Geheel(), 2020.5, "geen heel getal"),
    (Geheel(), "9" * 12, "geen heel getal"),
    (Getal(), "veel", "‘veel’ is geen getal. Schrijf het als 1234 of 1234,5."),
    (Getal(), "1.500", "kan twee dingen betekenen. Schrijf 1500 of 1,500."),
    (Getal(), "1,2,3", "is geen getal"),
    (Getal(), "1e9", "is geen getal"),
    (Getal(), True, "is geen getal"),
    (Datum(), "12/31/2020", "is geen datum. Schrijf het als 31-12-2020."),
    (Datum(), "1 ma 2020", "is geen datum"),
    (Datum(), "31 dec 20201", "is geen datum"),
    (Datum(), "٣-٣-2020x", "is geen datum"),
    (Datum(), "31-02-2020", "is geen datum"),
    (JaNee(), "misschien", "Schrijf ja of nee"),
    (Keuze(Partnersoort), "half", "‘half’ kennen wij niet. Kies uit: Intern, Extern."),
]


@pytest.mark.parametrize(("soort", "cel", "zin"), FOUT)
def test_a_cell_that_cannot_be_understood_says_what_to_write(soort: Soort, cel: Any, zin: str):
    with pytest.raises(OngeldigeWaarde, match=zin.replace("?", r"\?")):
        soort.clean(cel)


@pytest.mark.parametrize(
    ("soort", "waarde", "cel"),
    [
        (Tekst(), "een\r\ntwee", "een\ntwee"),
        (Tekst(), None, ""),
        (Getal(), None, None),
        (Getal(), Decimal("1.50"), Decimal("1.50")),
        (JaNee(), True, "ja"),
        (JaNee(), False, "nee"),
        (Keuze(Partnersoort), "intern", "Intern"),
        (Keuze(Partnersoort), "", ""),
    ],
)
def test_a_value_is_written_as_it_can_be_read(soort: Soort, waarde: Any, cel: Any):
    assert soort.render(waarde) == cel


@pytest.mark.django_db
def test_a_name_finds_the_thing_that_is_called_so():
    jeugd, zorg = DomeinFactory(naam="jeugd"), DomeinFactory(naam="zorg")
    een = Verwijzing(Domein.objects.all, "naam", "domein")

    assert een.clean(" jeugd ") == jeugd
    assert een.clean(None) is None
    assert een.render(jeugd) == "jeugd"
    assert een.render(None) == ""
    assert Verwijzingen(een).clean("zorg; jeugd;") == [zorg, jeugd]
    assert Verwijzingen(een).clean("") == []
    assert Verwijzingen(een).render(Domein.objects.order_by("naam")) == "jeugd; zorg"
    assert Verwijzingen(een).render(None) == ""


@pytest.mark.django_db
def test_a_name_that_is_nobodys_or_of_two_is_said():
    DomeinFactory(naam="jeugd")
    DomeinFactory(naam="zorg")

    with pytest.raises(OngeldigeWaarde, match=r"Er is geen domein ‘sport’. Voeg die eerst toe of verbeter de naam."):
        Verwijzing(Domein.objects.all, "naam", "domein").clean("sport")
    with pytest.raises(OngeldigeWaarde, match="Er is meer dan één domein"):
        Verwijzing(Domein.objects.all, "naam__regex", "domein").clean("e|z")
