"""A table as a terminal shows it: colours, boxes and arrows, widths. The only importer of Rich.

What programs read is made in `formats`.
"""
