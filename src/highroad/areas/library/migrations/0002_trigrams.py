"""Words are found by three letters in a row: FTS5 on SQLite, pg_trgm on PostgreSQL."""

from django.db import migrations

SQLITE = [
    "CREATE VIRTUAL TABLE library_word_trigrams USING fts5"
    "(word, content='library_indexword', content_rowid='id', tokenize='trigram')",
    "CREATE TRIGGER library_word_added AFTER INSERT ON library_indexword BEGIN "
    "INSERT INTO library_word_trigrams(rowid, word) VALUES (new.id, new.word); END",
    "CREATE TRIGGER library_word_gone AFTER DELETE ON library_indexword BEGIN "
    "INSERT INTO library_word_trigrams(library_word_trigrams, rowid, word) "
    "VALUES ('delete', old.id, old.word); END",
    "INSERT INTO library_word_trigrams(library_word_trigrams) VALUES ('rebuild')",
]
SQLITE_BACK = [
    "DROP TRIGGER library_word_gone",
    "DROP TRIGGER library_word_added",
    "DROP TABLE library_word_trigrams",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE INDEX library_word_trigrams ON library_indexword USING gin (word gin_trgm_ops)",
]
POSTGRESQL_BACK = ["DROP INDEX library_word_trigrams"]


def forwards(apps, schema_editor):
    for line in POSTGRESQL if schema_editor.connection.vendor == "postgresql" else SQLITE:
        schema_editor.execute(line)


def backwards(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for line in POSTGRESQL_BACK if is_postgresql else SQLITE_BACK:
        schema_editor.execute(line)


class Migration(migrations.Migration):
    dependencies = [("library", "0001_initial")]

    operations = [migrations.RunPython(forwards, backwards)]
