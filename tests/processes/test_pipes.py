"""Whatever becomes of the streams: a documented status, and a line or silence."""

import fcntl
import os
import re
import select
import signal
import subprocess
import termios
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from invocation import SMALL, Result, environment, jjj
from process import JJJ, PATIENCE, run, shell
from slowness import slow_but

OUTPUTS = [
    *("--help", "--version", "goals --help", "help", "help goals", "help --man", "schema", "--show-completion bash"),
    *(
        "--show-completion fish",
        "cite",
        "cite --style bibtex",
        "annotations",
        "about -f json",
        "facts -f html",
        "compare",
    ),
    *("facts -f csv --excel", "chain -f table --color always", "search textile", "check -f json"),
]
"""A line for each kind of output."""

CLOSED = "standard output is closed"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A model whose facts are more than any pipe holds."""
    text = SMALL.read_text("utf-8")
    end = text.index("\nreadings:")
    fact = (
        "\n  - id: L#\n    kind: background\n    text: {en: Large, zh: 大}\n    evidence: [{block: P1, start: By 2030}]"
    )
    file = tmp_path_factory.mktemp("model") / "large.yaml"
    file.write_text(text[:end] + "".join(fact.replace("#", str(n)) for n in range(5_000)) + text[end:], "utf-8")
    return str(file)


@pytest.fixture
def broken(tmp_path: Path) -> str:
    file = tmp_path / "m.yaml"
    file.write_text("- a\n", "utf-8")
    return str(file)


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """A child inherits what is ignored, as it is in a job in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.parametrize("line", slow_but(OUTPUTS[:1] + OUTPUTS[-2:], OUTPUTS))
def test_a_full_disk_is_one_line_and_4(line: str) -> None:
    with open("/dev/full", "wb") as full:
        result = run(line.split(), stdout=full)
    assert (result.status, result.err) == (4, "jjj: standard output cannot be written: No space left on device\n")


def test_a_full_disk_is_4_whatever_the_report_says(broken: str) -> None:
    with open("/dev/full", "wb") as full:
        assert run(["check", broken], stdout=full).status == 4
        assert run(["search", "nowhere", "--json"], stdout=full).status == 4
        assert run(["go"], {"JJJ_COMPLETE": "1"}, stdout=full).status == 4


BUFFERS = pytest.mark.parametrize("variables", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])


@pytest.mark.slow
@BUFFERS
def test_a_disk_that_fills_up_on_the_way_is_4(variables: dict[str, str], large: str) -> None:
    """Some of the file is let through: no disk is needed for that, only a limit."""
    line = f'trap "" XFSZ; ulimit -f 100; "$jjj" -m {large} facts --json > out; echo $?'
    result = run(["-c", f'cd "$(mktemp -d)"; {line}'], {"jjj": JJJ, **variables}, command=("sh",))
    assert result == Result(0, "4\n", "jjj: standard output cannot be written: File too large\n")


@pytest.mark.parametrize("line", slow_but(OUTPUTS[:1] + OUTPUTS[-2:], OUTPUTS))
def test_a_closed_standard_output_is_one_line_and_4(line: str) -> None:
    result = shell(f'"$jjj" {line} >&-')
    assert (result.status, result.out) == (4, "")
    assert re.fullmatch(rf"jjj: [^\n]*{CLOSED}[^\n]*\n", result.err)


def test_where_nothing_is_to_be_said_a_closed_standard_output_is_fine() -> None:
    assert shell(f'"$jjj" check {SMALL} >&-') == Result(0, "", "")


@pytest.mark.parametrize("line", slow_but(OUTPUTS[:1] + OUTPUTS[-2:], OUTPUTS))
def test_a_reader_that_has_gone_ends_it_silently(line: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert run(line.split(), stdout=writing) == Result(-signal.SIGPIPE, "", "")
    finally:
        os.close(writing)


@pytest.mark.parametrize(
    "name", slow_but(["json"], ["table", "tsv", "csv", "json", "ndjson", "yaml", "markdown", "html"])
)
def test_a_reader_that_goes_in_the_middle_ends_it_silently(name: str, large: str) -> None:
    process = subprocess.Popen(
        [JJJ, "facts", "-m", large, "-f", name], env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    assert process.stdout.read(10)
    process.stdout.close()
    _, err = process.communicate(timeout=PATIENCE)
    assert (process.returncode, err) == (-signal.SIGPIPE, b"")


def test_a_reader_of_the_report_that_has_gone_ends_it_silently(tmp_path: Path) -> None:
    file = tmp_path / "m.yaml"
    file.write_text(SMALL.read_text("utf-8") + "".join(f"key{index}: 1\n" for index in range(60)), "utf-8")
    result = shell(f'{{ "$jjj" check {" ".join([str(file)] * 30)}; echo $? >&2; }} | head -n 1')
    assert result.err == "141\n"
    assert result.out.count("\n") == 1


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("show nonsense", 1),
        ("search nowhere", 1),
        ("gaols", 2),
        ("goals -f xml", 2),
        ("goals -m /nowhere", 3),
        ("check /nowhere", 3),
        ("schema >/dev/full", 4),
        ("schema >&-", 4),
    ],
)
@pytest.mark.parametrize("stream", ["2>&-", "2>/dev/full"])
def test_a_message_that_cannot_be_said_changes_no_status(line: str, status: int, stream: str) -> None:
    result = shell(f'"$jjj" {line} {stream}')
    assert (result.status, result.err) == (status, "")


