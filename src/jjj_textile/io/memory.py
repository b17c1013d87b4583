"""A limit to the memory that a part of the program may take, where the system can set one."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STATUS = Path("/proc/self/statm")


@contextmanager
def bounded_memory(size: int) -> Iterator[None]:
    """Let what is within take so many bytes more than the program has now, and end in MemoryError past that.

    Linux alone can tell what a program has and bound it; elsewhere nothing is bounded.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    before = resource.getrlimit(resource.RLIMIT_AS)
    try:
        taken = int(_STATUS.read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError):
        taken = 0
    bound = min((limit for limit in before if limit != resource.RLIM_INFINITY), default=taken + size)
    resource.setrlimit(resource.RLIMIT_AS, (min(bound, taken + size) if taken else bound, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
