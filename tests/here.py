"""Runs a command line of `jjj` in this very process, for tests in which the process is not the point."""

import sys
from io import BytesIO, TextIOWrapper

from process import Result

from jjj_textile.cli.app import run


def here(*arguments: str, stdin: bytes = b"") -> Result:
    """What `jjj` does with these arguments in a pipe."""
    before = sys.stdin, sys.stdout, sys.stderr
    out, err = BytesIO(), BytesIO()
    streams = TextIOWrapper(BytesIO(stdin)), TextIOWrapper(out), TextIOWrapper(err)
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        status = run(arguments)
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
    for stream in streams[1:]:
        stream.flush()
    return Result(status, out.getvalue().decode(), err.getvalue().decode())
