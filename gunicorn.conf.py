"""gunicorn reads this by itself. Where it listens comes from the environment; what it logs from mjbp.logboek."""

import os

from consultatie.misbruik import telraam  # noqa: F401  before the workers fork: they count together in its memory
from mjbp.logboek import logging_instellingen

bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WORKERS", "2"))
threads = int(os.environ.get("THREADS", "4"))
worker_class = "gthread"
accesslog = None
control_socket_disable = True  # one in the home folder would be shared by every server of this user
# A worker that hangs is replaced; the slowest page, the adoption of a plan, draws its PDF in some 5 s.
timeout = 60
logconfig_dict = logging_instellingen(
    leesbaar=os.environ.get("DJANGO_SETTINGS_MODULE", "").endswith(".dev"),
    niveau=os.environ.get("LOG_LEVEL", "INFO"),
)
