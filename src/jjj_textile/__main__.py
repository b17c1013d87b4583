"""`python -m jjj_textile` is `jjj`."""

from .cli import main

main()
