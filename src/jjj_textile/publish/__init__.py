"""A plan as a document for others: citations, Web Annotations, the report as one web page.

Rows of a command are not documents: they are views.

Modules without a test file of their name are tested in another:

- report_page, report_sections and dataset: tests/publish/test_report.py
"""
