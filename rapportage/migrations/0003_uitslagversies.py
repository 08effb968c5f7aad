
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('rapportage', '0002_openantwoord'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='resultaatpublicatie',
            options={'ordering': ('-gepubliceerd_op', '-nummer'), 'verbose_name': 'gepubliceerd resultaat', 'verbose_name_plural': 'gepubliceerde resultaten'},
        ),
        migrations.AddField(
            model_name='resultaatpublicatie',
            name='document',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='rapportage.document', verbose_name='document'),
        ),
        migrations.AddField(
            model_name='resultaatpublicatie',
            name='nummer',
            field=models.PositiveSmallIntegerField(default=1, verbose_name='versie'),
        ),
        migrations.AddField(
            model_name='resultaatpublicatie',
            name='toelichting',
            field=models.TextField(blank=True, max_length=600, verbose_name='wat er is verbeterd, en waarom'),
        ),
        migrations.AlterField(
            model_name='document',
            name='soort',
            field=models.CharField(choices=[('nota', 'Nota voor burgemeester en wethouders'), ('raadsmededeling', 'Raadsmededeling'), ('startnotitie', 'Startnotitie'), ('plan', 'Meerjarenbeleidsplan'), ('voortgangsrapportage', 'Voortgangsrapportage'), ('inbrengnota', 'Nota van inbreng'), ('uitslag', 'Uitslag van de consultatie')], max_length=30, verbose_name='soort'),
        ),
        migrations.AlterField(
            model_name='resultaatpublicatie',
            name='vragenlijst',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='publicaties', to='consultatie.vragenlijst', verbose_name='vragenlijst'),
        ),
        migrations.AddConstraint(
            model_name='resultaatpublicatie',
            constraint=models.UniqueConstraint(fields=('vragenlijst', 'nummer'), name='resultaatpublicatie_nummer', violation_error_message='Deze versie is er al.'),
        ),
        migrations.AddConstraint(
            model_name='resultaatpublicatie',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('nummer', 1), ('toelichting', '')), models.Q(('nummer__gt', 1), models.Q(('toelichting', ''), _negated=True)), _connector='OR'), name='resultaatpublicatie_toelichting', violation_error_message='Een verbetering zegt wat er is verbeterd, en waarom.'),
        ),
    ]
