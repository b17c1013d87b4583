"""One function a command: a plan, or what was proven of it, becomes a Table in one language.

Formats, widths and colours belong to `formats` and `drawing`.
"""
