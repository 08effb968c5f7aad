"""What `manage.py check`, and with it every start of the worker, says of the settings for mail."""

from typing import Any

from django.core.checks import CheckMessage, Error

from .adressen import verkeerde_instelling


def afzender_controleren(app_configs: Any, **anders: Any) -> list[CheckMessage]:
    """The address to send from is one."""
    if not (naam := verkeerde_instelling()):
        return []
    hint = "Schrijf bijvoorbeeld: Gemeente Voorbeeldstad <veiligheid@voorbeeldstad.nl>. Zet een naam met een komma tussen aanhalingstekens."
    return [
        Error(
            f"De instelling {naam} is geen e-mailadres waarvandaan mail kan worden verstuurd.",
            hint=hint,
            id="consultatie.E001",
        )
    ]
