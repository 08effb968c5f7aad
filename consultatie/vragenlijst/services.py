"""Writes on a questionnaire that have consequences: fixing a version, opening."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import ForeignObjectRel
from django.utils import timezone
from django.utils.formats import date_format

from thema.basis.overgang import volgende_status, zet_status

from .definitie import problemen, stel_samen
from .enums import Vragenlijstactie, Vragenlijststatus
from .fouten import VragenlijstNietKlaar
from .models import Vragenlijst, Vragenlijstversie
from .workflow import OVERGANGEN


@transaction.atomic
def versie_vastleggen(vragenlijst: Vragenlijst, *, op: datetime) -> Vragenlijstversie:
    """The version that residents see from now on: the newest one when nothing changed, otherwise a fresh row.

    A version that something refers to stays for ever, and the next number follows. One that nothing refers to is
    replaced under the same number, by a row of its own: an address of a version always means the same questions, so
    an answer that is on its way to the old ones cannot land on the new ones.

    Raises VragenlijstNietKlaar when residents could not fill it in like this.
    """
    Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk)
    if gevonden := problemen(vragenlijst):
        raise VragenlijstNietKlaar(gevonden)
    definitie = stel_samen(vragenlijst)
    # The row lock: no answer can come to refer to it between asking and deleting.
    nieuwste = Vragenlijstversie.objects.select_for_update().filter(vragenlijst=vragenlijst).first()
    if nieuwste is None:
        nummer = 1
    elif nieuwste.definitie == definitie:
        return nieuwste
    elif is_in_gebruik(nieuwste):
        nummer = nieuwste.nummer + 1
    else:
        nummer = nieuwste.nummer
        nieuwste.delete()
    return Vragenlijstversie.objects.create(
        vragenlijst=vragenlijst, nummer=nummer, definitie=definitie, vastgelegd_op=op
    )


def nieuwste_versie_van(vragenlijst: Vragenlijst) -> Vragenlijstversie | None:
    """What residents see, or saw last; None before it was opened for the first time."""
    return Vragenlijstversie.objects.filter(vragenlijst=vragenlijst).order_by("-nummer").first()


def is_in_gebruik(versie: Vragenlijstversie) -> bool:
    """Some row of any table refers to it: an answer in the tray, a mixed one, a tally."""
    velden = Vragenlijstversie._meta.get_fields(include_hidden=True)
    return any(
        veld.related_model._base_manager.filter(**{veld.field.name: versie}).exists()
        for veld in velden
        if isinstance(veld, ForeignObjectRel)
    )


@transaction.atomic
def vragenlijst_openen(vragenlijst: Vragenlijst, *, door: AbstractBaseUser | None, op: datetime) -> Vragenlijstversie:
    """Let residents in, for the first time or again, on the questions as they are now.

    Raises VragenlijstNietKlaar, CijfersStaanVast, OvergangNietToegestaan or GelijktijdigGewijzigd; then nothing is
    stored.
    """
    # The row lock: figures cannot be given for inspection between asking and opening.
    Vragenlijst.objects.select_for_update().get(pk=vragenlijst.pk).weiger_als_vast()
    heropent = vragenlijst.status == Vragenlijststatus.GESLOTEN
    actie = Vragenlijstactie.HEROPENEN if heropent else Vragenlijstactie.OPENEN
    naar = volgende_status(OVERGANGEN, vragenlijst.status, actie)
    if vragenlijst.open_tot and vragenlijst.open_tot < timezone.localdate(op):
        dag = date_format(vragenlijst.open_tot, "j F Y")
        raise VragenlijstNietKlaar([f"De laatste dag, {dag}, is al voorbij. Kies eerst een nieuwe laatste dag."])
    zet_status(vragenlijst, naar=naar, actie=actie, door=door, op=op)
    return versie_vastleggen(vragenlijst, op=op)
