"""How much fits in a field of a questionnaire (vragenlijst/grenzen.py)."""

import consultatie.vragenlijst.grenzen
import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultatie', '0001_geheel'),
    ]

    operations = [
        migrations.AlterField(
            model_name='historicalvraag',
            name='aantal',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Bij een top: hoeveel keuzes. Bij een schaal: hoeveel stappen.', null=True, validators=[django.core.validators.MaxValueValidator(100, 'Vul hooguit 100 in, of laat het vak leeg.')], verbose_name='aantal'),
        ),
        migrations.AlterField(
            model_name='historicalvraag',
            name='alleen_als_antwoorden',
            field=models.TextField(blank=True, validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='een van deze antwoorden is gekozen'),
        ),
        migrations.AlterField(
            model_name='historicalvraag',
            name='opties',
            field=models.TextField(blank=True, help_text='Eén antwoord per regel.', validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='antwoorden'),
        ),
        migrations.AlterField(
            model_name='historicalvraag',
            name='rijen',
            field=models.TextField(blank=True, help_text='Eén rij per regel.', validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='rijen'),
        ),
        migrations.AlterField(
            model_name='historicalvragenlijst',
            name='minuten',
            field=models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1, 'Vul ten minste 1 minuut in.'), django.core.validators.MaxValueValidator(120, 'Vul hooguit 120 minuten in. Duurt het langer? Maak de lijst dan korter.')], verbose_name='duur in minuten'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='aantal',
            field=models.PositiveSmallIntegerField(blank=True, help_text='Bij een top: hoeveel keuzes. Bij een schaal: hoeveel stappen.', null=True, validators=[django.core.validators.MaxValueValidator(100, 'Vul hooguit 100 in, of laat het vak leeg.')], verbose_name='aantal'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='alleen_als_antwoorden',
            field=models.TextField(blank=True, validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='een van deze antwoorden is gekozen'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='opties',
            field=models.TextField(blank=True, help_text='Eén antwoord per regel.', validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='antwoorden'),
        ),
        migrations.AlterField(
            model_name='vraag',
            name='rijen',
            field=models.TextField(blank=True, help_text='Eén rij per regel.', validators=[consultatie.vragenlijst.grenzen.niet_te_veel_regels], verbose_name='rijen'),
        ),
        migrations.AlterField(
            model_name='vragenlijst',
            name='minuten',
            field=models.PositiveSmallIntegerField(default=5, validators=[django.core.validators.MinValueValidator(1, 'Vul ten minste 1 minuut in.'), django.core.validators.MaxValueValidator(120, 'Vul hooguit 120 minuten in. Duurt het langer? Maak de lijst dan korter.')], verbose_name='duur in minuten'),
        ),
    ]
