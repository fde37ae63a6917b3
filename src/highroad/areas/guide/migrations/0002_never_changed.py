"""The database itself refuses to change an answer, on both engines."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER guide_answer_no_update BEFORE UPDATE ON guide_selfassessment
BEGIN SELECT RAISE(ABORT, 'guide_selfassessment is append only'); END
"""
POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION guide_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'guide_selfassessment is append only' USING ERRCODE = 'integrity_constraint_violation'; END
$$
"""
POSTGRES = """
CREATE TRIGGER guide_answer_no_update BEFORE UPDATE ON guide_selfassessment
FOR EACH STATEMENT EXECUTE FUNCTION guide_refuse()
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_FUNCTION, params=None)
        schema_editor.execute(POSTGRES, params=None)
    else:
        schema_editor.execute(SQLITE, params=None)


def lift(apps, schema_editor):
    where = " ON guide_selfassessment" if schema_editor.connection.vendor == "postgresql" else ""
    schema_editor.execute(f"DROP TRIGGER IF EXISTS guide_answer_no_update{where}")


class Migration(migrations.Migration):
    dependencies = [("guide", "0001_initial")]
    operations = [migrations.RunPython(guard, lift)]
