"""What lands in the log, and above all what does not: no person, no address, no answer, no token.

A path can hold a personal token (/u/<token>/), a query string and a referrer can hold anything, a database error
quotes the value that it refused, and a traceback with locals quotes all the rest. So a request is logged by its
route, a fault by its type and the lines of code it passed, and nothing a visitor sent is ever written down.
"""

import logging
import re
import sys
import time
import traceback
import uuid
from collections.abc import Callable
from typing import Any

import structlog
from django.http import HttpRequest, HttpResponse

log = structlog.get_logger("mjbp.verzoek")

_GEDEELD: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_log_level,
    structlog.stdlib.add_logger_name,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
]
# gunicorn ends these with the sender's address or with the whole request line.
_OVER_EEN_VERZOEK = re.compile(r"Invalid request|Error handling request")


def route(request: HttpRequest) -> str:
    """The pattern that the address fits ("u/<str:token>/"), never the address itself; "-" when it fits none."""
    match = request.resolver_match
    return match.route if match else "-"


class Verzoeklog:
    """One line per request: method, route, status, milliseconds, under a random id that its other lines share."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(verzoek=uuid.uuid4().hex)
        begin = time.perf_counter()
        response = self.get_response(request)
        log.info(
            "verzoek",
            methode=request.method,
            route=route(request),
            status=response.status_code,
            ms=round((time.perf_counter() - begin) * 1000, 1),
        )
        return response


class ZonderVerzoek(logging.Filter):
    """Takes the request out of what Django and gunicorn say about it, and leaves where it happened.

    The words of such a message quote the path, the referrer or the sender. What remains: the logger's name (which
    tells the kind of refusal), the route and the status.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = record.__dict__.pop("request", None)
        if isinstance(request, HttpRequest):
            record.msg = f"{record.name} {getattr(record, 'status_code', '')} {route(request)}"
            record.args = ()
        elif record.name == "gunicorn.error" and (begin := _OVER_EEN_VERZOEK.match(str(record.msg))):
            record.msg, record.args = begin[0], ()
        return True


def fout_zonder_inhoud(_logger: Any, _name: str, event: dict[str, Any]) -> dict[str, Any]:
    """Replace an exception by the types in its chain and the lines of code it passed, outermost first.

    Not its message: PostgreSQL says there which e-mail address was already taken.
    """
    exc_info = event.pop("exc_info", None)
    event.pop("stack_info", None)
    if isinstance(exc_info, tuple) and exc_info[1] is not None:
        fout: BaseException | None = exc_info[1]
        event["spoor"] = [
            f"{frame.f_code.co_filename}:{regel} {frame.f_code.co_name}"
            for frame, regel in traceback.walk_tb(exc_info[2])
        ]
        event["fout"] = []
        while fout is not None:
            event["fout"].append(f"{type(fout).__module__}.{type(fout).__qualname__}")
            fout = fout.__cause__ or fout.__context__
    return event


def logging_instellingen(*, leesbaar: bool, niveau: str) -> dict[str, Any]:
    """The LOGGING of Django and of gunicorn: everything to stderr, one line of JSON each.

    `leesbaar`: for a developer's terminal instead, with the message of a fault, never with its local variables.
    """
    weergave: list[Any] = (
        [structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback)]
        if leesbaar
        else [fout_zonder_inhoud, structlog.processors.JSONRenderer(ensure_ascii=False, default=str)]
    )
    # At DEBUG these two write SQL with its values, and the request line.
    zonder_debug = "INFO" if niveau == "DEBUG" else niveau
    stil = {"handlers": ["niets"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "filters": {"zonder_verzoek": {"()": ZonderVerzoek}},
        "formatters": {
            "regel": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": _GEDEELD,
                "processors": [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *weergave],
            }
        },
        "handlers": {
            "niets": {"class": "logging.NullHandler"},
            "stderr": {"class": "logging.StreamHandler", "formatter": "regel", "filters": ["zonder_verzoek"]},
        },
        "root": {"handlers": ["stderr"], "level": niveau},
        "loggers": {
            # Django's own would mail the whole request to ADMINS.
            "django": {"handlers": [], "level": zonder_debug},
            # A 404 or 403 is already in our own line.
            "django.request": {"level": "ERROR"},
            "django.server": stil,
            # These tell each step of each document they set.
            "weasyprint": {"level": "ERROR"},
            "fontTools": {"level": "WARNING"},
            "gunicorn.access": stil,
            "gunicorn.error": {"handlers": ["stderr"], "level": zonder_debug, "propagate": False},
        },
    }


def structlog_instellen() -> None:
    """Send what our own code logs the same way; to be called once, by the settings."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *_GEDEELD,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
