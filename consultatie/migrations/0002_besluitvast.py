from django.db import migrations, models


def neem_over(apps, schema_editor):
    """What was published before tells its questionnaire so."""
    publicaties = apps.get_model("rapportage", "Resultaatpublicatie").objects.all()
    Vragenlijst = apps.get_model("consultatie", "Vragenlijst")
    for vragenlijst, op in publicaties.values_list("vragenlijst", "gepubliceerd_op"):
        Vragenlijst.objects.filter(pk=vragenlijst).update(resultaten_openbaar_op=op)


class Migration(migrations.Migration):

    dependencies = [
        ('consultatie', '0002_uitnodiging'),
        # Only to read what is public already; the models of this room know nothing of that one.
        ('rapportage', '0001_begin'),
    ]

    operations = [
        migrations.AddField(
            model_name='historicalvragenlijst',
            name='resultaten_openbaar_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='resultaten openbaar op'),
        ),
        migrations.AddField(
            model_name='vragenlijst',
            name='resultaten_openbaar_op',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='resultaten openbaar op'),
        ),
        migrations.RunPython(neem_over, migrations.RunPython.noop),
    ]
