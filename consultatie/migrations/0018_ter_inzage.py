"""Figures are given for inspection by an act of staff; what was published is past that act."""

from typing import Any

from django.db import migrations, models

STATUSSEN = [
    ("concept", "Concept"),
    ("open", "Open"),
    ("gesloten", "Gesloten"),
    ("vast", "Gesloten, cijfers staan vast"),
]


def gepubliceerd_is_vast(apps: Any, schema_editor: Any) -> None:
    """Results that are public were given for inspection at the latest when they became so."""
    openbaar = apps.get_model("consultatie", "Vragenlijst").objects.filter(resultaten_openbaar_op__isnull=False)
    openbaar.update(status="vast", ter_inzage_op=models.F("resultaten_openbaar_op"))


def vast_is_gesloten(apps: Any, schema_editor: Any) -> None:
    """The state that there was before."""
    apps.get_model("consultatie", "Vragenlijst").objects.filter(status="vast").update(status="gesloten")


class Migration(migrations.Migration):
    dependencies = [("consultatie", "0017_panel_gewijzigd")]

    operations = [
        *(
            migrations.AddField(
                model_name=model,
                name="ter_inzage_op",
                field=models.DateTimeField(
                    blank=True, editable=False, null=True, verbose_name="cijfers ter inzage op"
                ),
            )
            for model in ("vragenlijst", "historicalvragenlijst")
        ),
        *(
            migrations.AlterField(
                model_name=model,
                name="status",
                field=models.CharField(
                    choices=STATUSSEN, default="concept", editable=False, max_length=10, verbose_name="status"
                ),
            )
            for model in ("vragenlijst", "historicalvragenlijst")
        ),
        migrations.RunPython(gepubliceerd_is_vast, vast_is_gesloten, elidable=True),
    ]
