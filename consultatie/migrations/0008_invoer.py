import consultatie.inbreng.zegel
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from thema.basis.migratie import NieuweTabellen


class Migration(migrations.Migration):

    dependencies = [
        ('consultatie', '0007_mailing'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NieuweTabellen(
            migrations.CreateModel(
                name='HistoricalStapel',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('kanaal', models.CharField(choices=[('papier', 'Papier'), ('telefoon', 'Telefoon')], max_length=10, verbose_name='kanaal')),
                    ('nummer', models.PositiveSmallIntegerField(editable=False, verbose_name='nummer')),
                    ('naam', models.CharField(blank=True, help_text='Bijvoorbeeld waar de formulieren vandaan komen. Geen namen van mensen.', max_length=60, verbose_name='naam')),
                    ('status', models.CharField(choices=[('invoeren', 'Wordt ingevoerd'), ('nakijken', 'Wordt nagekeken'), ('vrijgegeven', 'Vrijgegeven'), ('verlopen', 'Gewist: nooit vrijgegeven')], default='invoeren', editable=False, max_length=15, verbose_name='status')),
                    ('laatste_nummer', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='laatste nummer')),
                    ('aantal', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='aantal formulieren')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ingevoerd_door', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingevoerd door')),
                    ('versie', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='consultatie.vragenlijstversie', verbose_name='versie')),
                ],
                options={
                    'verbose_name': 'historical stapel',
                    'verbose_name_plural': 'historical stapels',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='Stapel',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('kanaal', models.CharField(choices=[('papier', 'Papier'), ('telefoon', 'Telefoon')], max_length=10, verbose_name='kanaal')),
                    ('nummer', models.PositiveSmallIntegerField(editable=False, verbose_name='nummer')),
                    ('naam', models.CharField(blank=True, help_text='Bijvoorbeeld waar de formulieren vandaan komen. Geen namen van mensen.', max_length=60, verbose_name='naam')),
                    ('status', models.CharField(choices=[('invoeren', 'Wordt ingevoerd'), ('nakijken', 'Wordt nagekeken'), ('vrijgegeven', 'Vrijgegeven'), ('verlopen', 'Gewist: nooit vrijgegeven')], default='invoeren', editable=False, max_length=15, verbose_name='status')),
                    ('laatste_nummer', models.PositiveSmallIntegerField(default=0, editable=False, verbose_name='laatste nummer')),
                    ('aantal', models.PositiveSmallIntegerField(editable=False, null=True, verbose_name='aantal formulieren')),
                    ('ingevoerd_door', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='ingevoerd door')),
                    ('versie', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='stapels', to='consultatie.vragenlijstversie', verbose_name='versie')),
                ],
                options={
                    'verbose_name': 'stapel',
                    'verbose_name_plural': 'stapels',
                    'ordering': ('versie__vragenlijst', 'nummer'),
                },
            ),
            migrations.CreateModel(
                name='Invoerformulier',
                fields=[
                    ('sleutel', models.UUIDField(primary_key=True, serialize=False)),
                    ('nummer', models.PositiveSmallIntegerField(verbose_name='nummer')),
                    ('velden', consultatie.inbreng.zegel.VerzegeldField(verbose_name='velden')),
                    ('dag', models.DateField(verbose_name='dag')),
                    ('is_nagekeken', models.BooleanField(default=False, verbose_name='nagekeken')),
                    ('bewerking', models.PositiveIntegerField(default=0, verbose_name='bewerking')),
                    ('stapel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='formulieren', to='consultatie.stapel', verbose_name='stapel')),
                ],
                options={
                    'verbose_name': 'ingevoerd formulier',
                    'verbose_name_plural': 'ingevoerde formulieren',
                    'ordering': ('stapel', 'nummer'),
                },
            ),
            migrations.AddConstraint(
                model_name='stapel',
                constraint=models.UniqueConstraint(fields=('versie', 'nummer'), name='stapel_nummer_uniek'),
            ),
            migrations.AddConstraint(
                model_name='invoerformulier',
                constraint=models.UniqueConstraint(fields=('stapel', 'nummer'), name='invoerformulier_nummer_uniek'),
            ),
        ),
    ]
