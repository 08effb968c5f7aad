"""The roles of the house as groups, and the five fields of Kernbeleid Veiligheid."""

from django.db import migrations

ROLLEN = ("beheerder", "oov", "bestuurssecretariaat", "griffie", "raadslid", "begeleider")
VELDEN = (
    ("woon-en-leefomgeving", "Veilige woon- en leefomgeving"),
    ("bedrijvigheid", "Bedrijvigheid en veiligheid"),
    ("jeugd", "Jeugd en veiligheid"),
    ("fysiek", "Fysieke veiligheid"),
    ("integriteit", "Integriteit en veiligheid"),
)


def maak(apps, schema_editor):
    Group = apps.get_model("auth", "Group")
    Veiligheidsveld = apps.get_model("thema", "Veiligheidsveld")
    for rol in ROLLEN:
        Group.objects.get_or_create(name=rol)
    for volgorde, (code, naam) in enumerate(VELDEN, start=1):
        Veiligheidsveld.objects.get_or_create(code=code, defaults={"naam": naam, "volgorde": volgorde})


class Migration(migrations.Migration):
    dependencies = [("thema", "0001_begin"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [migrations.RunPython(maak, migrations.RunPython.noop)]
