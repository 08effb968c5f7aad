"""All tables of rapportage at once (ADR 26)."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from thema.basis.migratie import NieuweTabellen


class Migration(migrations.Migration):

    initial = True

    replaces = [
        ('rapportage', '0001_begin'),
        ('rapportage', '0002_openantwoord'),
        ('rapportage', '0003_uitslagversies'),
        ('rapportage', '0004_cijferinzage'),
        ('rapportage', '0005_besluitenlijst'),
        ('rapportage', '0006_openbare_versie'),
        ('rapportage', '0007_raadsvoorstel'),
        ('rapportage', '0008_bijstelling'),
        ('rapportage', '0009_verslag'),
    ]

    dependencies = [
        ('consultatie', '0001_geheel'),
        ('thema', '0001_geheel'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        NieuweTabellen(
            migrations.CreateModel(
                name='Cijferinzage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('gegevens', models.JSONField(verbose_name='gegevens')),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                    ('gegeven_op', models.DateTimeField(verbose_name='gegeven op')),
                    ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                    ('vragenlijst', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cijferinzage', to='consultatie.vragenlijst', verbose_name='vragenlijst')),
                ],
                options={
                    'verbose_name': 'cijfers ter inzage',
                    'verbose_name_plural': 'cijfers ter inzage',
                },
            ),
            migrations.CreateModel(
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('is_fictief', models.BooleanField(default=False, help_text='Verzonnen voor het voorbeeld. Staat zo op het scherm en in documenten.', verbose_name='fictief')),
                    ('soort', models.CharField(choices=[('nota', 'Nota voor burgemeester en wethouders'), ('raadsmededeling', 'Raadsmededeling'), ('startnotitie', 'Startnotitie'), ('raadsvoorstel', 'Raadsvoorstel'), ('raadsbesluit', 'Raadsbesluit'), ('plan', 'Meerjarenbeleidsplan'), ('bijstelling', 'Bijstelling van het plan'), ('voortgangsrapportage', 'Voortgangsrapportage'), ('inbrengnota', 'Nota van inbreng'), ('uitslag', 'Uitslag van de consultatie'), ('besluitenlijst', 'Besluitenlijst van het college'), ('verslag', 'Verslag van een bijeenkomst')], max_length=30, verbose_name='soort')),
                    ('titel', models.CharField(max_length=200, verbose_name='titel')),
                    ('nummer', models.CharField(blank=True, max_length=30, verbose_name='nummer')),
                    ('slug', models.SlugField(max_length=100, unique=True, verbose_name='adres')),
                    ('datum', models.DateField(verbose_name='datum van het document')),
                    ('besluit', models.CharField(help_text='Wie wat besloot, en wanneer.', max_length=200, verbose_name='besluit')),
                    ('gegevens', models.JSONField(verbose_name='gegevens')),
                    ('inhoud', models.TextField(verbose_name='inhoud als HTML')),
                    ('pdf', models.BinaryField(verbose_name='pdf')),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256 van de pdf')),
                    ('paginas', models.PositiveSmallIntegerField(verbose_name='aantal pagina’s')),
                    ('bytes', models.PositiveIntegerField(verbose_name='grootte in bytes')),
                    ('softwareversie', models.CharField(max_length=40, verbose_name='gemaakt met versie')),
                    ('vastgelegd_op', models.DateTimeField(verbose_name='vastgelegd op')),
                    ('gepubliceerd_op', models.DateTimeField(blank=True, null=True, verbose_name='gepubliceerd op')),
                    ('blijft_intern', models.BooleanField(default=False, editable=False, verbose_name='blijft intern')),
                    ('voorwaarde', models.CharField(blank=True, editable=False, max_length=250, verbose_name='openbaar nadat')),
                    ('voorwaarde_vervuld_op', models.DateField(blank=True, editable=False, null=True, verbose_name='voorwaarde vervuld op')),
                    ('is_geheim', models.BooleanField(default=False, editable=False, verbose_name='geheim')),
                    ('beleidsplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='documenten', to='thema.beleidsplan', verbose_name='beleidsplan')),
                    ('netwerksessie', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='verslagen', to='consultatie.netwerksessie', verbose_name='netwerksessie')),
                    ('openbare_versie_van', models.OneToOneField(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='openbare_versie', to='rapportage.document', verbose_name='openbare versie van')),
                ],
                options={
                    'verbose_name': 'document',
                    'verbose_name_plural': 'documenten',
                    'ordering': ('-datum', '-vastgelegd_op'),
                },
            ),
            migrations.CreateModel(
                name='HistoricalVoortgangsrapportage',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('is_fictief', models.BooleanField(default=False, help_text='Verzonnen voor het voorbeeld. Staat zo op het scherm en in documenten.', verbose_name='fictief')),
                    ('vergrendeld_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='vergrendeld op')),
                    ('jaar', models.PositiveSmallIntegerField(verbose_name='jaar')),
                    ('samenvatting', models.TextField(help_text='Twee of drie zinnen: hoe staat het ervoor?', verbose_name='samenvatting')),
                    ('veiligheidsbeeld', models.TextField(blank=True, help_text='Toelichting bij de cijfers. Markdown.', verbose_name='veiligheidsbeeld')),
                    ('vooruitblik', models.TextField(blank=True, help_text='Opmaak met Markdown.', verbose_name='wat er nu komt')),
                    ('vraag_aan_raad', models.TextField(blank=True, help_text='Eén punt per regel.', verbose_name='wat wij de raad vragen')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('beleidsplan', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='thema.beleidsplan', verbose_name='beleidsplan')),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'verbose_name': 'historical voortgangsrapportage',
                    'verbose_name_plural': 'historical voortgangsrapportages',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='Resultaatpublicatie',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('nummer', models.PositiveSmallIntegerField(default=1, verbose_name='versie')),
                    ('toelichting', models.TextField(blank=True, max_length=600, verbose_name='wat er is verbeterd, en waarom')),
                    ('gegevens', models.JSONField(verbose_name='gegevens')),
                    ('sha256', models.CharField(max_length=64, verbose_name='SHA-256')),
                    ('gepubliceerd_op', models.DateTimeField(verbose_name='gepubliceerd op')),
                    ('document', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rapportage.document', verbose_name='document')),
                    ('door', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='door')),
                    ('vragenlijst', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publicaties', to='consultatie.vragenlijst', verbose_name='vragenlijst')),
                ],
                options={
                    'verbose_name': 'gepubliceerd resultaat',
                    'verbose_name_plural': 'gepubliceerde resultaten',
                    'ordering': ('-gepubliceerd_op', '-nummer'),
                },
            ),
            migrations.CreateModel(
                name='Voortgangsrapportage',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('is_fictief', models.BooleanField(default=False, help_text='Verzonnen voor het voorbeeld. Staat zo op het scherm en in documenten.', verbose_name='fictief')),
                    ('vergrendeld_op', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='vergrendeld op')),
                    ('jaar', models.PositiveSmallIntegerField(verbose_name='jaar')),
                    ('samenvatting', models.TextField(help_text='Twee of drie zinnen: hoe staat het ervoor?', verbose_name='samenvatting')),
                    ('veiligheidsbeeld', models.TextField(blank=True, help_text='Toelichting bij de cijfers. Markdown.', verbose_name='veiligheidsbeeld')),
                    ('vooruitblik', models.TextField(blank=True, help_text='Opmaak met Markdown.', verbose_name='wat er nu komt')),
                    ('vraag_aan_raad', models.TextField(blank=True, help_text='Eén punt per regel.', verbose_name='wat wij de raad vragen')),
                    ('beleidsplan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voortgangsrapportages', to='thema.beleidsplan', verbose_name='beleidsplan')),
                ],
                options={
                    'verbose_name': 'voortgangsrapportage',
                    'verbose_name_plural': 'voortgangsrapportages',
                    'ordering': ('-jaar',),
                },
            ),
            migrations.CreateModel(
                name='Themavoortgang',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('staat', models.CharField(choices=[('op_koers', 'Op koers'), ('vraagt_aandacht', 'Vraagt aandacht'), ('loopt_achter', 'Loopt achter'), ('klaar', 'Klaar'), ('nog_niet_begonnen', 'Nog niet begonnen')], max_length=20, verbose_name='staat')),
                    ('tekst', models.TextField(help_text='Opmaak met Markdown.', verbose_name='wat er is gebeurd')),
                    ('thema', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voortgang', to='thema.thema', verbose_name='thema')),
                    ('rapportage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themas', to='rapportage.voortgangsrapportage', verbose_name='rapportage')),
                ],
                options={
                    'verbose_name': 'voortgang van een thema',
                    'verbose_name_plural': 'voortgang per thema',
                    'ordering': ('thema__soort', 'thema__volgorde'),
                },
            ),
            migrations.CreateModel(
                name='Maatregelvoortgang',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('staat', models.CharField(choices=[('op_koers', 'Op koers'), ('vraagt_aandacht', 'Vraagt aandacht'), ('loopt_achter', 'Loopt achter'), ('klaar', 'Klaar'), ('nog_niet_begonnen', 'Nog niet begonnen')], max_length=20, verbose_name='staat')),
                    ('toelichting', models.CharField(blank=True, max_length=250, verbose_name='toelichting')),
                    ('maatregel', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='voortgang', to='thema.maatregel', verbose_name='maatregel')),
                    ('rapportage', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='maatregelen', to='rapportage.voortgangsrapportage', verbose_name='rapportage')),
                ],
                options={
                    'verbose_name': 'voortgang van een maatregel',
                    'verbose_name_plural': 'voortgang per maatregel',
                    'ordering': ('maatregel__volgorde',),
                },
            ),
            migrations.CreateModel(
                name='HistoricalThemavoortgang',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('staat', models.CharField(choices=[('op_koers', 'Op koers'), ('vraagt_aandacht', 'Vraagt aandacht'), ('loopt_achter', 'Loopt achter'), ('klaar', 'Klaar'), ('nog_niet_begonnen', 'Nog niet begonnen')], max_length=20, verbose_name='staat')),
                    ('tekst', models.TextField(help_text='Opmaak met Markdown.', verbose_name='wat er is gebeurd')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('thema', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='thema.thema', verbose_name='thema')),
                    ('rapportage', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='rapportage.voortgangsrapportage', verbose_name='rapportage')),
                ],
                options={
                    'verbose_name': 'historical voortgang van een thema',
                    'verbose_name_plural': 'historical voortgang per thema',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.CreateModel(
                name='HistoricalMaatregelvoortgang',
                fields=[
                    ('id', models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name='ID')),
                    ('bewerking', models.PositiveIntegerField(default=0, editable=False, verbose_name='bewerking')),
                    ('staat', models.CharField(choices=[('op_koers', 'Op koers'), ('vraagt_aandacht', 'Vraagt aandacht'), ('loopt_achter', 'Loopt achter'), ('klaar', 'Klaar'), ('nog_niet_begonnen', 'Nog niet begonnen')], max_length=20, verbose_name='staat')),
                    ('toelichting', models.CharField(blank=True, max_length=250, verbose_name='toelichting')),
                    ('history_id', models.AutoField(primary_key=True, serialize=False)),
                    ('history_date', models.DateTimeField(db_index=True)),
                    ('history_change_reason', models.CharField(max_length=100, null=True)),
                    ('history_type', models.CharField(choices=[('+', 'Created'), ('~', 'Changed'), ('-', 'Deleted')], max_length=1)),
                    ('history_user', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('maatregel', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='thema.maatregel', verbose_name='maatregel')),
                    ('rapportage', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', to='rapportage.voortgangsrapportage', verbose_name='rapportage')),
                ],
                options={
                    'verbose_name': 'historical voortgang van een maatregel',
                    'verbose_name_plural': 'historical voortgang per maatregel',
                    'ordering': ('-history_date', '-history_id'),
                    'get_latest_by': ('history_date', 'history_id'),
                },
                bases=(simple_history.models.HistoricalChanges, models.Model),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(('gepubliceerd_op__isnull', True), models.Q(('blijft_intern', False), ('is_geheim', False)), _connector='OR'), name='document_intern_nooit_openbaar'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(('gepubliceerd_op__isnull', True), ('voorwaarde', ''), ('voorwaarde_vervuld_op__isnull', False), _connector='OR'), name='document_wacht_op_voorwaarde'),
            ),
            migrations.AddConstraint(
                model_name='document',
                constraint=models.CheckConstraint(condition=models.Q(('openbare_versie_van__isnull', True), ('blijft_intern', False), _connector='OR'), name='document_openbare_versie_is_openbaar'),
            ),
            migrations.AddConstraint(
                model_name='resultaatpublicatie',
                constraint=models.UniqueConstraint(fields=('vragenlijst', 'nummer'), name='resultaatpublicatie_nummer', violation_error_message='Deze versie is er al.'),
            ),
            migrations.AddConstraint(
                model_name='resultaatpublicatie',
                constraint=models.CheckConstraint(condition=models.Q(models.Q(('nummer', 1), ('toelichting', '')), models.Q(('nummer__gt', 1), models.Q(('toelichting', ''), _negated=True)), _connector='OR'), name='resultaatpublicatie_toelichting', violation_error_message='Een verbetering zegt wat er is verbeterd, en waarom.'),
            ),
            migrations.AddConstraint(
                model_name='voortgangsrapportage',
                constraint=models.UniqueConstraint(fields=('beleidsplan', 'jaar'), name='voortgang_een_per_jaar', violation_error_message='Over dit jaar is er al een rapportage.'),
            ),
            migrations.AddConstraint(
                model_name='themavoortgang',
                constraint=models.UniqueConstraint(fields=('rapportage', 'thema'), name='themavoortgang_uniek', violation_error_message='Dit thema staat al in de rapportage.'),
            ),
            migrations.AddConstraint(
                model_name='maatregelvoortgang',
                constraint=models.UniqueConstraint(fields=('rapportage', 'maatregel'), name='maatregelvoortgang_uniek', violation_error_message='Deze maatregel staat al in de rapportage.'),
            ),
        ),
    ]
