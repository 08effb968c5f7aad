"""A list of members knows beside which panel it was looked at."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("consultatie", "0016_groepsgewicht")]

    operations = [
        migrations.AddField(
            model_name="ledenbestand",
            name="panelstand",
            field=models.CharField(blank=True, default="", max_length=64, verbose_name="stand van het panel"),
        ),
    ]
