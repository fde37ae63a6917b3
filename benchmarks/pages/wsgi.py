"""The door of the benchmark's server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.pages.settings"
application = get_wsgi_application()
