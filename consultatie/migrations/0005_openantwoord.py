import random
import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from thema.basis.migratie import NieuweTabellen


PER_KEER = 1000


def verhuizen(apps, schema_editor):
    """Move the open texts of answers that were mixed before into rows of their own, in random order, as mixing does now.

    What an answer keeps is an empty text: the question was answered.
    """
    Inzending = apps.get_model("consultatie", "Inzending")
    Openantwoord = apps.get_model("consultatie", "Openantwoord")
    rng = random.SystemRandom()
    for versie in apps.get_model("consultatie", "Vragenlijstversie").objects.all():
        vragen = [vraag for sectie in versie.definitie["secties"] for vraag in sectie["vragen"]]
        open_vragen = [vraag["sleutel"] for vraag in vragen if vraag["soort"] == "open"]
        wijkvraag = next((vraag["sleutel"] for vraag in vragen if vraag["soort"] == "wijk"), "")
        if not open_vragen:
            continue
        gevonden, veranderd = [], []
        for inzending in Inzending.objects.filter(versie=versie).iterator(chunk_size=PER_KEER):
            teksten = {sleutel: inzending.antwoorden[sleutel] for sleutel in open_vragen if inzending.antwoorden.get(sleutel)}
            if not teksten:
                continue
            wijk = inzending.antwoorden.get(wijkvraag, "")
            gevonden += [
                Openantwoord(versie=versie, vraag=sleutel, kanaal=inzending.kanaal, wijk=wijk, origineel=tekst)
                for sleutel, tekst in teksten.items()
            ]
            inzending.antwoorden.update(dict.fromkeys(teksten, ""))
            veranderd.append(inzending)
        Openantwoord.objects.bulk_create(rng.sample(gevonden, len(gevonden)), batch_size=PER_KEER)
        Inzending.objects.bulk_update(veranderd, ["antwoorden"], batch_size=100)


class Migration(migrations.Migration):

    dependencies = [
        ('consultatie', '0004_partnerconsultatie'),
        ('thema', '0002_rollen_en_veiligheidsvelden'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NieuweTabellen(
            migrations.CreateModel(
                name='HistoricalLabel',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('naam', models.CharField(max_length=60, verbose_name='label')),
                    ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                    ('omschrijving', models.TextField(blank=True, help_text='Wat inwoners hierover zeggen, in één of twee zinnen.', verbose_name='u zei')),
                    ('gedaan', models.TextField(blank=True, help_text='Wat u ermee doet, of dat u het niet doet.', verbose_name='wij besloten')),
                    ('waarom', models.TextField(blank=True, verbose_name='waarom')),
                    ('besluit', models.CharField(blank=True, help_text='Waar het is besloten, en wanneer.', max_length=160, verbose_name='besluit')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('doel', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='thema.doel', verbose_name='doel')),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('onderbouwing', models.ForeignKey(blank=True, db_constraint=False, editable=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='consultatie.onderbouwing')),
                    ('thema', models.ForeignKey(blank=True, db_constraint=False, help_text='Leeg: gaat niet over één thema.', null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='thema.thema', verbose_name='thema')),
                    ('vragenlijst', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='consultatie.vragenlijst', verbose_name='vragenlijst')),
                ],
                options={
                    'verbose_name': 'historical label',
                    'verbose_name_plural': 'historical labels',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='Label',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('naam', models.CharField(max_length=60, verbose_name='label')),
                    ('volgorde', models.PositiveSmallIntegerField(default=0, verbose_name='volgorde')),
                    ('omschrijving', models.TextField(blank=True, help_text='Wat inwoners hierover zeggen, in één of twee zinnen.', verbose_name='u zei')),
                    ('gedaan', models.TextField(blank=True, help_text='Wat u ermee doet, of dat u het niet doet.', verbose_name='wij besloten')),
                    ('waarom', models.TextField(blank=True, verbose_name='waarom')),
                    ('besluit', models.CharField(blank=True, help_text='Waar het is besloten, en wanneer.', max_length=160, verbose_name='besluit')),
                    ('doel', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='labels', to='thema.doel', verbose_name='doel')),
                    ('onderbouwing', models.OneToOneField(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='label', to='consultatie.onderbouwing')),
                    ('thema', models.ForeignKey(blank=True, help_text='Leeg: gaat niet over één thema.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='labels', to='thema.thema', verbose_name='thema')),
                    ('vragenlijst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='labels', to='consultatie.vragenlijst', verbose_name='vragenlijst')),
                ],
                options={
                    'verbose_name': 'label',
                    'verbose_name_plural': 'labels',
                    'ordering': ('volgorde', 'pk'),
                },
            ),
            migrations.CreateModel(
                name='Namenlijst',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('namen', models.TextField(blank=True, help_text='Eén naam per regel, bijvoorbeeld van een wijkagent of een jongerenwerker.', verbose_name='namen')),
                    ('gemeente', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='namenlijst', to='thema.gemeente', verbose_name='gemeente')),
                ],
                options={
                    'verbose_name': 'namenlijst',
                    'verbose_name_plural': 'namenlijsten',
                },
            ),
            migrations.CreateModel(
                name='Openantwoord',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('vraag', models.CharField(max_length=120, verbose_name='vraag')),
                    ('kanaal', models.CharField(choices=[('open', 'Open vragenlijst'), ('digipanel', 'Digipanel'), ('papier', 'Papier'), ('telefoon', 'Telefoon'), ('partner', 'Partner')], max_length=10, verbose_name='kanaal')),
                    ('wijk', models.CharField(blank=True, max_length=8, verbose_name='wijk')),
                    ('origineel', models.TextField(null=True, verbose_name='zoals het binnenkwam')),
                    ('tekst', models.TextField(null=True, verbose_name='antwoord')),
                    ('status', models.CharField(choices=[('te_screenen', 'Nog te lezen'), ('vrijgegeven', 'Vrijgegeven'), ('weggelegd', 'Weggelegd')], default='te_screenen', editable=False, max_length=15, verbose_name='status')),
                    ('reden', models.CharField(blank=True, choices=[('persoon', 'Gaat over een persoon die te herkennen blijft'), ('melding', 'Is een melding voor politie of hulpverlening'), ('kwetsend', 'Scheldt, bedreigt of discrimineert'), ('onbruikbaar', 'Is niet te begrijpen of gaat nergens over'), ('bewaartermijn', 'Was niet gelezen voor de bewaartermijn om was')], max_length=15, verbose_name='reden')),
                    ('is_citeerbaar', models.BooleanField(default=False, verbose_name='citeren mag')),
                    ('reactie', models.TextField(blank=True, verbose_name='reactie')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('labels', models.ManyToManyField(blank=True, related_name='antwoorden', to='consultatie.label', verbose_name='labels')),
                    ('versie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='openantwoorden', to='consultatie.vragenlijstversie', verbose_name='vragenlijst')),
                ],
                options={
                    'verbose_name': 'open antwoord',
                    'verbose_name_plural': 'open antwoorden',
                    'ordering': ('pk',),
                },
            ),
            migrations.AddConstraint(
                model_name='label',
                constraint=models.UniqueConstraint(fields=('vragenlijst', 'naam'), name='label_uniek', violation_error_message='Deze vragenlijst heeft al een label met deze naam. Kies een andere naam.'),
            ),
            migrations.AddIndex(
                model_name='openantwoord',
                index=models.Index(fields=['versie', 'status'], name='openantwoord_werk'),
            ),
        ),
        # What was moved cannot be put back: nothing leads from a text to the answer it was part of.
        migrations.RunPython(verhuizen, elidable=True),
    ]
