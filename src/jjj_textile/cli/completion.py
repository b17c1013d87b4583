"""What may stand next on the command line, for bash, zsh and fish.

The scripts call `jjj` itself with JJJ_COMPLETE=1 and the words so far; it answers a line a candidate, the
value, a tab, and what it means. Typer's own scripts would read Rich's modules for each answer.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.core import TyperArgument, TyperGroup, TyperOption

from ..errors import JjjError, UsageError
from ..formats import FORMATS
from ..io.files import STDIN
from ..model.names import region_names
from ..model.plan import Terms
from ..publish.citation import STYLES
from ..text.escaping import visible
from ..views import lists
from ..views.columns import column_names
from ..views.edition import Edition
from .listing import ORDERS
from .session import COLOURS, TABLE, Options, Session

BASH = """\
_jjj() {
    local value
    COMPREPLY=()
    while IFS=$'\\t' read -r value _; do
        # A word begun in quotation marks stays as it is; any other is quoted where the shell would read more in it.
        if [[ ${COMP_WORDS[COMP_CWORD]} != [\\'\\"]* &&
            $value == *[][[:space:]\\'\\"\\`$\\&\\;\\|\\<\\>\\(\\)*?\\\\!#~{}]* ]]; then
            value=$(printf %q "$value")
        fi
        COMPREPLY+=("$value")
    done < <(JJJ_COMPLETE=1 "${1/#\\~\\//$HOME/}" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o default -F _jjj jjj
"""

ZSH = """\
#compdef jjj
_jjj() {
    local line
    local -a found
    for line in "${(@f)$(JJJ_COMPLETE=1 ${~words[1]} "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        [[ -n $line ]] && found+=("${${${line%%$'\\t'*}//:/\\\\:}}${${line#*$'\\t'}:+:${line#*$'\\t'}}")
    done
    if (( $#found )); then _describe -V jjj found; else _files; fi
}
if [[ $funcstack[1] == _jjj ]]; then _jjj "$@"; else compdef _jjj jjj; fi
"""

FISH = """\
function __jjj_complete
    set -l tokens (commandline -opc) (commandline -ct)
    set -l found (env JJJ_COMPLETE=1 (string replace -r '^~/' "$HOME/" $tokens[1]) $tokens[2..-1] 2>/dev/null)
    if test (count $found) -gt 0
        printf '%s\\n' $found
    else
        __fish_complete_path (commandline -ct | string unescape)
    end
end
complete -c jjj -f -a '(__jjj_complete)'
"""

LISTS = ("regions", "show", "goals", "measures", "chain", "reading", "facts", "search", "context", "about")
"""The commands whose rows, of several models, begin with their document."""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}

Candidates = Iterable[tuple[str, str]]
"""Values, each with what it means."""


class TypedLine(NamedTuple):
    """A command line under completion: its command, its session, and the word being typed."""

    command: str
    session: Session
    typed: str


def complete(group: Any, words: list[str]) -> str:
    """The candidates for the last of `words`, a line each; none where the model cannot be read."""
    *before, typed = [_unquoted(word) for word in words] or [""]
    # bash parts `--format=json` at the equals sign; other shells leave it to us, and want it back.
    if typed == "=":
        typed = ""
    elif before and before[-1] == "=":
        before.pop()
    option = typed[: typed.index("=") + 1] if typed.startswith("--") and "=" in typed else ""
    context = _resolve_context(group, {}, "jjj", before.copy())
    wanted, typed = _resolve_incomplete(context, before, typed)
    candidates = _candidates(wanted, context, typed)
    return "".join(
        [f"{option}{value}\t{visible(meaning)}\n" for value, meaning in candidates if value.startswith(typed)]
    )


def _candidates(wanted: Any, context: Any, typed: str) -> Candidates:
    """For the value of an option or argument what VALUES has; else commands and options."""
    values = COMPLETERS.get(wanted.name or "") if isinstance(wanted, TyperOption | TyperArgument) else None
    if isinstance(wanted, TyperGroup) and not typed.startswith("-"):
        return wanted.summaries()  # type: ignore[attr-defined, no-any-return]
    if wanted.name == "command":
        return context.parent.command.summaries()  # type: ignore[no-any-return]
    if values is None:
        return [(item.value, item.help or "") for item in wanted.shell_complete(context, typed)]
    try:
        found = list(values(TypedLine(context.info_name or "", Session(_options(context)), typed)))
    except JjjError:
        return []
    meanings = dict(reversed(found))  # the first of each value
    return [(value, meanings[value]) for value in dict(found)]


def _unquoted(word: str) -> str:
    """A word without the quotation marks and backslashes that only the shell sees."""
    return re.sub(r"\\(.)|[\"']", r"\1", word)


def _options(context: Any) -> Options:
    """What of the shared options bears on the candidates, from before or after the command's name."""
    given = [context.params, context.parent.params if context.parent else {}]
    found = {name: next((params[name] for params in given if params.get(name)), None) for name in ("lang", "model")}
    if STDIN in (found["model"] or ()):
        raise UsageError("nobody writes a model while a word is completed")
    return Options(format="tsv", color="auto", **found)


def _ids(line: TypedLine) -> Iterator[tuple[str, str]]:
    """Facts for `cite`; for `show` regions and blocks too."""
    if line.command == "show":
        yield from _regions(line)
    for plan, language in line.session.models.editions:
        yield from [(fact.id, fact.text[language]) for fact in plan.facts]
        if line.command == "show":
            yield from [(block.id, block.name[language]) for block in plan.document.blocks]


def _regions(line: TypedLine) -> Iterator[tuple[str, str]]:
    """Ids with the names in every language; by other names, such as Chinese ones, once one is begun."""
    for region in [region for plan in line.session.models.plans for region in plan.regions]:
        meaning = " ".join(region.name.values())
        yield region.id, meaning
        if line.typed:
            yield from [(name, meaning) for name in dict.fromkeys(region_names(region)) if name != region.id]


def _columns(line: TypedLine) -> Iterator[tuple[str, str]]:
    """The columns of the command, after those that are there already."""
    edition: Edition = line.session.models.editions[0]
    done, comma, _ = line.typed.rpartition(",")
    names = {key: edition.label(key) for key, _, _ in column_names(line.command)}
    if line.command == "compare":
        names |= _compared(line.session)
    elif line.command in LISTS and len(line.session.models.plans) > 1:
        names = {"document": edition.label("document")} | names
    for key, name in names.items():
        if key not in done.split(","):
            yield f"{done}{comma}{key}", name


def _compared(session: Session) -> dict[str, str]:
    """The columns that `compare` has for regions."""
    several = len(session.models.files) > 1
    return {
        lists.compared_key(name, region, several): region.name[edition.language]
        for name, edition in zip(session.models.names, session.models.editions, strict=True)
        for region in edition.plan.regions
    }


def _blocks(line: TypedLine) -> Candidates:
    return [
        (block.id, block.name[line.session.models.edition.language])
        for block in line.session.models.plan.document.blocks
    ]


def _terms(vocabulary: Callable[[Edition], Terms]) -> Callable[[TypedLine], Candidates]:
    def candidates(line: TypedLine) -> Candidates:
        return [
            (name, texts[edition.language])
            for edition in line.session.models.editions
            for name, texts in vocabulary(edition).items()
        ]

    return candidates


def _fixed(values: Iterable[str]) -> Callable[[TypedLine], Candidates]:
    candidates = [(value, "") for value in values]
    return lambda _: candidates


def _categories(line: TypedLine) -> Candidates:
    entries = [entry for plan in line.session.models.plans for entry in plan.readings]
    return [(category, "") for category in dict.fromkeys(entry.category for entry in entries) if category]


COMPLETERS: dict[str, Callable[[TypedLine], Candidates]] = {
    "format": _fixed((TABLE, *FORMATS)),
    "color": _fixed(COLOURS),
    "lang": lambda line: [(language, "") for plan in line.session.models.plans for language in plan.languages],
    "columns": _columns,
    "id": _ids,
    "region": _regions,
    "kind": _terms(lambda edition: edition.plan.kinds),
    "theme": _terms(lambda edition: edition.plan.themes),
    "topic": _terms(lambda edition: edition.plan.topics),
    "category": _categories,
    "block": _blocks,
    "sort": _fixed(ORDERS),
    "style": _fixed(STYLES),
    "listed": _fixed(("excluded", "unaccounted")),
    "show_completion": _fixed(SCRIPTS),
}
"""What completes the value of an option or argument of that name, in any command."""
