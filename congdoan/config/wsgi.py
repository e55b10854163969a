"""The web server's entrance."""

import os

from django.core.wsgi import get_wsgi_application

from congdoan.config.collecting import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "congdoan.config.settings.prod")
application = get_wsgi_application()
settle()
