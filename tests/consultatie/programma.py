"""A process of its own on the database of the running test."""

import os
import subprocess
import sys
from typing import IO

from django.conf import settings
from django.db import connection


def programma(*opdracht: str, uitvoer: int | IO[bytes] = subprocess.PIPE, **anders: str) -> "subprocess.Popen[bytes]":
    """Python with these arguments, started; its errors join those of the test run. `anders`: more of its environment."""
    nu = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{nu['NAME']}"
    else:
        plaats = nu["HOST"] or nu["OPTIONS"].get("host", "")
        url = f"postgresql://{nu['USER']}:{nu['PASSWORD']}@:{nu['PORT']}/{nu['NAME']}?host={plaats}"
    omgeving = os.environ | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "mjbp.settings.test"} | anders
    return subprocess.Popen(  # noqa: S603  our own code
        [sys.executable, *opdracht], cwd=settings.BASE_DIR, env=omgeving, stdout=uitvoer
    )
