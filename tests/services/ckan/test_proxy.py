"""Each fault of the proxy does to a client of the real CKAN what it says, and the record tells what happened."""

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from http.client import IncompleteRead, RemoteDisconnected
from urllib.parse import urlsplit

import pytest
from tests.services.ckan import faults
from tests.services.ckan.action import ActionError, call, fetch
from tests.services.ckan.places import ROOT
from tests.services.ckan.proxy import ANY, Proxy
from tests.services.ckan.rig import Rig, fresh_name

pytestmark = pytest.mark.parametrize("ckan", ["plain"], indirect=True)
CONTENT = b"strasse;anzahl\nMarkt;3\n"
SHOW = "/api/3/action/status_show"


@pytest.fixture(name="proxy")
def _proxy(ckan: Rig) -> Iterator[Proxy]:
    with Proxy(ckan.url) as proxy:
        yield proxy


@pytest.fixture(name="name")
def _name(ckan: Rig) -> Iterator[str]:
    """Give a name that no dataset has; one that has it afterwards is purged."""
    name = fresh_name("proxy")
    yield name
    if there(ckan, name):
        call(ckan.url, "dataset_purge", ckan.sysadmin_token, id=name)


def said(proxy: Proxy, request: bytes) -> bytes:
    """Send these bytes and nothing more, and give all that comes back."""
    with socket.create_connection((urlsplit(proxy.url).hostname, urlsplit(proxy.url).port), 30) as client:
        client.sendall(request)
        client.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: client.recv(4096), b""))


def create(url: str, ckan: Rig, name: str) -> dict[str, object]:
    made: dict[str, object] = call(
        url, "package_create", ckan.editor_token, None, name=name, title="Probe", owner_org=ckan.organisation, private=True
    )
    return made


def there(ckan: Rig, name: str) -> bool:
    """Say whether the dataset exists, asked past the proxy."""
    return fetch(f"{ckan.url}/api/3/action/package_show?id={name}", ckan.sysadmin_token)[0] == 200


def test_without_a_fault_nobody_notices_it(ckan: Rig, proxy: Proxy, name: str) -> None:
    create(proxy.url, ckan, name)
    made = call(proxy.url, "resource_create", ckan.editor_token, ("zaehlung.csv", CONTENT), package_id=name)
    assert made["url"].startswith(f"{proxy.url}/dataset/")  # CKAN's own address would lead past the proxy
    assert fetch(made["url"], ckan.editor_token) == (200, CONTENT)
    direct = call(ckan.url, "package_show", ckan.editor_token, id=name)["resources"][0]["url"]
    assert direct == made["url"].replace(proxy.url, ckan.url)
    seen = [(each.kind, each.nth, each.upstream, each.status) for each in proxy.calls]
    assert seen == [(kind, 1, 200, 200) for kind in ("package_create", "resource_create", "download")]
    assert all(each.headers["authorization"] == ckan.editor_token for each in proxy.calls)
    assert proxy.calls[1].size > len(CONTENT)


def test_a_downloaded_file_is_not_touched(ckan: Rig, proxy: Proxy, name: str) -> None:
    create(proxy.url, ckan, name)
    content = f'{{"homepage": "{ckan.url}"}}'.encode()
    made = call(proxy.url, "resource_create", ckan.editor_token, ("datapackage.json", content), package_id=name)
    assert fetch(made["url"], ckan.editor_token) == (200, content)
    path = urlsplit(made["url"]).path
    answer = said(proxy, f"HEAD {path} HTTP/1.0\r\nAuthorization: {ckan.editor_token}\r\n\r\n".encode())
    assert f"\r\nContent-Length: {len(content)}\r\n".encode() in answer
    assert answer.endswith(b"\r\n\r\n")


def test_an_address_that_the_client_sends_is_stored_as_ckans(ckan: Rig, proxy: Proxy, name: str) -> None:
    create(proxy.url, ckan, name)
    call(proxy.url, "package_patch", ckan.editor_token, id=name, url=f"{proxy.url}/dataset/{name}")
    assert call(ckan.url, "package_show", ckan.editor_token, id=name)["url"] == f"{ckan.url}/dataset/{name}"


ANSWERS = {
    401: faults.UNAUTHORIZED,
    403: faults.FORBIDDEN,
    409: faults.CONFLICT,
    429: faults.too_many("7"),
    500: faults.SERVER_ERROR,
    502: faults.BAD_GATEWAY,
    200: faults.GARBAGE,
}


@pytest.mark.parametrize("status", ANSWERS)
def test_the_second_call_of_a_kind_gets_another_answer_and_ckan_hears_nothing(
    ckan: Rig, proxy: Proxy, name: str, status: int
) -> None:
    proxy.at("package_create", 2, ANSWERS[status])
    create(proxy.url, ckan, name)
    with pytest.raises(ActionError) as refused:
        create(proxy.url, ckan, f"{name}-2")
    assert refused.value.status == status
    assert not there(ckan, f"{name}-2")
    assert [(each.upstream, each.status) for each in proxy.calls] == [(200, 200), (None, status)]


def test_too_many_says_when_to_come_again(proxy: Proxy) -> None:
    proxy.always(ANY, faults.too_many("7"))
    answer = said(proxy, f"GET {SHOW} HTTP/1.0\r\n\r\n".encode())
    assert answer.startswith(b"HTTP/1.0 429 ")
    assert b"\r\nRetry-After: 7\r\n" in answer


