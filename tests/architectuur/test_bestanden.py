"""What may stand in a file of this repository, whoever writes it."""

import re
import stat
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from django.conf import settings

WORTEL: Path = settings.BASE_DIR
# Written so that these patterns do not find themselves.
ADRES_VAN_EEN_REGISTER = re.compile(
    r"(?<!emit-)(?:index-url|find-links|trusted-host)[ =]+[^\s\\]"
    r"|https?://[^\s\"']*(?:pypi\.|registry\.npm|/simple\b)"
)
PAD_VAN_EEN_MACHINE = re.compile(r"(?<![\w.$}<])/(?:home|root|work|Users|mnt|media)/(?=\w)")
VAN_EEN_ANDER = re.compile(r"(?:^|/)(?:node_modules|vendor|\.venv)/|\.min\.(?:js|css)$|\.(?:woff2?|ttf|otf|eot|whl)$")
# Here the example municipality may be named: the example itself, its look, the tests and the documents.
VOORBEELD = re.compile(r"mjbp/voorbeeld/|mjbp/management/commands/voorbeeld\.py|static/thema/|tests/|docs/")


@cache
def bestanden() -> tuple[str, ...]:
    """Every file that is, or is about to be, in git."""
    opdracht = ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    uitvoer = subprocess.run(opdracht, cwd=WORTEL, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return tuple(naam for naam in uitvoer.split("\0") if naam and (WORTEL / naam).is_file())


def regels(*, met: str = "") -> Iterator[tuple[str, str]]:
    """("file:line", text) of every text file whose name fits `met`."""
    for naam in bestanden():
        if not re.search(met, naam):
            continue
        try:
            tekst = (WORTEL / naam).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        for nummer, regel in enumerate(tekst.splitlines(), start=1):
            yield f"{naam}:{nummer}", regel


def gevonden(patroon: re.Pattern[str], *, met: str = "") -> list[str]:
    return [f"{plek}: {regel.strip()[:120]}" for plek, regel in regels(met=met) if patroon.search(regel)]


def test_no_file_names_the_address_of_a_package_registry():
    assert gevonden(ADRES_VAN_EEN_REGISTER) == []


def test_no_file_names_a_path_of_somebodys_machine():
    assert gevonden(PAD_VAN_EEN_MACHINE) == []


@pytest.mark.parametrize(
    ("patroon", "tekst"),
    [
        (ADRES_VAN_EEN_REGISTER, "--extra-index" + "-url https://pakketten.voorbeeld.nl"),
        (ADRES_VAN_EEN_REGISTER, '"resolved": "https://' + 'registry.npmjs.org/a.tgz"'),
        (PAD_VAN_EEN_MACHINE, "zie /" + "home/jan/mjbp"),
        (PAD_VAN_EEN_MACHINE, 'open("/' + 'root/geheim")'),
    ],
)
def test_the_patterns_find_what_they_are_for(patroon: re.Pattern[str], tekst: str):
    assert patroon.search(tekst)


def test_what_others_made_is_installed_and_not_committed():
    assert [naam for naam in bestanden() if VAN_EEN_ANDER.search(naam)] == []


def test_every_pinned_package_carries_a_hash():
    for lijst in ("requirements.txt", "requirements-dev.txt"):
        tekst = (WORTEL / lijst).read_text()
        namen = re.findall(r"^[a-z0-9]\S*==", tekst, re.MULTILINE)
        met_hash = re.findall(r"^\S+==\S+ \\\n {4}--hash=sha256:[0-9a-f]{64}", tekst, re.MULTILINE)
        assert len(met_hash) == len(namen) > 20


def test_no_municipality_is_named_in_the_code():
    naam = re.compile("deventer", re.IGNORECASE)

    code = gevonden(naam, met=r"\.(?:py|html|js|css|svg|txt)$")

    assert [regel for regel in code if not VOORBEELD.match(regel)] == []


def test_every_script_can_be_run_and_is_read_by_a_plain_shell():
    scripts = [naam for naam in bestanden() if naam.startswith("bin/")]

    assert {"bin/setup", "bin/run", "bin/test", "bin/check", "bin/bench", "bin/pin"} <= set(scripts)
    for script in scripts:
        assert (WORTEL / script).stat().st_mode & stat.S_IXUSR
        assert (WORTEL / script).read_text().startswith("#!/bin/sh\n")
        subprocess.run(["sh", "-n", script], cwd=WORTEL, check=True)  # noqa: S603, S607
