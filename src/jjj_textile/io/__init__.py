"""Bytes in and bytes out: files that strangers wrote, standard input and output, a progress bar.

What the bytes mean is decided elsewhere.

Modules without a test file of their name are tested in another:

- output, interruption, capabilities and pager: tests/processes/test_pipes.py
"""
