"""The settings of the tests, with mail that goes to the server of EMAIL_URL: for a worker in a process of its own."""

from mjbp.settings.base import mail_instellingen
from mjbp.settings.test import *  # noqa: F403

globals().update(mail_instellingen("smtp://127.0.0.1:1"))
EMAIL_TIMEOUT = 10
