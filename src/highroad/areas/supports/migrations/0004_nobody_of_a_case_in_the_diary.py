"""Whoever opened their own case stood in its diary by their account; since then nobody does, and here the old lines follow."""

from django.db import migrations

OWN = ("opened", "screened", "consented", "withdrew", "placed")
"""What people do themselves; other lines are of navigators and of those who approve money."""


def forget_who(apps, schema_editor):
    """Clears the account where it is none of a navigator of the desk."""
    navigator = apps.get_model("supports", "Navigator")
    lines = apps.get_model("supports", "DiaryLine").objects.filter(act__in=OWN)
    for desk in apps.get_model("supports", "Desk").objects.order_by("pk").values_list("pk", flat=True):
        helpers = navigator.objects.filter(desk=desk).values("user")
        lines.filter(case__desk=desk).exclude(by=None).exclude(by__in=helpers).update(by=None)


class Migration(migrations.Migration):

    dependencies = [("supports", "0003_areas_and_shifts")]

    operations = [migrations.RunPython(forget_who, migrations.RunPython.noop, elidable=True)]
