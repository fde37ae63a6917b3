import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('training', '0003_classes_and_ratings'),
    ]

    operations = [
        migrations.CreateModel(
            name='CheckIn',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveIntegerField()),
                ('day', models.DateField()),
                ('how', models.CharField(choices=[('well', 'It goes well'), ('mixed', 'Some of it is hard'), ('hard', 'It is hard at the moment')], max_length=8)),
                ('words', models.TextField(blank=True)),
                ('wants_help', models.BooleanField(default=False)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('pairing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='check_ins', to='training.pairing')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('pairing', 'number'), name='training_check_in_number_once')],
            },
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('route', models.CharField(choices=[('bargained', 'By the bargained agreement'), ('sponsor', 'To the sponsor'), ('agency', 'To the registration agency'), ('discrimination', 'Discrimination, to the agency')], max_length=16)),
                ('happened_on', models.DateField()),
                ('filed_on', models.DateField()),
                ('words', models.TextField()),
                ('ruled_on', models.DateField(blank=True, null=True)),
                ('ruling', models.TextField(blank=True)),
                ('appealed_on', models.DateField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='training.enrollment')),
                ('ruled_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-filed_on', '-at'],
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='training_complaint_says_something'), models.CheckConstraint(condition=models.Q(('filed_on__gte', models.F('happened_on'))), name='training_complaint_in_order'), models.CheckConstraint(condition=models.Q(models.Q(('ruled_on', None), ('ruling', '')), models.Q(('ruled_on__isnull', False), models.Q(('ruling', ''), _negated=True)), _connector='OR'), name='training_complaint_answered_in_words'), models.CheckConstraint(condition=models.Q(('appealed_on', None), ('ruled_on__isnull', False), _connector='OR'), name='training_complaint_answered_before_appeal')],
            },
        ),
        migrations.CreateModel(
            name='ExitInterview',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('held_on', models.DateField()),
                ('reasons', models.JSONField()),
                ('words', models.TextField(blank=True)),
                ('would_return', models.BooleanField(blank=True, null=True)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enrollment', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='exit_interview', to='training.enrollment')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('reasons', []), _negated=True), name='training_exit_has_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='MentorOffer',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('site', models.CharField(blank=True, max_length=120)),
                ('languages', models.CharField(blank=True, max_length=200)),
                ('most', models.PositiveSmallIntegerField(default=1)),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('program', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='mentor_offers', to='training.trainingprogram')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['made_at'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at', None)), fields=('program', 'user'), name='training_mentor_offer_once'), models.CheckConstraint(condition=models.Q(('most__gt', 0)), name='training_mentor_takes_somebody')],
            },
        ),
    ]
