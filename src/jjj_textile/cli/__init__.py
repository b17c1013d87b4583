"""The command line: the program, its commands by group, completion and the manual page.

Commands read arguments, ask a view or a publisher, and print; what is true is decided below them.
"""
