"""A copy of the page, and all that is proven on it: evidence, coverage, new evidence, a draft of a model.

No tables and no printing: those are views and commands.
"""
