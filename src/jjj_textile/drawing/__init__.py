"""A table as a terminal shows it: colours, boxes and arrows, widths. The only importer of Rich.

What programs read is made in `formats`.

Modules without a test file of their name are tested in another:

- cells, pairs and boxes: tests/drawing/test_terminal.py
"""
