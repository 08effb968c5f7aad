"""Staff may say how heavy each group counts in a blend of all groups, and why; by default nobody blends them."""

from django.db import migrations, models


def _velden():
    return {
        "groepsgewichten": models.JSONField(
            blank=True, default=dict, editable=False, verbose_name="gewichten van de groepen"
        ),
        "reden_groepsgewichten": models.TextField(
            blank=True, default="", editable=False, verbose_name="waarom deze gewichten"
        ),
    }


class Migration(migrations.Migration):
    dependencies = [("consultatie", "0015_streefaantal")]

    operations = [
        migrations.AddField(model, naam, veld, preserve_default=naam == "groepsgewichten")
        for model in ("vragenlijst", "historicalvragenlijst")
        for naam, veld in _velden().items()
    ]
