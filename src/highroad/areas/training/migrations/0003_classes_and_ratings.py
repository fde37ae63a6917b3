import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '__first__'),
        ('participants', '0001_initial'),
        ('training', '0002_enrollments'),
    ]

    operations = [
        migrations.AlterField(
            model_name='pairing',
            name='kind',
            field=models.CharField(choices=[('journeyworker', 'Journeyworker who confirms hours'), ('mentor', 'Mentor'), ('instructor', 'Instructor of the class')], max_length=16),
        ),
        migrations.CreateModel(
            name='Cohort',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('place', models.CharField(blank=True, max_length=160)),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField(blank=True, null=True)),
                ('member_seats', models.PositiveSmallIntegerField(default=0)),
                ('public_seats', models.PositiveSmallIntegerField(default=0)),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('program', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='cohorts', to='training.trainingprogram')),
            ],
            options={
                'ordering': ['-starts_on', 'name'],
                'constraints': [models.UniqueConstraint(fields=('program', 'name'), name='training_cohort_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='training_cohort_has_a_name'), models.CheckConstraint(condition=models.Q(('member_seats__gt', 0), ('public_seats__gt', 0), _connector='OR'), name='training_cohort_has_seats'), models.CheckConstraint(condition=models.Q(('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='training_cohort_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='ClassSession',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('course', models.CharField(max_length=160)),
                ('day', models.DateField()),
                ('hours', models.DecimalField(decimal_places=2, max_digits=4)),
                ('number', models.PositiveIntegerField()),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('taught_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sessions', to='training.cohort')),
            ],
            options={
                'ordering': ['-day', '-number'],
                'constraints': [models.UniqueConstraint(fields=('cohort', 'number'), name='training_session_number_once'), models.CheckConstraint(condition=models.Q(('hours__gt', 0), ('hours__lte', 24)), name='training_session_hours_of_a_day')],
            },
        ),
        migrations.CreateModel(
            name='CohortSeat',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('member', 'For members'), ('public', 'For the public')], max_length=8)),
                ('number', models.PositiveIntegerField()),
                ('asked_on', models.DateField()),
                ('left_on', models.DateField(blank=True, null=True)),
                ('made_by_alias', models.CharField(max_length=40)),
                ('made_at', models.DateTimeField()),
                ('cohort', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='seats', to='training.cohort')),
                ('participant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='participants.participant')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('cohort', 'number'), name='training_seat_number_once'), models.UniqueConstraint(condition=models.Q(('left_on', None)), fields=('cohort', 'participant'), name='training_seat_once'), models.CheckConstraint(condition=models.Q(('left_on', None), ('left_on__gte', models.F('asked_on')), _connector='OR'), name='training_seat_left_after_asking')],
            },
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('number', models.PositiveSmallIntegerField()),
                ('hours', models.DecimalField(decimal_places=2, max_digits=4)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='training.classsession')),
                ('seat', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attendance', to='training.cohortseat')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('session', 'seat', 'number'), name='training_attendance_number_once'), models.CheckConstraint(condition=models.Q(('hours__gte', 0), ('hours__lte', 24)), name='training_attendance_hours_of_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Rating',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('competency', models.CharField(max_length=60)),
                ('level', models.PositiveSmallIntegerField(choices=[(0, '0: not seen yet'), (1, '1: tried, without success'), (2, '2: done with a good deal of help'), (3, '3: done well with little help'), (4, '4: done well alone')])),
                ('on', models.DateField()),
                ('note', models.CharField(blank=True, max_length=300)),
                ('number', models.PositiveIntegerField()),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('enrollment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='training.enrollment')),
            ],
            options={
                'ordering': ['-number'],
                'constraints': [models.UniqueConstraint(fields=('enrollment', 'number'), name='training_rating_number_once'), models.CheckConstraint(condition=models.Q(('level__lte', 4)), name='training_rating_level_to_4')],
            },
        ),
        migrations.CreateModel(
            name='RatingWord',
            fields=[
                ('key', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('is_signed', models.BooleanField()),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('at', models.DateTimeField()),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('rating', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='word', to='training.rating')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('is_signed', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='training_rating_declined_with_a_reason')],
            },
        ),
    ]
