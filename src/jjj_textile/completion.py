"""What may stand next on the command line, for bash, zsh and fish.

The scripts call `jjj` itself with JJJ_COMPLETE=1 and the words so far; it answers a line a candidate, the
value, a tab, and what it means. Typer's own scripts would read Rich's modules for each answer.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from typer._click.shell_completion import _resolve_context, _resolve_incomplete

from .citation import STYLES
from .edition import COLUMNS, Edition
from .errors import JjjError
from .formats import FORMATS
from .model import Terms
from .names import region_names
from .session import COLOURS, TABLE, Options, Session
from .visible import visible

BASH = """\
_jjj() {
    local IFS=$'\\n'
    COMPREPLY=($(JJJ_COMPLETE=1 "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | cut -f 1))
}
complete -o default -F _jjj jjj
"""

ZSH = """\
#compdef jjj
_jjj() {
    local line
    local -a found
    for line in "${(@f)$(JJJ_COMPLETE=1 $words[1] "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${line%%$'\\t'*}//:/\\\\:}:${line#*$'\\t'}")
    done
    if (( $#found )); then _describe -V jjj found; else _files; fi
}
if [[ $funcstack[1] == _jjj ]]; then _jjj "$@"; else compdef _jjj jjj; fi
"""

FISH = """\
function __jjj_complete
    set -l tokens (commandline -opc) (commandline -ct)
    set -l found (env JJJ_COMPLETE=1 $tokens[1] $tokens[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c jjj -f -a '(__jjj_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}

Candidates = Iterable[tuple[str, str]]
"""Values, each with what it means."""


class Line(NamedTuple):
    """A command line under completion: its command, its session, and the word being typed."""

    command: str
    session: Session
    typed: str


def complete(group: Any, words: list[str]) -> str:
    """The candidates for the last of `words`, a line each; none where the model cannot be read."""
    *before, typed = words or [""]
    context = _resolve_context(group, {}, "jjj", before)
    wanted, typed = _resolve_incomplete(context, before, typed)
    values = VALUES.get(wanted.name or "") if wanted.name in context.params else None
    if values is None:
        items = wanted.shell_complete(context, typed)
        return "".join([f"{item.value}\t{visible(item.help or '')}\n" for item in items])
    try:
        line = Line(context.info_name or "", Session(_options(context)), typed)
        candidates = [(value, meaning) for value, meaning in values(line) if value.startswith(typed)]
    except JjjError:
        return ""
    return "".join([f"{value}\t{visible(meaning)}\n" for value, meaning in candidates])


def _options(context: Any) -> Options:
    """What of the shared options bears on the candidates, from before or after the command's name."""
    given = [context.params, context.parent.params if context.parent else {}]
    found = {name: next((params[name] for params in given if params.get(name)), None) for name in ("lang", "model")}
    return Options(**found)


def _ids(line: Line) -> Iterator[tuple[str, str]]:
    """Facts for `cite`; for `show` regions and blocks too."""
    plan, language = line.session.edition
    if line.command == "show":
        yield from _regions(line)
    yield from [(fact.id, fact.text[language]) for fact in plan.facts]
    if line.command == "show":
        yield from [(block.id, block.name[language]) for block in plan.document.blocks]


def _regions(line: Line) -> Iterator[tuple[str, str]]:
    """Ids with the names in every language; by other names, such as Chinese ones, once one is begun."""
    plan = line.session.plan
    for region in plan.regions:
        meaning = " ".join(region.name.values())
        yield region.id, meaning
        if line.typed:
            yield from [(name, meaning) for name in dict.fromkeys(region_names(region)) if name != region.id]


def _columns(line: Line) -> Iterator[tuple[str, str]]:
    """The columns of the command, after those that are there already."""
    edition: Edition = line.session.edition
    done, comma, _ = line.typed.rpartition(",")
    keys = COLUMNS.get(line.command, "").replace("|", "").split()
    if line.command == "compare":
        keys += [region.id for region in edition.plan.regions]
    for key in keys:
        if key not in done.split(","):
            yield f"{done}{comma}{key}", edition.label(key) if key in COLUMNS.get(line.command, "") else key


def _terms(vocabulary: Callable[[Edition], Terms]) -> Callable[[Line], Candidates]:
    def candidates(line: Line) -> Candidates:
        edition = line.session.edition
        return [(name, texts[edition.language]) for name, texts in vocabulary(edition).items()]

    return candidates


def _fixed(values: Iterable[str]) -> Callable[[Line], Candidates]:
    candidates = [(value, "") for value in values]
    return lambda _: candidates


def _categories(line: Line) -> Candidates:
    return [
        (category, "") for category in dict.fromkeys(entry.category for entry in line.session.plan.readings) if category
    ]


VALUES: dict[str, Callable[[Line], Candidates]] = {
    "format": _fixed((TABLE, *FORMATS)),
    "color": _fixed(COLOURS),
    "lang": lambda line: [(language, "") for language in line.session.plan.languages],
    "columns": _columns,
    "id": _ids,
    "region": _regions,
    "kind": _terms(lambda edition: edition.plan.kinds),
    "theme": _terms(lambda edition: edition.plan.themes),
    "topic": _terms(lambda edition: edition.plan.topics),
    "category": _categories,
    "sort": _fixed(("published", "counter")),
    "style": _fixed(STYLES),
    "listed": _fixed(("excluded", "unaccounted")),
    "show_completion": _fixed(SCRIPTS),
}
"""What completes the value of an option or argument of that name, in any command."""
