"""What points at a person is found wherever it stands; what every answer is full of is left alone."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import iban
from stdnum.nl import bsn

from consultatie.openantwoord.enums import Vondstsoort
from consultatie.openantwoord.screening import Vondst, in_stukken, lak, vind, voeg_samen, zoek_woorden

# What may stand around a number without being part of it.
RAND = st.sampled_from(["", " ", "\n", "(", ": ", "‘", " – ", "é ", "tel. ", "nr 7, "])
NA = st.sampled_from(["", " ", "\n", ")", ". ", "?", ", en verder niets", " en 1200 woningen"])
TEKST = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def _bsn(acht: str) -> str | None:
    som = sum(gewicht * int(cijfer) for gewicht, cijfer in zip(range(9, 1, -1), acht, strict=True))
    return acht + str(som % 11) if som % 11 < 10 and int(acht) else None


BSNS = st.text("0123456789", min_size=8, max_size=8).map(_bsn).filter(bool)
IBANS = st.tuples(
    st.text(string.ascii_uppercase, min_size=4, max_size=4), st.text("0123456789", min_size=10, max_size=10)
)


def _iban(delen: tuple[str, str]) -> str:
    bban = "".join(delen)
    return f"NL{iban.calc_check_digits('NL00' + bban)}{bban}"


def _soorten(tekst: str) -> set[Vondstsoort]:
    return {vondst.soort for vondst in vind(tekst)}


def _bedekt(tekst: str, deel: str) -> bool:
    """Some finding covers the first place where this stands."""
    begin = tekst.index(deel)
    return any(vondst.begin <= begin and begin + len(deel) <= vondst.eind for vondst in vind(tekst))


@given(voor=TEKST, rand=RAND, nummer=BSNS, scheiding=st.sampled_from(["", " ", ".", "-"]), na=NA)
def test_every_bsn_is_found_in_any_text(voor: str, rand: str, nummer: str, scheiding: str, na: str):
    geschreven = scheiding.join((nummer[:4], nummer[4:6], nummer[6:]))
    # A digit right before it would make it another number.
    tekst = f"{voor}{rand or ' '}{geschreven}{na}"

    assert bsn.is_valid(nummer)
    assert _bedekt(tekst, geschreven)


@given(voor=TEKST, rand=RAND, delen=IBANS, hoe=st.tuples(st.booleans(), st.booleans()), na=NA)
def test_every_iban_is_found_in_any_text(voor: str, rand: str, delen: tuple[str, str], hoe: tuple[bool, bool], na: str):
    in_groepen, klein = hoe
    nummer = _iban(delen)
    geschreven = " ".join(nummer[plek : plek + 4] for plek in range(0, 18, 4)) if in_groepen else nummer
    geschreven = geschreven.lower() if klein else geschreven
    tekst = f"{voor}{rand}{geschreven}{na}"

    assert _bedekt(tekst, geschreven)


@given(voor=TEKST, adres=st.emails(), na=NA)
def test_every_mail_address_is_found_in_any_text(voor: str, adres: str, na: str):
    tekst = f"{voor} {adres}{na}"

    assert _bedekt(tekst, adres)


@given(
    voor=TEKST,
    begin=st.sampled_from(["06-", "06 ", "06", "+316", "+31 6 ", "0031 6 ", "+31 (0)6 "]),
    cijfers=st.text("0123456789", min_size=8, max_size=8),
    na=NA,
)
def test_every_mobile_number_is_found_in_any_text(voor: str, begin: str, cijfers: str, na: str):
    tekst = f"{voor} {begin}{cijfers}{na}"

    assert _bedekt(tekst, f"{begin}{cijfers}")


@pytest.mark.parametrize(
    "nummer", ["0570-693911", "0570 69 39 11", "(0570) 693911", "020 - 624 11 11", "+49 30 901820"]
)
def test_other_telephone_numbers_are_found(nummer: str):
    assert _soorten(f"Bel {nummer} na zessen") == {Vondstsoort.TELEFOON}


@given(
    st.one_of(
        st.tuples(st.integers(1900, 2099), st.integers(1900, 2099)).map(lambda jaren: f"{jaren[0]}-{jaren[1]}"),
        st.tuples(st.integers(0, 999_999), st.sampled_from(["woningen", "inwoners", "euro", "keer", "km"])).map(
            lambda deel: f"{deel[0]} {deel[1]}"
        ),
        st.integers(1000, 999_999).map(lambda getal: f"{getal:,}".replace(",", ".")),
        st.dates().map(lambda dag: f"{dag.day}-{dag.month}-{dag.year}"),
        st.integers(0, 23).map(lambda uur: f"{uur}.30 uur"),
    )
)
def test_ordinary_numbers_are_left_alone(getal: str):
    assert vind(f"Het gaat om {getal} in de wijk.") == []


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("Kijk eens op Kerkstraat 12.", "Kerkstraat 12"),
        ("Het is Lange Bisschopstraat 7a, boven", "Lange Bisschopstraat 7a"),
        ("bij de kerkstraat nr. 4", "kerkstraat nr. 4"),
        ("Ik woon op 7411 AB 12 in Deventer", "7411 AB 12"),
        ("postcode 7411ab", "7411ab"),
        ("Burgemeester van der Plaslaan 100-2", "Burgemeester van der Plaslaan 100-2"),
    ],
)
def test_addresses_are_found(tekst: str, deel: str):
    assert [tekst[v.begin : v.eind] for v in vind(tekst) if v.soort == Vondstsoort.ADRES] == [deel]


def _gevonden(tekst: str, soort: Vondstsoort) -> list[str]:
    return [tekst[vondst.begin : vondst.eind] for vondst in vind(tekst) if vondst.soort == soort]


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("Op de Brink 4 wordt gedeald.", "Brink 4"),
        ("Brink 4", "Brink 4"),
        ("Grote Markt 12b is leeg", "Grote Markt 12b"),
        ("ik woon aan de singel 21", "singel 21"),
        ("bij kade 7, naast de brug", "kade 7"),
        ("brink 4 in Deventer", "brink 4"),
    ],
)
def test_a_street_that_is_called_by_a_bare_word_is_found_with_its_number(tekst: str, deel: str):
    assert _gevonden(tekst, Vondstsoort.ADRES) == [deel]


@pytest.mark.parametrize(
    "kenteken",
    [
        "AB-12-34", "12-34-AB", "12-AB-34", "AB-12-CD", "AB-CD-12", "12-AB-CD", "12-KNB-3", "1-KNB-23", "KN-123-B",
        "K-123-NB", "KNB-12-S", "K-12-NBS", "1-KN-234", "123-KN-4", "kn-123-b", "12AB34", "KN 123 B",
    ],
)  # fmt: skip
def test_a_licence_plate_of_every_shape_is_found(kenteken: str):
    assert _gevonden(f"De auto met {kenteken} staat er elke dag.", Vondstsoort.KENTEKEN) == [kenteken]


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("ik ben geboren op 12-03-1961 in Deventer", "12-03-1961"),
        ("Geb. 1/2/61", "1/2/61"),
        ("Mijn geboortedatum is 12 maart 1961.", "12 maart 1961"),
        ("Op 12-03-1961 ben ik geboren", "12-03-1961"),
    ],
)
def test_a_day_of_birth_is_found(tekst: str, deel: str):
    assert _gevonden(tekst, Vondstsoort.GEBOORTEDATUM) == [deel]


@pytest.mark.parametrize(
    ("tekst", "soort", "deel"),
    [
        ("Zie @jan_devries op Instagram", Vondstsoort.ACCOUNT, "@jan_devries"),
        ("(@jan.devries)", Vondstsoort.ACCOUNT, "@jan.devries"),
        ("Mail jan punt bakker at gmail.com maar", Vondstsoort.EMAIL, "jan punt bakker at gmail.com"),
        ("jan.bakker apenstaartje voorbeeld punt nl", Vondstsoort.EMAIL, "jan.bakker apenstaartje voorbeeld punt nl"),
        ("Kijk op www.jandevries.nl.", Vondstsoort.WEBADRES, "www.jandevries.nl"),
        ("https://voorbeeld.nl/jan?x=1, daar", Vondstsoort.WEBADRES, "https://voorbeeld.nl/jan?x=1"),
    ],
)
def test_where_somebody_is_found_on_the_internet_is_found(tekst: str, soort: Vondstsoort, deel: str):
    assert _gevonden(tekst, soort) == [deel]


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("Mevrouw De Vries belt nooit terug", "De Vries"),
        ("meneer J. van den Berg helpt wel", "J. van den Berg"),
        ("vraag het dhr. jansen", "jansen"),
        ("MEVROUW Bakker", "Bakker"),
        ("wijkagent Şahin is goed", "Şahin"),
    ],
)
def test_names_after_a_form_of_address_are_found(tekst: str, deel: str):
    assert [tekst[v.begin : v.eind] for v in vind(tekst) if v.soort == Vondstsoort.NAAM] == [deel]


@pytest.mark.parametrize(
    "tekst",
    [
        "Die meneer van de gemeente kwam nooit.",
        "De wijkagent is goed, maar er is er te weinig.",
        "Zet de straten rond het stadion eerder af.",
        "In 2019 en 2020 was er 3 keer iemand, op weg 2 keer.",
        "Er zijn 24 uur per dag 2 agenten, op 5 plekken.",
        "Op de markt 3 keer per week controleren, en op het plein 2 agenten.",
        "In de haven 24/7 toezicht, aan de kade 20 woningen erbij.",
        "Wij staan op de brink 1 uur, en op de markt 2x.",
        "Tussen 9-tot-12 uur, een kans van 1-op-100.",
        "Om 12.30 uur op 5-mei-20 en 3-mrt-20.",
        "Hij at bij de markt. Dan gaat hij weg.",
        "De wijk is geboren in de jaren 60, en op 12-03-2019 was het er druk.",
        "Dat was op 12 maart 2019, op de markt 2019 dus.",
    ],
)
def test_ordinary_sentences_are_left_alone(tekst: str):
    assert vind(tekst) == []


def test_names_of_the_list_are_found_as_whole_words_whatever_their_capitals():
    tekst = "JANSSEN zei het, Janssens niet; El  Amrani wel."

    gevonden = vind(tekst, namen=["Janssen", "el Amrani", "", "  "])

    assert [tekst[v.begin : v.eind] for v in gevonden] == ["JANSSEN", "El  Amrani"]


def test_a_name_of_the_list_is_found_without_capitals():
    tekst = "vraag het jan de vries"

    assert [tekst[v.begin : v.eind] for v in vind(tekst, namen=["Jan de Vries"])] == ["jan de vries"]


def test_a_name_with_signs_of_a_pattern_is_only_a_name():
    assert zoek_woorden("Bel (a|b)* niet", "(a|b)*") == [Vondst(4, 10, Vondstsoort.EIGEN)]


def test_what_overlaps_is_left_out_once_under_the_name_that_says_most():
    samen = voeg_samen(
        [Vondst(0, 5, Vondstsoort.NAAM), Vondst(3, 9, Vondstsoort.EMAIL), Vondst(9, 11, Vondstsoort.NAAM)]
    )

    assert samen == [Vondst(0, 9, Vondstsoort.EMAIL), Vondst(9, 11, Vondstsoort.NAAM)]


@given(TEKST, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 10), st.sampled_from(Vondstsoort)), max_size=6))
def test_nothing_of_what_is_left_out_stays_and_all_else_does(tekst: str, plekken: list[tuple[int, int, Vondstsoort]]):
    vondsten = [Vondst(b, min(b + lengte, len(tekst)), soort) for b, lengte, soort in plekken if b < len(tekst)]

    stukken = list(in_stukken(tekst, voeg_samen(vondsten)))

    assert "".join(stuk.tekst for stuk in stukken) == tekst
    weg = {plek for vondst in vondsten for plek in range(vondst.begin, vondst.eind)}
    over = "".join(teken for plek, teken in enumerate(tekst) if plek not in weg)
    assert "".join(stuk.tekst for stuk in stukken if stuk.vondst is None) == over


def test_in_its_place_stands_what_was_left_out():
    tekst = "Bel 06-12345678 of NL91ABNA0417164300."

    assert lak(tekst, vind(tekst)) == "Bel [weggelaten: telefoonnummer] of [weggelaten: rekeningnummer]."
