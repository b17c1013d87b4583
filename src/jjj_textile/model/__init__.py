"""The plan: its types, how a model file becomes one, and what is asked of it by name.

No copy of the page and no output belongs here. The types are offered as `jjj_textile.model`.

Modules without a test file of their name are tested in another:

- fields, paths, problems, terms, yaml_reader and yaml_scalars: tests/model/test_loader.py
- selection: tests/views/test_lists.py
- matching: tests/model/test_search.py
- change: tests/views/test_changes.py
"""

from .plan import *  # noqa: F403 - the documented names of this package
from .plan import __all__ as __all__
