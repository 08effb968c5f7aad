"""How many answers came in and when, without a number that stands for a few persons. Pure.

Who knows that somebody sent a form on a certain day, and sees that one or two came in that day, is a step nearer to that
one's answer. And who looks twice and subtracts sees what came in between. So, of each channel apart (ADR 2, ADR 5):

- only whole days that are over: within a day no number on the page moves, whoever keeps looking;
- days are taken together, in order, until at least the threshold came in; only then such a stretch is shown, with one
  number. Of a single day within it nothing can be found but that the days before its last were together under the
  threshold;
- what came in after the last stretch is not shown, also not as part of a total, and none is not told from a few. The
  total is that of the stretches: it is never too high, and at most the threshold less one too low;
- a stretch that was shown never changes. So tomorrow minus today is nothing, or whole stretches;
- there is no number per day over all channels: with those of the channels one could subtract. Their totals may be added,
  since each of those is shown itself;
- of who were invited, those who did not take part are counted the same way. As soon as they would be under the
  threshold nothing more is added: that (nearly) all took part says of each that he did.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAG = timedelta(days=1)


@dataclass(frozen=True)
class Stap:
    """So many answers, at least the threshold, came in from `van` to `tot`, both days inclusive."""

    van: date
    tot: date
    aantal: int


@dataclass(frozen=True)
class Verloop:
    """The stretches in order, without a gap. `rest_van`: the first day after them; what came in since is not shown."""

    stappen: tuple[Stap, ...]
    rest_van: date

    @property
    def totaal(self) -> int:
        """Of all stretches; 0 says that fewer than the threshold came in, perhaps none."""
        return sum(stap.aantal for stap in self.stappen)


def verloop_van(
    per_dag: Mapping[date, int], *, van: date, tot: date, drempel: int, hoogstens: int | None = None
) -> Verloop:
    """From `van` up to and including `tot`, by the rule above. `per_dag` counts answers; a day that is absent had none.

    `hoogstens`: the total goes no further than this; None: no limit. With a `tot` before `van` nothing is shown.
    """
    stappen: list[Stap] = []
    begin, samen, totaal = van, 0, 0
    for nummer in range((tot - van).days + 1):
        dag = van + nummer * DAG
        samen += per_dag.get(dag, 0)
        if hoogstens is not None and totaal + samen > hoogstens:
            break
        if samen >= drempel:
            stappen.append(Stap(begin, dag, samen))
            begin, samen, totaal = dag + DAG, 0, totaal + samen
    return Verloop(tuple(stappen), begin)
