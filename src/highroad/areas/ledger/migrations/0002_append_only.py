"""The database itself refuses to change or delete entries and checkpoints, on both engines."""

from django.db import migrations

TABLES = ("ledger_entry", "ledger_checkpoint")
SQLITE = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation'; END
$$
"""
POSTGRES = """
CREATE TRIGGER {table}_no_{act} BEFORE {act} ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
"""


def guard(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    if postgres:
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
    acts = ("update", "delete", "truncate") if postgres else ("update", "delete")
    for table in TABLES:
        for act in acts:
            schema_editor.execute((POSTGRES if postgres else SQLITE).format(table=table, act=act), params=None)


def lift(apps, schema_editor):
    postgres = schema_editor.connection.vendor == "postgresql"
    for table in TABLES:
        for act in ("update", "delete", "truncate"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{act}" + (f" ON {table}" if postgres else ""))


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_initial")]
    operations = [migrations.RunPython(guard, lift)]
