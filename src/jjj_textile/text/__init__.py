"""Characters and nothing else: words, normal forms, case folding, line wrapping, escaping.

Nothing here knows a file, a model or a page, and nothing of ours is imported.
"""
