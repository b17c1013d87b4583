"""Characters and nothing else: words, normal forms, case folding, line wrapping, escaping.

Nothing here knows a file, a model or a page, and nothing of ours is imported.

Modules without a test file of their name are tested in another:

- yaml_writing: tests/page/test_quoting.py
- stream_safe: tests/text/test_normalise.py
"""
