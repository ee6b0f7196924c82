"""Files are fetched politely, within bounds, from public addresses and the portal's own host, and with no credential."""

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.portals.strangers import Answer, Clock, Stranger, stranger

from opendata.errors import BadData, Failure, Outside
from opendata.nameless import content
from opendata.portals.ckan.addresses import Own, allowed, is_public
from opendata.portals.ckan.fetching import MAX_REDIRECTS, Fetcher
from opendata.portals.ckan.pace import Pace

PRIVATE = [
    *"0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.9.9.9 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.8 192.168.1.1".split(),
    *"198.18.0.1 224.0.0.1 239.1.1.1 240.0.0.1 255.255.255.255".split(),
    *":: ::1 fe80::1 fe80::1%eth0 fc00::1 fd12::1 ff02::1 fec0::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1".split(),
    *"64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1 2002:7f00:1::1 2001:0:1::1 100::1 2001:db8::1".split(),
]


@pytest.mark.parametrize("address", PRIVATE)
def test_no_address_within_a_network_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "193.99.144.80", "2a02:2e0:3fe:1001::1", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("found", [["10.0.0.1"], ["8.8.8.8", "127.0.0.1"], ["::ffff:192.168.0.1"]], ids=" ".join)
def test_a_name_that_leads_into_a_network_is_refused_even_among_public_addresses(found: list[str]) -> None:
    with pytest.raises(BadData, match="audit-internal-address"):
        allowed("daten.example", 443, Own("ckan.example", 443), lambda *_: found)


@pytest.mark.parametrize(
    ("port", "own", "reaches"), [(443, 443, True), (80, 443, True), (5000, 5000, True), (6379, 5000, False), (80, 5000, False)]
)
def test_the_portals_own_host_may_be_anywhere_but_no_other_service_on_it(port: int, own: int, reaches: bool) -> None:
    assert Own("ckan.intern", own).covers("CKAN.intern", port) == reaches


def fetcher(portal: Stranger, clock: Clock | None = None, largest: int = 1000) -> Fetcher:
    clock = clock or Clock()
    return Fetcher(portal.url, largest, Pace(1, clock, clock.sleep))


def fetched(portal: Stranger, path: str, clock: Clock | None = None, largest: int = 1000) -> bytes:
    descriptor = fetcher(portal, clock, largest).fetch(portal.url + path)
    try:
        return content(descriptor)
    finally:
        os.close(descriptor)


def code(portal: Stranger, path: str, largest: int = 1000) -> str:
    with pytest.raises(Failure) as failed:
        fetched(portal, path, largest=largest)
    return failed.value.code


