"""The process: signals, the collector, the exit status. `python -m jjj_textile` is `jjj`."""

import gc
import os
import signal
import sys


def main() -> None:
    """Run the command line of this process, and exit with the documented status."""
    # So short a life makes no garbage worth looking for.
    gc.disable()
    # Python ignores SIGPIPE by default, and then fails to write at exit, with noise and status 120.
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # Dying of an interruption, as programs in C do, ends a loop of the shell, too. Who ignores it is let be.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from .cli.app import run

    # All is written and flushed: taking the modules down again would be time for nothing.
    os._exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
