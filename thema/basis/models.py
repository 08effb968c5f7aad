"""Abstract ground for content that people edit, and the trail of status changes."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Self, TypeVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from simple_history.models import HistoricalRecords

from .fouten import Vergrendeld

M = TypeVar("M", bound="Slotinhoud")


class Bewerkbaar(models.Model):
    """Content that several people edit: every save raises `bewerking`, so a stale screen can be told (T18)."""

    bewerking = models.PositiveIntegerField("bewerking", default=0, editable=False)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.bewerking += 1
        if (velden := kwargs.get("update_fields")) is not None:
            kwargs["update_fields"] = {*velden, "bewerking"}
        super().save(*args, **kwargs)


class KanFictief(models.Model):
    """Content of an example that was made up says so wherever it is shown."""

    is_fictief = models.BooleanField(
        "fictief", default=False, help_text="Verzonnen voor het voorbeeld. Staat zo op het scherm en in documenten."
    )

    class Meta:
        abstract = True


class Vergrendelbaar(Bewerkbaar):
    """Something that is adopted as a whole. From `vergrendeld_op` on (None: still open) every save raises Vergrendeld.

    Only a service sets the lock, by an UPDATE of its own.
    """

    vergrendeld_op = models.DateTimeField("vergrendeld op", null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            self._weiger_als_intussen_vergrendeld()
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self._weiger_als_intussen_vergrendeld()
            return super().delete(*args, **kwargs)

    @property
    def is_vergrendeld(self) -> bool:
        """It has been adopted; its content stands."""
        return self.vergrendeld_op is not None

    @property
    def vastgesteld_op(self) -> date | None:
        """The day of the decision that adopted it; None while it is open, and where no such day is kept."""
        return None

    def weiger_als_vergrendeld(self) -> None:
        """Raise Vergrendeld when it has been adopted."""
        if self.is_vergrendeld:
            raise Vergrendeld(self)

    def _weiger_als_intussen_vergrendeld(self) -> None:
        # The row lock makes an edit and an adoption wait for each other.
        if self.pk and (nu := type(self)._base_manager.select_for_update().filter(pk=self.pk).first()):
            nu.weiger_als_vergrendeld()


class SlotinhoudQuerySet(models.QuerySet[M]):
    """Bulk writes pass the same lock as a single save."""

    def _weiger_vergrendeld(self) -> None:
        pad = self.model.pad_naar_slot
        if vast := self.filter(**{f"{pad}__vergrendeld_op__isnull": False}).first():
            raise Vergrendeld(vast.slot)

    def update(self, **kwargs: Any) -> int:
        self._weiger_vergrendeld()
        boven = kwargs.get(self.model.pad_naar_slot.split("__")[0])
        slot = getattr(boven, "slot", boven)
        if isinstance(slot, Vergrendelbaar):
            slot.weiger_als_vergrendeld()
        return super().update(**kwargs)

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        nieuw = list(objs)
        for slot in {ding.slot for ding in nieuw}:
            type(slot)._base_manager.get(pk=slot.pk).weiger_als_vergrendeld()
        return super().bulk_create(nieuw, *args, **kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._weiger_vergrendeld()
        return super().delete()

    def van(self, slot: Vergrendelbaar) -> Self:
        """The content of this plan or report."""
        return self.filter(**{self.model.pad_naar_slot: slot})


class Slotinhoud(Bewerkbaar):
    """Part of what is adopted: once the plan or report above it is locked, every write raises Vergrendeld."""

    # How a query gets from this model to what is locked; `slot` follows the same way.
    pad_naar_slot = "beleidsplan"

    objects = SlotinhoudQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            self.weiger_als_vergrendeld()
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with transaction.atomic():
            self.weiger_als_vergrendeld()
            return super().delete(*args, **kwargs)

    @property
    def slot(self) -> Vergrendelbaar:
        """The plan or report that this belongs to."""
        ding: Any = self
        for stap in self.pad_naar_slot.split("__"):
            ding = getattr(ding, stap)
        return ding

    def weiger_als_vergrendeld(self) -> None:
        """Raise Vergrendeld when what it belongs to, or is stored as belonging to, has been adopted."""
        with transaction.atomic():
            # The row lock makes an edit and an adoption wait for each other.
            type(self.slot)._base_manager.select_for_update().get(pk=self.slot.pk).weiger_als_vergrendeld()
            # It cannot be hung elsewhere either: then what was adopted would lose it.
            vast = {"pk": self.pk, f"{self.pad_naar_slot}__vergrendeld_op__isnull": False}
            if self.pk and (ding := type(self)._base_manager.filter(**vast).first()):
                raise Vergrendeld(ding.slot)


class Statusovergang(models.Model):
    """One step of one thing from status to status: who, when, by which action. Only ever added to."""

    content_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, verbose_name="soort")
    object_id = models.PositiveBigIntegerField("nummer")
    onderwerp = GenericForeignKey()
    van = models.CharField("van", max_length=30)
    naar = models.CharField("naar", max_length=30)
    actie = models.CharField("actie", max_length=30)
    opmerking = models.TextField("opmerking", blank=True)
    door = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="door"
    )
    op = models.DateTimeField("op")

    class Meta:
        verbose_name = "statusovergang"
        verbose_name_plural = "statusovergangen"
        ordering = ("op", "pk")
        indexes = [models.Index(fields=["content_type", "object_id"], name="overgang_onderwerp")]

    def __str__(self) -> str:
        return f"{self.van} → {self.naar}"
