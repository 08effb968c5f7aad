"""Figures as staff gave them for inspection."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consultatie", "0018_ter_inzage"),
        ("rapportage", "0003_uitslagversies"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Cijferinzage",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("gegevens", models.JSONField(verbose_name="gegevens")),
                ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                ("gegeven_op", models.DateTimeField(verbose_name="gegeven op")),
                (
                    "door",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="door",
                    ),
                ),
                (
                    "vragenlijst",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cijferinzage",
                        to="consultatie.vragenlijst",
                        verbose_name="vragenlijst",
                    ),
                ),
            ],
            options={"verbose_name": "cijfers ter inzage", "verbose_name_plural": "cijfers ter inzage"},
        ),
    ]
