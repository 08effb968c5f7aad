"""A real SMTP server that writes down what it took, and that fails as mail servers do."""

import random
import socket
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any, cast

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

# Of ten faulty mails: put off, refused, line cut before the mail, line cut after it was taken but before the answer.
STORINGEN = (*["451 4.3.0 Later"] * 4, *["550 5.1.1 Onbekend"] * 2, *["weg voor"] * 2, *["weg na"] * 2)


@dataclass
class Postvak:
    """Handler of the server. `aangenomen`: of every mail that it took, whom it was for; `bij_mail` is called with how
    many that are, before the client hears of it."""

    kans: float = 0.0
    rng: random.Random = field(default_factory=lambda: random.Random(7))
    aangenomen: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)
    afzenders: list[str | None] = field(default_factory=list)
    bewaar: bool = True
    bij_mail: Callable[[int], None] = lambda _: None
    slot: threading.Lock = field(default_factory=threading.Lock)

    async def handle_RCPT(  # noqa: N802  as aiosmtpd calls it
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        envelope.rcpt_tos.append(address)
        cast(Any, envelope).storing = self.rng.choice(STORINGEN) if self.rng.random() < self.kans else ""
        storing: str = cast(Any, envelope).storing
        if storing == "weg voor":
            self._hang_op(server)
        return storing if storing[:1].isdecimal() else "250 2.1.5 OK"

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        with self.slot:
            self.aangenomen += envelope.rcpt_tos
            self.afzenders.append(envelope.mail_from)
            if self.bewaar:
                self.mails.append(message_from_bytes(cast(bytes, envelope.content or b""), policy=policy.default))
            aantal = len(self.aangenomen)
        self.bij_mail(aantal)
        if getattr(envelope, "storing", "") == "weg na":
            self._hang_op(server)
        return "250 2.0.0 OK"

    @staticmethod
    def _hang_op(server: SMTP) -> None:
        if server.transport is not None:
            cast(Any, server.transport).abort()

    @property
    def dubbel(self) -> int:
        """How many mails more than one per reader."""
        return sum(aantal - 1 for aantal in Counter(self.aangenomen).values())


def vrije_poort() -> int:
    """A port at which nobody listens."""
    with socket.socket() as gat:
        gat.bind(("127.0.0.1", 0))
        return int(gat.getsockname()[1])


@contextmanager
def mailserver(postvak: Postvak) -> Iterator[int]:
    """The server, running; its port."""
    poort = vrije_poort()
    controller = Controller(postvak, hostname="127.0.0.1", port=poort, ready_timeout=20)
    controller.start()
    try:
        yield poort
    finally:
        controller.stop()
