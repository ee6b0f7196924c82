"""One call of CKAN's action API, with nothing between us and the answer: the tests' own eyes."""

import http.client
import json
import uuid
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlsplit

SECONDS: Final = 60


class ActionError(Exception):
    """CKAN refused: `status` and its `error` object."""

    def __init__(self, status: int, error: object) -> None:
        """Keep both."""
        super().__init__(f"{status}: {error}")
        self.status = status
        self.error = error


def call(url: str, action: str, token: str = "", file: tuple[str, bytes] | None = None, /, **arguments: object) -> Any:  # noqa: ANN401
    """Call an action with these arguments, `file` (name, content) as an upload; give its result, raise ActionError."""
    if file is None:
        body, kind = json.dumps(arguments).encode(), "application/json"
    else:
        body, kind = _form(arguments, *file)
    status, answer = fetch(f"{url}/api/3/action/{action}", token, body, kind)
    try:
        value = json.loads(answer)
    except ValueError:
        raise ActionError(status, answer[:200]) from None
    if not value.get("success"):
        raise ActionError(status, value.get("error"))
    return value["result"]


def fetch(url: str, token: str = "", body: bytes | None = None, kind: str = "") -> tuple[int, bytes]:
    """Get an address, or post to it; give status and body. Follows nothing."""
    where = urlsplit(url)
    headers = {name: value for name, value in (("Authorization", token), ("Content-Type", kind)) if value}
    connection = http.client.HTTPConnection(str(where.hostname), where.port, timeout=SECONDS)
    try:
        connection.request("GET" if body is None else "POST", f"{where.path}?{where.query}", body, headers)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def _form(arguments: Mapping[str, object], name: str, content: bytes) -> tuple[bytes, str]:
    border = uuid.uuid4().hex
    start = f"--{border}\r\nContent-Disposition: form-data; name="
    fields = "".join(f'{start}"{key}"\r\n\r\n{value}\r\n' for key, value in arguments.items())
    head = f'{fields}{start}"upload"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
    return head.encode() + content + f"\r\n--{border}--\r\n".encode(), f"multipart/form-data; boundary={border}"
