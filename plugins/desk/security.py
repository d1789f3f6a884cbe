"""Who may talk to the desk: the browser of the editor who was given its address, and nobody else; and what its pages may load."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOKEN = "token"  # noqa: S105 - the name of the parameter
CSRF = "csrf"
CSRF_HEADER = "x-csrf"
_METHODS = ("GET", "HEAD", "POST")
_REFUSED = {
    405: "Cách gọi này không dùng ở đây. / This method is not used here.",
    421: "Địa chỉ này không phải của bàn biên tập. / This address is not the desk's.",
    403: "Hãy mở bàn biên tập bằng địa chỉ in ở cửa sổ lệnh. / Open the desk by the address that its terminal shows.",
}


def csrf_of(token: str) -> str:
    """Return what every form of the desk sends along: only pages of the desk know it."""
    return hmac.new(token.encode(), b"csrf", "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Guard:
    """Lets through what comes from the editor's own browser and a page of the desk itself, and says what pages may load.

    The policy on referrers is ``same-origin``: ``no-referrer`` would have browsers send forms without their origin. To
    other hosts neither tells anything.
    """

    app: ASGIApp
    token: str
    origin: str
    """``http://127.0.0.1:8000``: scheme, host and port, exactly as the browser has them."""
    preview: str
    """Origin of the preview, which pages of the desk may show in a frame."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        request.state.nonce = secrets.token_urlsafe(16)
        answer = self._refusal(request) or self._entry(request) or self.app
        await answer(scope, receive, self._with_headers(request, send))

    def _refusal(self, request: Request) -> Response | None:
        """Return why *request* is not answered, None when it may be."""
        host, origin = request.headers.get("host", ""), request.headers.get("origin")
        if request.method not in _METHODS:
            return _refused(405)
        if host != self.origin.partition("://")[2]:
            return _refused(421)
        if origin not in (None, self.origin) or (request.method == "POST" and origin is None):
            return _refused(403)
        if _is_same(request.query_params.get(TOKEN, ""), self.token) and request.method == "GET":
            return None
        if not _is_same(request.cookies.get(self._cookie, ""), self.token):
            return _refused(403)
        given = request.headers.get(CSRF_HEADER) or request.query_params.get(CSRF, "")
        if request.method == "POST" and not _is_same(given, csrf_of(self.token)):
            return _refused(403)
        return None

    def _entry(self, request: Request) -> Response | None:
        """Return, for an address with the token, the way to the same address without it; the cookie has it from there on."""
        if TOKEN not in request.query_params:
            return None
        rest = urlencode([pair for pair in parse_qsl(request.url.query) if pair[0] != TOKEN])
        path = "/" + request.url.path.lstrip("/")  # two slashes would lead to another host
        answer = RedirectResponse(f"{path}?{rest}" if rest else path, 303)
        answer.set_cookie(self._cookie, self.token, httponly=True, samesite="strict", path="/")
        return answer

    @property
    def _cookie(self) -> str:
        """Its name: browsers send cookies to all ports of a host, and there may be several desks."""
        return f"desk-{self.origin.rpartition(':')[2]}"

    def _with_headers(self, request: Request, send: Send) -> Send:
        policy = "; ".join(
            (
                "default-src 'none'",
                "script-src 'self'",
                f"style-src 'self' 'nonce-{request.state.nonce}'",
                "img-src 'self' data: blob:",
                "media-src 'self' blob:",
                "font-src 'self'",
                "connect-src 'self'",
                f"frame-src {self.preview}",
                "form-action 'self'",
                "base-uri 'none'",
                "frame-ancestors 'none'",
            )
        )

        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", policy)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "same-origin"
                headers["Cross-Origin-Opener-Policy"] = "same-origin"
                headers["Cross-Origin-Resource-Policy"] = "same-origin"
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        return send_with


def _is_same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())


def _refused(status: int) -> Response:
    return PlainTextResponse(_REFUSED[status], status)