def test_a_report_is_written_where_its_summary_cannot_be_said(broken: str) -> None:
    assert shell(f'"$jjj" check {broken} 2>&-').out == jjj("check", broken).out
    assert shell(f'"$jjj" check {broken} 2>&-').status == 1


def test_a_reader_of_messages_that_has_gone_is_nobody(broken: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        result = run(["goals", "-m", broken], stderr=writing)
    finally:
        os.close(writing)
    assert result.status in (3, -signal.SIGPIPE)
    assert result.out == ""


@pytest.mark.parametrize("line", ["goals -m -", "check -", "verify -", "coverage -"])
def test_a_closed_standard_input_is_one_line_and_3(line: str) -> None:
    said = "jjj: <stdin>: cannot be read: standard input is closed: give the name of a file\n"
    assert shell(f'"$jjj" {line} <&-') == Result(3, "", said)


def test_all_streams_closed_is_no_bug() -> None:
    assert shell('"$jjj" goals <&- >&- 2>&-').status == 4
    assert shell(f'"$jjj" check {SMALL} <&- >&- 2>&-').status == 0
    assert shell('"$jjj" goals -m - <&- >&- 2>&-').status == 3


# Ctrl-C


def _interrupted(process: "subprocess.Popen[bytes]") -> tuple[int, bytes]:
    process.send_signal(signal.SIGINT)
    begun = time.monotonic()
    _, err = process.communicate(timeout=PATIENCE)
    assert time.monotonic() - begun < 30
    return process.returncode, err


def _started(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [JJJ, *arguments],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def _give(process: "subprocess.Popen[bytes]", content: bytes) -> None:
    """Give a process its standard input whole, and wait until it has read that: the sign that it lives."""
    assert process.stdin
    process.stdin.write(content)
    process.stdin.flush()
    deadline = time.monotonic() + PATIENCE
    while int.from_bytes(fcntl.ioctl(process.stdin, termios.FIONREAD, b"\0" * 4), "little"):
        assert time.monotonic() < deadline
        time.sleep(0.005)
    process.stdin.close()
    process.stdin = None


def test_an_interruption_while_it_waits_for_a_reader_is_told_and_silent(large: str) -> None:
    process = _started(["facts", "-m", large, "--json"])
    assert process.stdout
    assert select.select([process.stdout], [], [], PATIENCE)[0]
    time.sleep(0.3)  # the pipe is full, and it waits
    assert _interrupted(process) == (-signal.SIGINT, b"")


def test_an_interruption_while_it_reads_a_large_model_is_told_and_silent() -> None:
    process = _started(["check", "-"])
    _give(process, f"facts: [{'[a],' * 1_500_000}]".encode())
    assert _interrupted(process) == (-signal.SIGINT, b"")


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0, 0.05, 0.1, 0.2, 0.4, 0.6])
def test_an_interruption_at_any_moment_is_told_and_silent_or_too_late(delay: float, large: str) -> None:
    process = _started(["facts", "-m", "-", "-f", "table"])
    _give(process, Path(large).read_bytes())
    time.sleep(delay)
    status, err = _interrupted(process)
    assert (status, err) in ((-signal.SIGINT, b""), (0, b""))


@pytest.mark.slow
def test_an_interruption_is_not_passed_off_as_success_by_a_shell() -> None:
    line = '( "$jjj" goals -m - ; echo $? ) & sleep 1; kill -INT 0'
    script = f"import subprocess, sys; sys.exit(subprocess.call(['sh', '-c', {line!r}], start_new_session=True))"
    assert "0\n" not in run(["-c", script], {"jjj": JJJ}, command=("python3",)).out


@pytest.mark.slow
@BUFFERS
def test_a_pipe_that_does_not_block_gets_all_or_the_loss_is_said(variables: dict[str, str]) -> None:
    """A shell, an editor or a program in Node may have made the other end so."""
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    process = subprocess.Popen([JJJ, "annotations"], env=environment(variables), stdout=writing, stderr=subprocess.PIPE)
    os.close(writing)
    time.sleep(1)
    with os.fdopen(reading, "rb") as reader:
        out = reader.read().decode()
    _, err = process.communicate(timeout=PATIENCE)
    if process.returncode == 0:
        assert out == jjj("annotations").out
    else:
        assert process.returncode == 4
        assert re.fullmatch(rb"jjj: standard output cannot be written: [^\n]+\n", err)
