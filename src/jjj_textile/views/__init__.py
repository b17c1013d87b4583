"""One function a command: a plan, or what was proven of it, becomes a Table in one language.

Formats, widths and colours belong to `formats` and `drawing`.

Modules without a test file of their name are tested in another:

- columns and edition: tests/views/test_lists.py
- not_found: tests/views/test_search_view.py
- instead: tests/cli/test_shapes.py
- passages: tests/cli/test_locate.py
"""
