from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultatie', '0005_openantwoord'),
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
    ]
