"""The sandbox: what runs in it reaches nothing but what it was given, leaves nothing behind, and cannot hurt its caller."""

import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from opendata import sandbox
from opendata.errors import BadData, Failure, Outside, Refused
from opendata.nameless import content, filled
from opendata.sandbox import Answer, Limits

pytestmark = pytest.mark.filterwarnings("ignore:This process .* is multi-threaded")  # Python 3.12 says so of every fork

HERE = Path(__file__).parent
MINUTE = Limits(wall_seconds=60)
isolated = pytest.mark.skipif("not __import__('opendata.sandbox').sandbox.namespaces()", reason="no namespaces on this platform")


@pytest.fixture(autouse=True)
def _rooms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(HERE))


def run(
    function: str,
    arguments: dict[str, Any] | None = None,
    descriptors: tuple[int, ...] = (),
    limits: Limits = MINUTE,
    hide: Sequence[str] = (),
) -> Answer:
    return sandbox.run(f"sandbox_rooms:{function}", arguments or {}, descriptors, limits, hide=hide)


@contextmanager
def lifeline() -> Iterator[tuple[int, Callable[[float], bool]]]:
    """Give a descriptor to hand out, and a test whether within seconds all who held it are gone."""
    reader, writer = os.pipe()

    def gone(seconds: float) -> bool:
        poll = select.poll()  # select itself knows descriptors below 1,024 only
        poll.register(reader)
        return bool(poll.poll(seconds * 1000))

    yield writer, gone
    os.close(reader)


def close(descriptors: tuple[int, ...]) -> None:
    for descriptor in descriptors:
        os.close(descriptor)


# ----------------------------------------------------------------------------------------------------- giving and taking


def test_the_answer_is_what_the_function_gives() -> None:
    assert run("echo", {"a": [1, None, "ß"], "b": {"c": 0.5}}).value == {"a": [1, None, "ß"], "b": {"c": 0.5}}


def test_descriptors_travel_both_ways_and_stay_the_same_files() -> None:
    given = filled(b"there")
    os.lseek(given, 0, os.SEEK_END)
    (back,) = run("append", descriptors=(given,)).descriptors
    assert content(given) == content(back) == b"there, and back"
    close((given, back))


def test_more_descriptors_travel_than_one_kernel_message_takes() -> None:
    given = tuple(filled(str(number).encode()) for number in range(600))
    back = run("echo", descriptors=given).descriptors
    assert [content(descriptor) for descriptor in back] == [str(number).encode() for number in range(600)]
    close(given + back)


def test_no_descriptor_stays_open_that_the_caller_did_not_get() -> None:
    run("echo")
    before = len(os.listdir("/proc/self/fd"))  # noqa: PTH208
    given = filled(b"")
    close(run("echo", descriptors=(given,)).descriptors)
    for function, arguments in (("fail", {"class": "BadData"}), ("end", {"by": "exit"}), ("crash", {"with": "ValueError"})):
        with pytest.raises(Failure):
            run(function, arguments, (given,))
    os.close(given)
    assert len(os.listdir("/proc/self/fd")) == before  # noqa: PTH208


def test_long_answers_arrive() -> None:
    assert len(run("long_answer", {"length": 20_000_000}).value["text"]) == 20_000_000


def test_each_call_has_a_child_of_its_own_even_at_the_same_time() -> None:
    with ThreadPoolExecutor(8) as threads:
        assert [answer.value["n"] for answer in threads.map(lambda n: run("echo", {"n": n}), range(40))] == list(range(40))


def test_a_warm_call_takes_few_milliseconds() -> None:
    run("echo")
    start = time.perf_counter()
    for _ in range(5):
        run("echo")
    assert (time.perf_counter() - start) / 5 < 0.2  # measured 0.014 on an idle machine


def test_the_dictionary_is_there_for_every_child() -> None:
    assert run("dictionary").value == {"there": True, "right": True}


def restarted(*preload: str) -> None:
    server = sandbox._Server.current
    if server is not None:
        server.process.kill()
        server.process.wait()
        server.control.close()
    sandbox.warm(preload or sandbox.PRELOAD)


def test_what_follows_a_failed_step_is_not_prepared_and_calls_go_on() -> None:
    restarted("sandbox_rooms:fails", "sandbox_rooms:follows")
    assert run("reached").value == {"reached": []}
    restarted("sandbox_rooms:follows")
    assert run("reached").value == {"reached": ["follows"]}
    restarted()


