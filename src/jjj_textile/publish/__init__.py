"""A plan as a document for others: citations, Web Annotations, the report as one web page.

Rows of a command are not documents: they are views.
"""
