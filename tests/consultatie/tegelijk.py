"""Several at the same moment."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from django.db import connection


def tegelijk(aantal: int, taak: Callable[[], object]) -> list[BaseException | None]:
    """Run the task in this many threads that start at the same moment; what each of them raised."""
    hek = Barrier(aantal)

    def loop(_: int) -> BaseException | None:
        try:
            hek.wait()
            taak()
        except Exception as fout:  # noqa: BLE001  the test looks at it
            return fout
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(aantal) as threads:
        return list(threads.map(loop, range(aantal)))
