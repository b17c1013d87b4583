"""The text of a model file that a command rewrites: read as it is, written in its place, byte for byte but for changes.

Tested in tests/cli/test_comparing.py.
"""

from codecs import BOM_UTF8
from typing import NamedTuple

from ..io.files import STDIN, decode, display_name, read_bytes
from ..io.output import write
from ..model.yaml_scalars import MAX_MODEL_BYTES


class ModelText(NamedTuple):
    """The text of the model in a file, without the byte order mark that it may begin with."""

    file: str
    text: str
    mark: str

    @property
    def name(self) -> str:
        """The file's name as messages show it."""
        return display_name(self.file)

    def put(self, text: str, output: str | None) -> None:
        """Write another text in the place of the file, or, where that is given, to another; stdin's to stdout."""
        target = output or self.file
        if target == STDIN:
            write(self.mark + text)
        elif output or text != self.text:
            from ..io.saving import replace

            replace(target, self.mark + text)


def read_model_text(file: str) -> ModelText:
    """The text of a model file, or of standard input for `-`. Raises UnreadableFile."""
    content = read_bytes(file, MAX_MODEL_BYTES)
    return ModelText(file, decode(content, display_name(file)), "\ufeff" if content.startswith(BOM_UTF8) else "")
