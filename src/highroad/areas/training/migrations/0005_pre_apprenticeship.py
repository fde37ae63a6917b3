import django.db.models.deletion
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('participants', '0001_initial'),
        ('partnerships', '0003_organization_names_are_known_once'),
        ('training', '0004_staying_and_leaving'),
    ]

    operations = [
        migrations.CreateModel(
            name='PreApprenticeship',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=160)),
                ('provider', models.CharField(blank=True, max_length=160)),
                ('elements', models.JSONField(default=dict)),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='partnerships.body')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('body', 'name'), name='training_preparing_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='training_preparing_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='DirectEntry',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('places', models.PositiveSmallIntegerField()),
                ('from_on', models.DateField()),
                ('to_on', models.DateField(blank=True, null=True)),
                ('terms', models.TextField(blank=True)),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('program', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='direct_entries', to='training.trainingprogram')),
                ('preparing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='training.preapprenticeship')),
            ],
            options={
                'ordering': ['-from_on'],
                'constraints': [models.UniqueConstraint(fields=('preparing', 'program', 'from_on'), name='training_direct_entry_once'), models.CheckConstraint(condition=models.Q(('places__gt', 0)), name='training_direct_entry_promises_places'), models.CheckConstraint(condition=models.Q(('to_on', None), ('to_on__gte', models.F('from_on')), _connector='OR'), name='training_direct_entry_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='DirectEntrant',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('finished_on', models.DateField()),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('enrollment', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='direct_entrant', to='training.enrollment')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.participant')),
                ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='training.directentry')),
            ],
            options={
                'ordering': ['finished_on', 'made_at'],
                'constraints': [models.UniqueConstraint(fields=('entry', 'participant'), name='training_direct_entrant_once')],
            },
        ),
    ]
