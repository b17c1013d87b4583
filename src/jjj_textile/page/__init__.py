"""A copy of the page, and all that is proven on it: evidence, coverage, new evidence, a draft of a model.

No tables and no printing: those are views and commands.

Modules without a test file of their name are tested in another:

- blocks and whereabouts: tests/page/test_evidence.py
- paragraphs, pieces, outline, stubs, places and languages: tests/page/test_draft.py
- styles, declarations and lines: tests/page/test_html.py
- mhtml, pdf, docx and encoding: tests/page/test_kinds.py
- fragments and following: tests/page/test_text_fragments.py
- dates: tests/page/test_metadata.py
"""