def test_polars_has_no_workers_in_the_server_for_it_forks() -> None:
    run("echo")
    server = sandbox._Server.current
    assert server is not None
    threads = [(task / "comm").read_text().strip() for task in Path(f"/proc/{server.process.pid}/task").iterdir()]
    assert not [name for name in threads if name.removeprefix("polars-").isdigit()]


def test_the_server_is_started_anew_after_it_died() -> None:
    run("echo")
    server = sandbox._Server.current
    assert server is not None
    server.process.kill()
    server.process.wait()
    server.control.close()
    assert run("echo", {"a": 1}).value == {"a": 1}


# -------------------------------------------------------------------------------------------------------------- failures


@pytest.mark.parametrize("kind", ["Misuse", "BadData", "Refused", "Outside"])
def test_a_failure_inside_is_the_same_failure_outside(kind: str) -> None:
    with pytest.raises(Failure) as raised:
        run("fail", {"class": kind})
    assert (type(raised.value).__name__, raised.value.code) == (kind, "some-code")
    assert raised.value.params == {"count": 3, "place": "resource 2"}


@pytest.mark.parametrize("kind", ["ValueError", "SystemExit", "KeyboardInterrupt", "an answer that is no JSON"])
def test_of_any_other_exception_nothing_comes_out_but_where_it_was(kind: str) -> None:
    with pytest.raises(Outside) as raised:
        run("crash", {"with": kind})
    assert raised.value.code == "sandbox-crashed"
    assert "Mustermann" not in repr(raised.value) + repr(raised.value.params)
    assert str(raised.value.params["where"]).startswith("opendata.sandbox.")
    assert raised.value.__cause__ is None


@pytest.mark.parametrize(
    ("by", "kind", "code"),
    [
        ("exit", Outside, "sandbox-died"),
        ("kill", Outside, "sandbox-died"),
        ("abort", BadData, "sandbox-memory"),  # how Rust and C++ end when memory is refused
    ],
)
def test_a_death_inside_is_a_failure_outside(by: str, kind: type[Failure], code: str) -> None:
    with pytest.raises(kind) as raised:
        run("end", {"by": by})
    assert raised.value.code == code


def test_nothing_printed_inside_comes_out(capfd: pytest.CaptureFixture[str]) -> None:
    run("speak")
    assert capfd.readouterr() == ("", "")


# ---------------------------------------------------------------------------------------------------------------- limits


@pytest.mark.parametrize(
    ("function", "limits", "kind", "code"),
    [
        ("use_cpu", Limits(cpu_seconds=1), BadData, "sandbox-cpu"),  # a regular expression that never ends
        ("use_memory", Limits(data_bytes=1024**3), BadData, "sandbox-memory"),
        ("use_disk", Limits(file_bytes=10 * 1024**2), BadData, "sandbox-size"),
        ("use_files", Limits(open_files=100), Outside, "sandbox-crashed"),
        ("use_time", Limits(wall_seconds=0.3), Outside, "sandbox-time"),
    ],
)
def test_who_uses_more_than_allowed_is_ended(function: str, limits: Limits, kind: type[Failure], code: str) -> None:
    given = filled(b"")
    start = time.monotonic()
    with pytest.raises(kind) as raised:
        run(function, descriptors=(given,), limits=limits)
    assert raised.value.code == code
    assert time.monotonic() - start < 10
    os.close(given)


def test_what_ran_out_of_time_is_gone() -> None:
    with lifeline() as (line, gone):
        with pytest.raises(Outside):
            run("use_time", descriptors=(line,), limits=Limits(wall_seconds=0.3))
        os.close(line)
        assert gone(5)


# ------------------------------------------------------------------------------------------------------------- isolation


@isolated
def test_no_network_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        assert run("call", {"port": server.getsockname()[1]}).value == {"reached": False}
        with pytest.raises(TimeoutError):
            server.accept()


@isolated
def test_hidden_folders_are_empty_by_every_way_we_know(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "keys" / "a.key").write_text("a key")
    given = filled(b"still read")
    answer = run("look", {"folder": str(tmp_path), "caller": os.getpid()}, (given,), hide=[str(tmp_path)])
    assert not any(answer.value["seen"].values()), answer.value["seen"]
    assert answer.value["passed"] == "still read"
    assert (tmp_path / "keys" / "a.key").read_text() == "a key"
    os.close(given)


@isolated
def test_a_folder_is_hidden_behind_a_link_too(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "a.key").write_text("a key")
    (tmp_path / "link").symlink_to("var")
    answer = run("look", {"folder": str(tmp_path / "var"), "caller": os.getpid()}, (0,), hide=[str(tmp_path / "link")])
    assert not any(answer.value["seen"].values())


