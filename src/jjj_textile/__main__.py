"""The process: signals, streams and the exit status. `python -m jjj_textile` is `jjj`."""

import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process, and exit with the documented status."""
    # Python ignores SIGPIPE by default, and then fails to write at exit, with noise and status 120.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        # An interrupt while the modules are read is one like any other.
        from .cli import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)


if __name__ == "__main__":
    main()
