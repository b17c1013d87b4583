"""The plan: its types, how a model file becomes one, and what is asked of it by name.

No copy of the page and no output belongs here. The types are offered as `jjj_textile.model`.
"""

from .plan import *  # noqa: F403 - the documented names of this package
from .plan import __all__ as __all__
