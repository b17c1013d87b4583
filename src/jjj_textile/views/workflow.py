"""Problems as a GitHub workflow shows them: beside the line, in the files of a pull request."""

from ..errors import OPEN, Problem
from ..text.escaping import visible

_IN_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_DATA | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(problem: Problem) -> str:
    """The workflow command for a problem: `::error file=FILE,line=LINE,col=COLUMN::WHAT`, and a line break.

    Escaped as GitHub's own toolkit does it (actions/toolkit, core/src/command.ts).
    """
    place = {"file": problem.file, "line": problem.line, "col": problem.column}
    properties = ",".join(f"{key}={visible(str(value)).translate(_IN_PROPERTY)}" for key, value in place.items())
    what = f"{problem.path}: {problem.what}" if problem.path else problem.what
    command = "warning" if problem.level == OPEN else "error"
    return f"::{command} {properties}::{visible(what).translate(_IN_DATA)}\n"