def test_a_file_comes_as_it_is_and_nothing_tells_who_asks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".netrc").write_text("default login eva password geheim\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with stranger(answers={"/a.csv": [Answer(b"a;b\n", headers={"Set-Cookie": "x=1"})]}) as portal:
        assert fetched(portal, "/a.csv?x=%20") == b"a;b\n"
        with_password = portal.url.replace("http://", "http://eva:geheim@")
        os.close(fetcher(portal).fetch(f"{with_password}/a.csv#teil"))
        assert [path for _, path, _ in portal.asked] == ["/a.csv?x=%20", "/a.csv"]
        assert all(
            {name.lower() for name in headers} == {"host", "user-agent", "accept", "accept-encoding"}
            for _, _, headers in portal.asked
        )


def test_a_few_redirects_are_followed_and_no_more() -> None:
    steps = {f"/{at}": [Answer(status=302, headers={"Location": f"/{at + 1}"})] for at in range(20)}
    with stranger(answers={**steps, "/5": [Answer(b"da")]}) as portal:
        assert fetched(portal, "/0") == b"da"
    with stranger(answers=steps) as portal:
        assert code(portal, "/0") == "audit-redirects"
        assert len(portal.asked) == MAX_REDIRECTS + 1


def test_neither_a_link_nor_a_redirect_leads_to_another_service_of_this_machine() -> None:
    with stranger(answers={"/x": [Answer(b"intern")]}) as inside:
        with stranger(answers={"/weiter": [Answer(status=301, headers={"Location": f"{inside.url}/x"})]}) as portal:
            assert code(portal, "/weiter") == "audit-internal-address"
            for link in (
                f"{inside.url}/x",
                inside.url.replace("127.0.0.1", "localhost") + "/x",
                inside.url.replace("127.0.0.1", "[::1]"),
            ):
                with pytest.raises(BadData, match="audit-internal-address"):
                    fetcher(portal).fetch(link)
        assert inside.asked == []


@pytest.mark.parametrize(
    "link", ["ftp://a.example/x", "file:///etc/passwd", "a.csv", "", "javascript:1", "http://", "http://[::1", "http://a b/"]
)
def test_only_web_addresses_are_asked(link: str) -> None:
    with stranger() as portal, pytest.raises(BadData, match="audit-no-link"):
        fetcher(portal).fetch(link)


@given(st.text(max_size=30), st.sampled_from(["", "http://", "https://127.0.0.1:1/", "http://127.0.0.1:1"]))
def test_no_link_is_a_fault_of_the_program(text: str, start: str) -> None:
    clock = Clock()
    one = Fetcher("http://127.0.0.1:2", 10, Pace(1, clock, clock.sleep), lambda *_: ["127.0.0.1"])
    with pytest.raises(Failure):
        one.fetch(start + text)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(b"x" * 1001), "audit-too-large"),
        (Answer(b"x", length=1001), "audit-too-large"),
        (Answer(gzip.compress(b"0" * 5000), headers={"Content-Encoding": "gzip"}), "audit-too-large"),
        (Answer(b"x", length=500), "audit-away"),
        (Answer(b"<html>", headers={"Content-Type": "text/html; charset=utf-8"}), "audit-web-page"),
        (Answer(b"", 404), "audit-gone"),
        (Answer(b"", 401), "audit-refused"),
        (Answer(b"", 500), "audit-away"),
        (Answer(b"kein gzip", headers={"Content-Encoding": "gzip"}), "audit-away"),
        (Answer(status=302, headers={"Location": "ftp://x"}), "audit-no-link"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_is_no_file_is_told(answer: Answer, said: str) -> None:
    with stranger(answers={"/a": [answer]}) as portal:
        assert code(portal, "/a") == said


def test_a_busy_host_is_given_the_time_it_asks_for() -> None:
    clock = Clock()
    with stranger(
        answers={"/a": [Answer(status=429, headers={"Retry-After": "7"}), Answer(status=503), Answer(b"da")]}
    ) as portal:
        assert fetched(portal, "/a", clock) == b"da"
    assert clock.slept == [7.0, 4.0]
    with stranger(answers={"/a": [Answer(status=429, headers={"Retry-After": "9999"})]}) as portal:
        assert code(portal, "/a") == "audit-busy"
        assert len(portal.asked) == 1


def test_a_host_that_takes_no_connection_is_asked_once() -> None:
    clock, looked = Clock(), []

    def nowhere(host: str, _port: int) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"]

    one = Fetcher("http://weg.example:1", 10, Pace(1, clock, clock.sleep), nowhere)
    for _ in range(3):
        with pytest.raises(Outside, match="audit-silent-host"):
            one.fetch("http://weg.example:1/x")
    assert looked == ["weg.example"]


def test_others_hosts_are_asked_at_the_agreed_pace_and_this_machine_at_once() -> None:
    clock = Clock()
    pace = Pace(0.5, clock, clock.sleep)
    for host in ("a.example", "b.example", "a.example", "127.0.0.1", "127.0.0.1", "localhost"):
        pace.wait(host)
    clock.now += 1.5
    pace.wait("a.example")
    pace.wait("a.example")
    assert clock.slept == [2.0, 0.5, 2.0]
