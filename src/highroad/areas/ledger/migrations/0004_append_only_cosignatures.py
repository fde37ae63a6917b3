"""The database itself refuses to change or delete countersignatures, on both engines."""

from importlib import import_module

from django.db import migrations

guards = import_module("highroad.areas.ledger.migrations.0002_append_only")
TABLE = "ledger_cosignature"


def guard(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    form, acts = (guards.POSTGRES, ("update", "delete", "truncate")) if is_postgres else (guards.SQLITE, ("update", "delete"))
    for act in acts:
        schema_editor.execute(form.format(table=TABLE, act=act), params=None)


def lift(apps, schema_editor):
    is_postgres = schema_editor.connection.vendor == "postgresql"
    for act in ("update", "delete", "truncate"):
        schema_editor.execute(f"DROP TRIGGER IF EXISTS {TABLE}_no_{act}" + (f" ON {TABLE}" if is_postgres else ""))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0003_countersigning")]
    operations = [migrations.RunPython(guard, lift)]
