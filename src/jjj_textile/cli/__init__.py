"""The command line: the program, its commands by group, completion and the manual page.

Commands read arguments, ask a view or a publisher, and print; what is true is decided below them.

Modules without a test file of their name are tested in another:

- session, models, arguments, statuses, listing, pages and model_text: tests/cli/test_app.py
- authoring: tests/cli/test_update.py
- explaining: tests/cli/test_manual.py
- proving: tests/views/test_verification.py
- publishing: tests/publish/test_citation.py
- searching: tests/views/test_search_view.py
"""
