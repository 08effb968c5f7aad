"""An operation for migrations that make many tables: the models are drawn up once, not once per table."""

from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class NieuweTabellen(Operation):
    """New tables, and whatever the operations after them say of those same tables (fields, indexes, constraints).

    Django draws all models that hang together up anew after every single operation; in an empty database that took nine
    tenths of the time. Nobody has seen these tables yet, so they can be made at once as they are when all is said. For
    a table that was there before this operation, this is not the place.
    """

    def __init__(self, *operaties: Any) -> None:
        self.operaties = operaties
        nieuw = [operatie.name_lower for operatie in operaties if isinstance(operatie, CreateModel)]
        vreemd = {self._tabel(operatie) for operatie in operaties} - set(nieuw)
        if vreemd:
            raise ValueError(f"No new tables: {', '.join(sorted(vreemd))}")
        self._nieuw = nieuw

    @staticmethod
    def _tabel(operatie: Any) -> str:
        naam: str = operatie.name_lower if isinstance(operatie, CreateModel) else operatie.model_name_lower
        return naam

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # What has been drawn up is drawn up again when somebody asks for it.
        state.__dict__.pop("apps", None)
        for operatie in self.operaties:
            operatie.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in self._modellen(app_label, schema_editor, to_state.apps):
            schema_editor.create_model(model)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for model in reversed(self._modellen(app_label, schema_editor, from_state.apps)):
            schema_editor.delete_model(model)

    def _modellen(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, apps: Apps) -> list[Any]:
        modellen = [apps.get_model(app_label, naam) for naam in self._nieuw]
        return [model for model in modellen if self.allow_migrate_model(schema_editor.connection.alias, model)]

    def describe(self) -> str:
        return "; ".join(operatie.describe() for operatie in self.operaties)