def test_a_refused_call_reaches_nobody(ckan: Rig, proxy: Proxy, name: str) -> None:
    proxy.at("package_create", 1, faults.refuse)
    with pytest.raises(ConnectionResetError):
        create(proxy.url, ckan, name)
    proxy.settle()
    assert not there(ckan, name)
    assert [(each.upstream, each.status) for each in proxy.calls] == [(None, None)]


def test_nobody_listens_while_it_is_away(proxy: Proxy) -> None:
    with proxy.away(), pytest.raises(ConnectionRefusedError):
        fetch(proxy.url + SHOW)
    assert fetch(proxy.url + SHOW)[0] == 200


def test_a_dropped_answer_was_committed(ckan: Rig, proxy: Proxy, name: str) -> None:
    proxy.at("package_create", 1, faults.drop_answer)
    with pytest.raises(RemoteDisconnected):
        create(proxy.url, ckan, name)
    assert there(ckan, name)
    assert [(each.upstream, each.status) for each in proxy.calls] == [(200, None)]


def test_half_a_body_breaks_off(proxy: Proxy) -> None:
    proxy.at("status_show", 1, faults.half_body)
    with pytest.raises(IncompleteRead):
        fetch(proxy.url + SHOW)


def test_a_slow_body_comes_byte_by_byte(proxy: Proxy) -> None:
    proxy.at("status_show", 1, faults.slow(0.05))
    with socket.create_connection((urlsplit(proxy.url).hostname, urlsplit(proxy.url).port), 30) as client:
        client.sendall(f"GET {SHOW} HTTP/1.0\r\n\r\n".encode())
        while b"\r\n\r\n" not in client.recv(4096):
            pass
        assert [len(client.recv(4096)) for _ in range(5)] == [1] * 5


@pytest.mark.parametrize("status", [302, 307])
def test_a_redirect_leads_to_a_host_that_tells_what_it_was_given(ckan: Rig, proxy: Proxy, status: int) -> None:
    with Proxy(ckan.url, "127.0.0.2") as other:
        other.always(ANY, faults.answer(200, b"{}"))
        proxy.at("status_show", 1, faults.redirect(other.url, status))
        request = urllib.request.Request(proxy.url + SHOW, headers={"Authorization": "canary"})  # noqa: S310
        with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310  (follows, and gives the token away)
            assert answer.read() == b"{}"
        assert [(each.path, each.headers["authorization"], each.upstream) for each in other.calls] == [(SHOW, "canary", None)]


def test_a_chunked_upload_arrives_whole(ckan: Rig, proxy: Proxy) -> None:
    head = f"POST {SHOW} HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Type: application/json\r\n\r\n"
    answer = said(proxy, head.encode() + b"1\r\n{\r\n1\r\n}\r\n0\r\n\r\n")
    assert b'"ckan_version"' in answer
    assert proxy.calls[0].size == 2
    assert proxy.url.encode() in answer
    assert ckan.url.encode() not in answer


def test_something_happens_before_and_after(ckan: Rig, proxy: Proxy, name: str) -> None:
    seen: list[bool] = []
    look = lambda: seen.append(there(ckan, name))  # noqa: E731
    proxy.at("package_create", 1, faults.around(look, look))
    create(proxy.url, ckan, name)
    assert seen == [False, True]


CLIENT = """
import sys
from tests.services.ckan.action import call
call(sys.argv[1], "package_create", sys.argv[2], name=sys.argv[3], title="Probe", owner_org=sys.argv[4], private=True)
"""


@pytest.mark.parametrize(("after", "through"), [(False, False), (False, True), (True, False), (True, True)])
def test_a_client_is_killed_at_a_call(ckan: Rig, proxy: Proxy, name: str, after: bool, through: bool) -> None:
    gate = faults.Gate(after=after)
    proxy.at(ANY, 1, gate)
    client = subprocess.Popen([sys.executable, "-c", CLIENT, proxy.url, ckan.editor_token, name, ckan.organisation], cwd=ROOT)
    assert gate.reached.wait(30)
    assert there(ckan, name) == after
    os.kill(client.pid, signal.SIGKILL)
    client.wait(30)
    (gate.let_through if through else gate.discard)()
    proxy.settle()
    assert there(ckan, name) == (after or through)
    assert proxy.calls[0].upstream == (200 if after or through else None)


def test_a_request_that_breaks_off_reaches_nobody(proxy: Proxy) -> None:
    assert said(proxy, f"POST {SHOW} HTTP/1.1\r\nContent-Length: 100\r\n\r\n{{".encode()) == b""
    proxy.settle()
    assert [(each.upstream, each.status) for each in proxy.calls] == [(None, None)]


def test_calls_at_the_same_time_are_counted_once_each(proxy: Proxy) -> None:
    threads = [threading.Thread(target=fetch, args=(proxy.url + SHOW,)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(each.nth for each in proxy.calls) == list(range(1, 21))
    assert {each.status for each in proxy.calls} == {200}


def test_what_was_forgotten_does_not_happen(proxy: Proxy) -> None:
    proxy.at("status_show", 1, faults.BAD_GATEWAY)
    fetch(proxy.url + "/")
    proxy.forget()
    assert proxy.calls == ()
    assert fetch(proxy.url + SHOW)[0] == 200
