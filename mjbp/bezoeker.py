"""Session, sign-in and messages, on every page but those that promise to know nobody.

A questionnaire is such a page: no session is opened there, whatever cookies the browser sends, so nothing that is done
on it can be led to who is signed in. It is also the page that many open at once, and this is a tenth of its cost.
"""

import re
from typing import Any

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest
from django.utils.deprecation import MiddlewareMixin

_KENT_NIEMAND = re.compile(r"/(consultatie|u)/[^/]+/")


class _NietBijWieNiemandKent(MiddlewareMixin):
    def __call__(self, request: HttpRequest) -> Any:
        if _KENT_NIEMAND.fullmatch(request.path_info):
            return self.get_response(request)
        return super().__call__(request)


class Sessie(_NietBijWieNiemandKent, SessionMiddleware):
    """request.session, where there is one."""


class Aanmelding(_NietBijWieNiemandKent, AuthenticationMiddleware):
    """request.user, where there is one."""


class Meldingen(_NietBijWieNiemandKent, MessageMiddleware):
    """Messages that wait for the next page, where there are any."""
