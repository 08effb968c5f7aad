"""A mailing gets a name, once per questionnaire or round; labels that differ only by capitals are the same."""

from collections import defaultdict
from itertools import count

from django.db import migrations, models
from django.db.models.functions import Lower

SOORTEN = {"uitnodiging": "Uitnodiging", "herinnering": "Herinnering"}
LANGST = 60


def uit_elkaar(namen):
    """The same names in their order, each other one with a number where it was there before, whatever its capitals."""
    gezien, uniek = set(), []
    for naam in namen:
        # What was in the list stays itself: only a repetition gets a number, one that nobody has.
        kandidaten = (naam if nummer == 1 else f"{naam[: LANGST - 4]} {nummer}" for nummer in count(1))
        bezet = gezien | {een.casefold() for een in namen} - {naam.casefold()}
        nieuw = next(een for een in kandidaten if een.casefold() not in bezet)
        gezien.add(nieuw.casefold())
        uniek.append(nieuw)
    return uniek


def geef_namen(apps, schema_editor):
    mailings, labels = defaultdict(list), defaultdict(list)
    for mailing in apps.get_model("consultatie", "Mailing").objects.order_by("pk"):
        mailings[mailing.vragenlijst_id, mailing.partnerconsultatie_id].append((mailing, SOORTEN[mailing.soort]))
    for label in apps.get_model("consultatie", "Label").objects.order_by("pk"):
        labels[label.vragenlijst_id].append((label, label.naam))
    for groep in (*mailings.values(), *labels.values()):
        for (ding, _), naam in zip(groep, uit_elkaar([naam for _, naam in groep]), strict=True):
            if ding.naam != naam:
                type(ding).objects.filter(pk=ding.pk).update(naam=naam)


def _naamveld():
    return models.CharField(
        default="",
        help_text="Zo vindt u deze mailing terug. De ontvanger ziet de naam niet.",
        max_length=60,
        verbose_name="naam",
    )


class Migration(migrations.Migration):
    dependencies = [("consultatie", "0013_telling")]

    operations = [
        migrations.AddField("mailing", "naam", _naamveld(), preserve_default=False),
        migrations.AddField("historicalmailing", "naam", _naamveld(), preserve_default=False),
        migrations.RunPython(geef_namen, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            "mailing",
            models.UniqueConstraint(models.F("vragenlijst"), Lower("naam"), name="mailing_naam_uniek_vragenlijst"),
        ),
        migrations.AddConstraint(
            "mailing",
            models.UniqueConstraint(models.F("partnerconsultatie"), Lower("naam"), name="mailing_naam_uniek_ronde"),
        ),
        migrations.RemoveConstraint("label", "label_uniek"),
        migrations.AddConstraint(
            "label",
            models.UniqueConstraint(
                models.F("vragenlijst"),
                Lower("naam"),
                name="label_uniek",
                violation_error_message="Deze vragenlijst heeft al een label met deze naam. Kies een andere naam.",
            ),
        ),
    ]
