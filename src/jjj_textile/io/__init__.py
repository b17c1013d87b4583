"""Bytes in and bytes out: files that strangers wrote, standard input and output, a progress bar.

What the bytes mean is decided elsewhere.
"""
