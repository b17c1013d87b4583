"""What an interruption leaves: a shell that knows of it, a clean terminal, no piece of a file."""

import os
import pty
import select
import signal
import subprocess
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from invocation import environment
from process import JJJ, PATIENCE, uncounted

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _interruptible() -> Iterator[None]:
    """A child inherits what is ignored, as it is in a job in the background."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def at_a_terminal(command: Sequence[str], wait_for: bytes, keys: bytes, **variables: str) -> tuple[int, bytes]:
    """The status of a process and what it shows, when keys are typed once it shows something."""
    process, terminal = pty.fork()
    if not process:  # pragma: no cover
        os.execvpe(command[0], list(command), {**environment(variables), "jjj": JJJ})  # noqa: S606
    shown, typed = b"", False
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 0.1)[0]:
            try:
                shown += os.read(terminal, 65536)
            except OSError:
                break
        if wait_for in shown and not typed:
            typed = os.write(terminal, keys) > 0
    os.close(terminal)
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]), shown


def test_an_interruption_ends_the_loop_of_a_shell() -> None:
    loop = 'for i in 1 2 3; do "$jjj" check -; echo next; done'
    status, shown = at_a_terminal(["bash", "-c", loop], b"Ctrl-D", b"\x03")
    assert status == -signal.SIGINT
    assert b"next" not in shown
    assert b"Traceback" not in shown


def test_a_shell_says_130() -> None:
    line = 'trap : INT; "$jjj" check - ; echo "status $?"'
    _, shown = at_a_terminal(["bash", "-c", line], b"Ctrl-D", b"\x03")
    assert b"status 130" in shown


@pytest.mark.parametrize("delay", [0.02, 0.05, 0.1, 0.15, 0.2, 0.3])
def test_an_interruption_while_it_starts_is_silent(delay: float) -> None:
    process = subprocess.Popen(
        [JJJ, "check", "-"], env=uncounted(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    # A file that Python reads to find this package takes the interrupt for its own, says so, and the run goes on.
    assert out == b"" or b"Error processing line" in err
    # Before our first line Python itself is interrupted, and says so.
    assert (process.returncode, err) == (-signal.SIGINT, b"") or b"jjj_textile" not in err


@pytest.mark.parametrize("keys", [b"q", b"\x03q"])
def test_a_pager_is_left_without_a_word(keys: bytes) -> None:
    """less stays where it is interrupted, and its key for leaving comes after."""
    command = [JJJ, "facts"]
    status, shown = at_a_terminal(command, b":", keys[-1:], JJJ_PAGER="less", TERM="xterm")
    assert status == 0
    assert b"Traceback" not in shown
    assert b"jjj:" not in shown


def test_a_report_that_is_interrupted_leaves_no_piece(tmp_path: Path) -> None:
    for delay in (0.1, 0.3, 0.5):
        process = subprocess.Popen([JJJ, "report", "-o", str(tmp_path / "page.html")], env=environment())
        time.sleep(delay)
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        assert [file.name for file in tmp_path.iterdir()] in ([], ["page.html"])
