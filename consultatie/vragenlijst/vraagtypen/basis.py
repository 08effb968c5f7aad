"""What a question type is: how it is compiled, asked, read, counted, shown and exported."""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar

from django.utils.datastructures import MultiValueDict

from consultatie.vragenlijst.fouten import OngeldigeInvoer, VraagFouten
from consultatie.vragenlijst.models import Vraag
from thema.beleidsplan.models import Beleidsplan

Definitie = Mapping[str, Any]
"""One question as it stands in `Vragenlijstversie.definitie`."""

Antwoord = str | list[str] | dict[str, Any]
"""One answer as it is stored. A question without an answer is not stored at all.

A dict is {"keuze", "tekst"} for a choice with words of one's own (anders.py), or maps a row or theme to what was
answered there; it has no order.
"""

Telling = dict[str, Any]
"""A tally: {"n": number of answers} plus what the type counts. With `leeg` and `voeg_samen` it is a monoid."""

Invoer = MultiValueDict[str, str]
"""The fields of a form as they were sent."""


class Teller(ABC):
    """Counts answers to one question per cell; cells are numbers that the caller gives out, from 0.

    What an answer adds is said by `tel_op`; this comes to the same at a fraction of its cost. How much it holds follows
    from the question and the number of cells, not from how many answers there are.
    """

    @abstractmethod
    def tel(self, cel: int, antwoord: Antwoord) -> None:
        """One answer more in this cell."""

    @abstractmethod
    def telling(self, cel: int) -> Telling:
        """The tally of this cell, in an order that the answers have no say in; also of a cell without answers."""


class Vraagtype(ABC):
    """One type. It has no state; all it knows of a question is the definition that it is given."""

    code: ClassVar[str]
    naam: ClassVar[str]
    kan_sturen: ClassVar[bool] = False
    """Another question can depend on what was answered: the type has options, and its counts per option are shown."""
    heeft_eigennamen: ClassVar[bool] = False
    """Its options are names, which are the same in every language."""
    is_voor_iedereen: ClassVar[bool] = False
    """The figures are divided by it, so it is never asked of some only."""

    @property
    def template(self) -> str:
        """The template that asks it; its context is `vraag`: the definition and what `scherm` adds."""
        return f"consultatie/vraagtypen/{self.code}.html"

    def compileer(self, vraag: Vraag, plan: Beleidsplan) -> dict[str, Any]:
        """What this type adds to the definition of a question. Of a question that has problems too, since staff look at
        that as well: never more than the type allows, whatever was asked for."""
        return {}

    def problemen(self, vraag: Vraag, plan: Beleidsplan) -> list[str]:
        """Why the question cannot be asked like this: Dutch sentences that say what to do; empty when it can."""
        return []

    def velden(self, definitie: Definitie) -> tuple[str, ...]:
        """Names of its fields in the page, in order."""
        return (definitie["sleutel"],)

    def anker(self, veld: str) -> str:
        """The id of the control that a link to this field leads to."""
        return f"id_{veld}"

    def label(self, definitie: Definitie, veld: str) -> str:
        """What this field is called where it is spoken of outside its question; may be a Zin."""
        return str(definitie["tekst"])

    def uitleg(self, definitie: Definitie) -> str:
        """What everybody should know before answering this type of question, a Zin; "" when it speaks for itself."""
        return ""

    @abstractmethod
    def lees(self, definitie: Definitie, invoer: Invoer) -> Antwoord | None:
        """The answer, or None when it was skipped.

        Raises VraagFouten for what a visitor can mend, OngeldigeInvoer for what no page of ours sends.
        """

    @abstractmethod
    def scherm(self, definitie: Definitie, invoer: Invoer, fouten: Mapping[str, str]) -> dict[str, Any]:
        """What the template needs besides the definition: its fields with what was filled in, valid or not.

        `fouten` maps the name of a field to its message.
        """

    @abstractmethod
    def leeg(self, definitie: Definitie) -> Telling:
        """The tally of no answers at all, zeros written out."""

    @abstractmethod
    def tel_op(self, telling: Telling, definitie: Definitie, antwoord: Antwoord) -> Telling:
        """The tally with this answer added; `telling` itself stays as it was."""

    @abstractmethod
    def voeg_samen(self, een: Telling, ander: Telling) -> Telling:
        """Both tallies together. An option that one of them does not know, from another version, is kept."""

    @abstractmethod
    def teller(self, definitie: Definitie) -> Teller:
        """What counts many answers to this question; tellers.py has some to choose from."""

    @abstractmethod
    def toon(self, definitie: Definitie, antwoord: Antwoord) -> str:
        """The answer in words, for people; may be a Zin."""

    def woorden(self, definitie: Definitie, antwoord: Antwoord) -> dict[str, str]:
        """What was written in words of one's own, by the name of its field; empty for a type that asks for none."""
        return {}

    def zonder_woorden(self, antwoord: Antwoord) -> Antwoord:
        """The same answer with those words emptied: it is counted just the same."""
        return antwoord

    def exporteer(self, definitie: Definitie, antwoord: Antwoord | None) -> dict[str, str]:
        """The columns of this question and their cells; the same columns for every answer, None included."""
        return {definitie["sleutel"]: "" if antwoord is None else self.toon(definitie, antwoord)}


def enkele_waarde(invoer: Invoer, veld: str) -> str:
    """The one value of this field, "" when it was not sent; two values raise OngeldigeInvoer."""
    waarden = invoer.getlist(veld)
    if len(waarden) > 1:
        raise OngeldigeInvoer
    return waarden[0] if waarden else ""


def weiger_leeg(definitie: Definitie, veld: str, bericht: str) -> None:
    """Raise VraagFouten when the question may not be skipped."""
    if definitie["is_verplicht"]:
        raise VraagFouten([(veld, bericht)])


def tel_bij_elkaar(een: Mapping[str, int], ander: Mapping[str, int]) -> dict[str, int]:
    """Counts per code, those of `een` first."""
    codes = [*een, *(code for code in ander if code not in een)]
    return {code: een.get(code, 0) + ander.get(code, 0) for code in codes}
