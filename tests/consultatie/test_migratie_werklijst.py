"""What the migration to names does to names that are there."""

from importlib import import_module

import pytest

uit_elkaar = import_module("consultatie.migrations.0014_werklijst").uit_elkaar


@pytest.mark.parametrize(
    ("namen", "daarna"),
    [
        ([], []),
        (["Herinnering", "Uitnodiging"], ["Herinnering", "Uitnodiging"]),
        (["Licht", "licht", "LICHT"], ["Licht", "licht 2", "LICHT 3"]),
        (["Licht", "licht", "Licht 2"], ["Licht", "licht 3", "Licht 2"]),
        (["x" * 60, "X" * 60], ["x" * 60, f"{'X' * 56} 2"]),
    ],
)
def test_a_name_that_was_there_before_gets_a_free_number_and_nothing_else_changes(namen: list[str], daarna: list[str]):
    assert uit_elkaar(namen) == daarna