@isolated
def test_no_other_process_is_seen() -> None:
    assert run("surroundings").value["processes"] == [1, 2]


def test_no_option_token_or_home_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENDATA_CKAN_TOKEN_FILE", "/a/path")
    sandbox._stop()
    environment = run("surroundings").value["environment"]
    assert not {name for name in environment if name.startswith(("OPENDATA", "HOME", "USER"))}


def test_no_core_dump_is_left_and_no_main_program_is_loaded() -> None:
    around = run("surroundings").value
    assert (around["core"], around["folder"], around["main"]) == (0, "/", None)


def test_files_without_names_are_all_it_needs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    sandbox._stop()
    run("echo")
    assert list(tmp_path.iterdir()) == []
    sandbox._stop()


# ------------------------------------------------------------------------------------------------- ends with its caller

CALLER = """
import sys
from opendata import sandbox
if __name__ == "__main__":
    sandbox.run("sandbox_rooms:echo", {})
    print("running", flush=True)
    try:
        sandbox.run("sandbox_rooms:" + sys.argv[1], {}, [int(sys.argv[2])])
    except KeyboardInterrupt:
        print("interrupted", sandbox.run("sandbox_rooms:echo", {"a": 1}).value, flush=True)
else:
    raise SystemExit("loaded a second time")
"""


@pytest.mark.parametrize("function", ["use_time", "use_cpu"])
def test_kill_9_of_the_caller_ends_what_it_called(function: str, tmp_path: Path) -> None:
    with lifeline() as (line, gone):
        process = caller(tmp_path, function, line)
        time.sleep(0.2)
        process.kill()
        process.communicate()
        assert gone(5)


def test_ctrl_c_ends_the_call_and_the_next_one_works(tmp_path: Path) -> None:
    with lifeline() as (line, gone):
        process = caller(tmp_path, "use_cpu", line)
        time.sleep(0.2)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does: to the whole group
        said, _ = process.communicate(timeout=20)
        assert said == b"interrupted {'a': 1}\n"
        assert process.returncode == 0
        assert gone(5)


@isolated
def test_no_process_started_inside_outlives_its_call() -> None:
    with lifeline() as (line, gone):
        assert run("leave_a_child", descriptors=(line,)).value == {"left": 1}
        os.close(line)
        assert gone(0)


def caller(folder: Path, function: str, line: int) -> "subprocess.Popen[bytes]":
    """Start another program that calls `function` and hands it the line."""
    (folder / "caller.py").write_text(CALLER)
    process = subprocess.Popen(
        [sys.executable, str(folder / "caller.py"), function, str(line)],
        pass_fds=[line],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(HERE)},
        start_new_session=True,
    )
    os.close(line)
    assert process.stdout is not None
    assert process.stdout.readline() == b"running\n"
    return process


def test_where_the_platform_has_no_namespaces_work_goes_on_and_says_so() -> None:
    forbid = "echo 0 > /proc/sys/user/max_user_namespaces"
    if subprocess.run(["unshare", "--user", "--map-root-user", "sh", "-c", forbid], check=False).returncode:  # noqa: S607
        pytest.skip("cannot forbid namespaces here")
    program = "from opendata import sandbox; print(sandbox.namespaces(), sandbox.run('sandbox_rooms:echo', {'a': 1}).value)"
    command = ["unshare", "--user", "--map-root-user", "sh", "-c", f'{forbid}; exec "$0" -c "$1"', sys.executable, program]
    environment = {**os.environ, "PYTHONPATH": str(HERE)}
    said = subprocess.run(command, check=True, capture_output=True, env=environment)
    assert said.stdout == b"False {'a': 1}\n"


def test_calls_from_threads_and_a_forked_process_do_not_meet() -> None:
    run("echo")
    results: list[Any] = []
    child = os.fork() if threading.active_count() == 1 else None
    if child == 0:
        try:
            os._exit(0 if run("echo", {"a": 2}).value == {"a": 2} else 1)
        finally:
            os._exit(2)
    results.append(run("echo", {"a": 1}).value)
    assert results == [{"a": 1}]
    if child is not None:
        assert os.waitpid(child, 0)[1] == 0


def test_a_refusal_is_bad_data_to_who_does_not_care() -> None:
    with pytest.raises(BadData) as raised:
        run("fail", {"class": "Refused"})
    assert isinstance(raised.value, Refused)
