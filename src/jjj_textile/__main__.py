"""The process: signals, the collector, the exit status. `python -m jjj_textile` is `jjj`."""

import gc
import os
import signal
import sys

INTERRUPTED = 130


def main() -> None:
    """Run the command line of this process, and exit with the documented status."""
    # So short a life makes no garbage worth looking for.
    gc.disable()
    # Python ignores SIGPIPE by default, and then fails to write at exit, with noise and status 120.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        # An interrupt while the modules are read is one like any other.
        from .cli.app import run

        status = run(sys.argv[1:])
    except KeyboardInterrupt:
        status = INTERRUPTED
    # All is written and flushed: taking the modules down again would be time for nothing.
    os._exit(status)


if __name__ == "__main__":
    main()
