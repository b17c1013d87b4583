"""A shell at a terminal, in which lines are typed and read back as the shell has them then."""

import os
import pty
import select
import time
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from process import JJJ, PATIENCE, environment

SHOW = b"\x1e"
"""The key, Ctrl-^, that each shell is told to answer with the line as it stands, between two marks."""

_FIRST, _LAST = b"\x01", b"\x02"


class Kind(NamedTuple):
    """A shell: how it is started, without anybody's settings, and what it is told first."""

    command: tuple[str, ...]
    setup: str


KINDS = {
    "bash": Kind(
        ("bash", "--norc", "--noprofile", "-i"),
        """PS1=; bind 'set bell-style none'; show() { printf '\\001%s\\002' "$READLINE_LINE"; }; """
        """bind -x '"\\C-^": show'; source <(jjj --show-completion bash); printf '\\001\\002'""",
    ),
    "zsh": Kind(
        ("zsh", "-f", "-i"),
        """PS1=; unsetopt beep prompt_sp; autoload -Uz compinit; compinit -u -D; """
        """show() { printf '\\001%s\\002' "$BUFFER" }; zle -N show; bindkey '^^' show; """
        """eval "$(jjj --show-completion zsh)"; printf '\\001\\002'""",
    ),
    "fish": Kind(
        ("fish", "--no-config", "-i"),
        """function fish_prompt; end; set -g fish_autosuggestion_enabled 0; """
        """bind \\c^ 'printf "\\001%s\\002" (commandline | string collect)'; """
        """jjj --show-completion fish | source; printf "\\001\\002\"""",
    ),
}


class Shell:
    """A shell in a folder; what is typed stays on its line until `line` has read it."""

    def __init__(self, kind: str, folder: Path, **variables: str) -> None:
        settings = environment({"HOME": str(folder), **variables})
        settings["PATH"] = f"{Path(JJJ).parent}:{settings['PATH']}"
        self._process, self._terminal = pty.fork()
        if not self._process:  # pragma: no cover
            os.chdir(folder)
            os.execvpe(KINDS[kind].command[0], KINDS[kind].command, settings)  # noqa: S606 - it is the shell
        self._type(KINDS[kind].setup.encode() + b"\n")
        self._marked()

    def __enter__(self) -> "Shell":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.kill(self._process, 9)
        os.waitpid(self._process, 0)
        os.close(self._terminal)

    def run(self, command: str) -> None:
        """Enter a command, and wait until it is done."""
        self._type(command.encode() + rb"; printf '\001\002'" + b"\n")
        self._marked()

    def completed(self, line: str) -> str:
        """The line that stands there once it is typed and the key for completion is pressed."""
        self._type(line.encode() + b"\t" + SHOW)
        found = self._marked()
        self._type(b"\x05\x15")  # to its end, and all of it away
        return found

    def _type(self, keys: bytes) -> None:
        os.write(self._terminal, keys)

    def _marked(self) -> str:
        """What the shell writes between the two marks, which nobody types."""
        seen = b""
        deadline = time.monotonic() + PATIENCE
        while _LAST not in seen:
            if time.monotonic() > deadline:
                raise TimeoutError(f"the shell does not answer: {seen!r}")
            if select.select([self._terminal], [], [], 0.1)[0]:
                seen += os.read(self._terminal, 65536)
        return seen[seen.rindex(_FIRST) + 1 : seen.rindex(_LAST)].decode()
