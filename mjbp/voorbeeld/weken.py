"""The nine weeks of the consultation, in order of time: mail to the panel, answers, bundles that staff enter, and mixing."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from consultatie.inbreng.services import inzending_opslaan
from consultatie.mailing.enums import Mailingsoort
from consultatie.openantwoord.services import antwoorden_mengen
from consultatie.vragenlijst.enums import INVOERKANALEN, Kanaal
from consultatie.vragenlijst.models import Vragenlijst, Vragenlijstversie
from thema.basis.rollen import Rol

from .accounts import Spelers
from .antwoorden import Antwoord, Wijkgewicht, maak_antwoorden
from .bron import lees
from .moment import op_moment
from .panel import gebruikte_uitnodigingen, mailing_versturen, uitnodiging_verwerken
from .papier import stapel_invoeren, stapels_nakijken, telefoon_vrijgeven

# On paper, so that a second person can check what was entered; by telephone there is none.
_OP_PAPIER = (Kanaal.PAPIER, Kanaal.PARTNER, Kanaal.RAAD)
Gebeurtenis = tuple[str, Callable[[datetime], object]]
"""A moment as `moment` reads it, and what happens then."""


def weken_doorlopen(versie: Vragenlijstversie, *, eerste_dag: date, spelers: Spelers) -> None:
    """All that happens from opening to the last day. The last bundle of residents on paper waits for the second person."""
    wijken = versie.vragenlijst.beleidsplan.gemeente.wijken.all()
    antwoorden = maak_antwoorden(
        lees("antwoorden"),
        definitie=versie.definitie,
        wijken=[Wijkgewicht(wijk.cbs_code, wijk.inwoners or 0) for wijk in wijken],
        eerste_dag=eerste_dag,
    )
    # Other dice than those of the answers: the same ones would draw the keys of the answers once more.
    verloop = _Verloop(versie, spelers, random.Random(lees("antwoorden")["zaad"] + 2))  # noqa: S311  it comes out the same
    per_kanaal: dict[str, list[Antwoord]] = defaultdict(list)
    for antwoord in antwoorden:
        per_kanaal[antwoord.kanaal].append(antwoord)
    gebeurtenissen = [
        *verloop.mail(),
        *(gebeurtenis for kanaal in _OP_PAPIER for gebeurtenis in verloop.papier(kanaal, per_kanaal[kanaal])),
        *verloop.telefoon(per_kanaal[Kanaal.TELEFOON]),
        *verloop.dagen(antwoord for antwoord in antwoorden if antwoord.kanaal not in INVOERKANALEN),
    ]
    for tekst, gebeurt in sorted(gebeurtenissen, key=lambda gebeurtenis: gebeurtenis[0]):
        with op_moment(tekst, door=spelers[Rol.OOV]) as op:
            gebeurt(op)


def laatste_stapel_nakijken(vragenlijst: Vragenlijst, *, spelers: Spelers, rng: random.Random) -> None:
    """What waited at the consultation is checked before the questionnaire closes."""
    with op_moment(lees("papier")["papier"][-1]["nagekeken"], door=spelers[Rol.BEHEERDER]) as op:
        stapels_nakijken(vragenlijst, Kanaal.PAPIER, spelers=spelers, op=op, rng=rng)


@dataclass
class _Verloop:
    """Who does what, and the dice that draw; `links`: of members that will answer, from the invitation on."""

    versie: Vragenlijstversie
    spelers: Spelers
    rng: random.Random
    links: Iterator[str] = field(default_factory=lambda: iter(()))

    def mail(self) -> Iterator[Gebeurtenis]:
        momenten = lees("panel")["mailing"]
        yield momenten["uitnodiging"], self._nodig_uit
        yield momenten["later_afgemeld"], lambda op: uitnodiging_verwerken(op=op)
        yield momenten["herinnering"], lambda op: self._verstuur(Mailingsoort.HERINNERING, op)

    def papier(self, kanaal: Kanaal, antwoorden: Sequence[Antwoord]) -> Iterator[Gebeurtenis]:
        """Bundles of this channel; what is checked after the last day belongs to the next step."""
        stapels = lees("papier")[kanaal]
        yield from self._stapels(stapels, antwoorden)
        for stapel in stapels[:-1] if kanaal == Kanaal.PAPIER else stapels:
            yield stapel["nagekeken"], self._kijk_na(kanaal)

    def telefoon(self, antwoorden: Sequence[Antwoord]) -> Iterator[Gebeurtenis]:
        stapels = lees("papier")["telefoon"]
        yield from self._stapels(stapels, antwoorden)
        for stapel in stapels:
            yield stapel["vrijgegeven"], self._geef_vrij(stapel["reden"])

    def _stapels(self, stapels: Sequence[Mapping[str, Any]], antwoorden: Sequence[Antwoord]) -> Iterator[Gebeurtenis]:
        rest = iter(antwoorden)
        for stapel in stapels:
            yield stapel["ingevoerd"], self._invoeren(stapel, list(islice(rest, stapel["aantal"])))

    def dagen(self, antwoorden: Iterable[Antwoord]) -> Iterator[Gebeurtenis]:
        """The answers of each day in its evening, and mixing on every Monday morning after it."""
        per_dag: dict[date, list[Antwoord]] = defaultdict(list)
        for antwoord in antwoorden:
            per_dag[antwoord.dag].append(antwoord)
        for dag, van_die_dag in per_dag.items():
            yield f"{dag} 22:00", self._ontvangen(van_die_dag)
        for maandag in {dag + timedelta(days=7 - dag.weekday()) for dag in per_dag}:
            yield f"{maandag} 06:00", lambda op: antwoorden_mengen(op=op, rng=self.rng)

    def _nodig_uit(self, op: datetime) -> None:
        self._verstuur(Mailingsoort.UITNODIGING, op)
        self.links = gebruikte_uitnodigingen(self.versie.vragenlijst)

    def _verstuur(self, soort: Mailingsoort, op: datetime) -> None:
        mailing_versturen(self.versie.vragenlijst, soort, door=self.spelers[Rol.OOV], op=op)

    def _ontvangen(self, antwoorden: Sequence[Antwoord]) -> Callable[[datetime], None]:
        def ontvang(op: datetime) -> None:
            for antwoord in antwoorden:
                inzending_opslaan(
                    self.versie,
                    sleutel=antwoord.sleutel,
                    kanaal=antwoord.kanaal,
                    antwoorden=antwoord.antwoorden,
                    dag=op.date(),
                    uitnodiging=next(self.links) if antwoord.kanaal == Kanaal.DIGIPANEL else None,
                )

        return ontvang

    def _invoeren(self, stapel: Mapping[str, Any], antwoorden: Sequence[Antwoord]) -> Callable[[datetime], None]:
        return lambda op: stapel_invoeren(self.versie, antwoorden, naam=stapel["naam"], spelers=self.spelers, op=op)

    def _geef_vrij(self, reden: str) -> Callable[[datetime], None]:
        return lambda op: telefoon_vrijgeven(
            self.versie.vragenlijst, spelers=self.spelers, op=op, reden=reden, rng=self.rng
        )

    def _kijk_na(self, kanaal: Kanaal) -> Callable[[datetime], None]:
        return lambda op: stapels_nakijken(self.versie.vragenlijst, kanaal, spelers=self.spelers, op=op, rng=self.rng)
