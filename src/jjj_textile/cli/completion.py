"""What may stand next on the command line, for bash, zsh and fish.

The scripts call `jjj` itself with JJJ_COMPLETE set to the shell and the words so far; it answers a line a candidate,
the value, a tab, and what it means. Typer's own scripts would read Rich's modules for each answer.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from typer._click.shell_completion import _resolve_context, _resolve_incomplete
from typer.core import TyperArgument, TyperGroup, TyperOption

from ..errors import JjjError, UsageError
from ..formats import FORMATS
from ..io.files import STDIN
from ..model.change import ChangeKind
from ..model.names import region_names
from ..model.plan import Terms
from ..publish.citation import STYLES
from ..text.escaping import visible
from ..views import lists
from ..views.columns import column_names
from ..views.edition import Edition
from .arguments import ORDERS
from .commands import GROUPS, NAMES
from .help_page import texts_of
from .session import COLOURS, TABLE, Options, Session
from .shell_words import SHELLS, quoted, shell_words, unquoted

BASH = """\
_jjj() {
    local line
    local -a command=("$1")
    COMPREPLY=()
    [[ -z ${BASH_ALIASES[$1]-} ]] || read -ra command <<< "${BASH_ALIASES[$1]}"
    while IFS= read -r line; do
        if [[ $line == $'\\t'* ]]; then
            compopt -o default 2>/dev/null
        else
            COMPREPLY+=("${line%%$'\\t'*}")
        fi
    done < <(JJJ_COMPLETE=bash "${command[0]/#\\~\\//$HOME/}" "${COMP_LINE:0:COMP_POINT}" "$2" "${command[@]:1}" \
2>/dev/null)
}
complete -F _jjj jjj
shopt -s progcomp_alias 2>/dev/null # an alias completes as what it stands for; from bash 5
"""

ZSH = """\
#compdef jjj
_jjj() {
    local line
    local -a found
    for line in "${(@f)$(JJJ_COMPLETE=zsh ${~words[1]} "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
        if [[ $line == $'\\t'* ]]; then
            compset -P '--*='
            _files
            return
        fi
        [[ -n $line ]] && found+=("${${${line%%$'\\t'*}//\\\\/\\\\\\\\}//:/\\\\:}${${line#*$'\\t'}:+:${line#*$'\\t'}}")
    done
    (( $#found )) || return 1
    compset -P '--*='
    _describe -V jjj found -M 'm:{[:lower:][:upper:]}={[:upper:][:lower:]}'
}
if [[ $funcstack[1] == _jjj ]]; then _jjj "$@"; else compdef _jjj jjj; fi
"""

FISH = """\
function __jjj_complete
    set -l tokens (commandline -opc) (commandline -ct)
    set -l program (string replace -r '^~/' "$HOME/" -- $tokens[1])
    command -q -- $program; or set program jjj
    for line in (env JJJ_COMPLETE=fish $program $tokens[2..-1] 2>/dev/null)
        if string match -q \\t'*' -- $line
            __fish_complete_path (commandline -ct | string unescape)
        else
            echo $line
        end
    end
end
complete -c jjj -f -a '(__jjj_complete)'
complete -c jjj -s m -l model -r -F
complete -c jjj -s o -l output -r -F
"""

LISTING_COMMANDS = {*GROUPS["listing"]} - {"compare"}
"""The commands whose rows, of several models, begin with their document."""

SCRIPTS = dict(zip(SHELLS, (BASH, ZSH, FISH), strict=True))

_FILES = ("model", "output", "source", "page", "files")
"""The options and arguments that are files."""

_COMMA = ("columns", "lang", "region", "kind", "theme", "topic", "category", "change", "accept")
"""The options that take several values with commas between."""

Candidates = Iterable[tuple[str, str]]
"""Values, each with what it means."""


class TypedLine(NamedTuple):
    """A command line under completion: its command, its session, and the word being typed."""

    command: str
    session: Session
    typed: str


def complete(group: Any, arguments: list[str], shell: str) -> str:
    """The candidates for the last word of a line, a line each; none where the model cannot be read.

    From bash come the line, the part of its last word that is to be replaced, and the words that an alias stands
    for; from other shells the words. A line that begins with a tab says that files may stand there.
    """
    if shell == "bash":
        return _for_bash(group, *arguments)
    *before, typed = [unquoted(word) for word in arguments] or [""]
    option = _option_before(typed)
    # zsh wants only what follows the option, fish the whole word.
    kept = option if shell == "zsh" else ""
    return "".join([f"{value.removeprefix(kept)}\t{meaning}\n" for value, meaning in _answer(group, before, typed)])


def _for_bash(group: Any, line: str, replaced: str = "", *alias: str) -> str:
    """The candidates as bash puts them on the line: what is to be replaced alone, quoted as it has begun."""
    words = shell_words(line)[1:] or shell_words("")
    typed = words[-1]
    if typed.raw.startswith("$'"):
        return ""
    before = [*alias, *(word.text for word in words[:-1])]
    kept = typed.raw.removesuffix(replaced) if replaced else typed.raw
    if not replaced and kept[-1:] not in "=:\"'":
        kept = ""
    length = len(shell_words(kept)[-1].text)
    return "".join(
        [
            f"{quoted(value[length:], typed.quote) if value else ''}\t{meaning}\n"
            for value, meaning in _answer(group, before, typed.text)
        ]
    )


def _answer(group: Any, before: list[str], typed: str) -> Candidates:
    """What may stand for the last word, with what it means; one without a value says that it may be a file."""
    option = _option_before(typed)
    group.words = before
    context = _resolve_context(group, {}, "jjj", before.copy())
    wanted, typed = _resolve_incomplete(context, before, typed)
    if isinstance(wanted, TyperOption | TyperArgument) and wanted.name in _FILES:
        return [("", "a file")]
    found = [(value, meaning) for value, meaning in _candidates(wanted, context, typed) if value]
    # In any case, but rather as it is typed: `he` is the beginning of hebei, though that of HE1 as well.
    same = [pair for pair in found if pair[0].startswith(typed)]
    like = same or [pair for pair in found if pair[0].casefold().startswith(typed.casefold())]
    return [(f"{option}{value}", visible(meaning)) for value, meaning in like]


def _option_before(typed: str) -> str:
    """The option that a word begins with, and its equals sign."""
    return typed[: typed.index("=") + 1] if typed.startswith("--") and "=" in typed else ""


def _candidates(wanted: Any, context: Any, typed: str) -> Candidates:
    """For the value of an option or argument what COMPLETERS has; else commands and options."""
    name = wanted.name or ""
    values = COMPLETERS.get(name) if isinstance(wanted, TyperOption | TyperArgument) else None
    if isinstance(wanted, TyperGroup) and not typed.startswith("-"):
        return _commands(context)
    if name == "command":
        return _commands(context.parent)
    if values is None:
        return _named_options(wanted, context, typed)
    done, comma, begun = (
        typed.rpartition(",") if isinstance(wanted, TyperOption) and name in _COMMA else ("", "", typed)
    )
    try:
        found = list(values(TypedLine(context.info_name or "", Session(_options(context)), begun)))
    except JjjError:
        return []
    meanings = dict(reversed(found))  # the first of each value
    there = done.casefold().split(",")
    return [(f"{done}{comma}{value}", meanings[value]) for value in dict(found) if value.casefold() not in there]


def _commands(context: Any) -> Candidates:
    texts = texts_of(context)
    return [(name, texts.summary(name)) for name in NAMES]


def _named_options(wanted: Any, context: Any, typed: str) -> Candidates:
    """The options of a command; where a value is wanted that nothing is known of, none."""
    found = [item.value for item in wanted.shell_complete(context, typed)]
    if not found:
        return []
    texts, command = texts_of(context), context.info_name if context.parent else ""
    params = context.command.get_params(context)
    meanings = {option: texts.parameter(command, param.name) for param in params for option in param.opts}
    return [(value, meanings.get(value, "")) for value in found]


def _options(context: Any) -> Options:
    """What of the shared options bears on the candidates, from before or after the command's name."""
    given = [context.params, context.parent.params if context.parent else {}]
    found = {name: next((params[name] for params in given if params.get(name)), None) for name in ("lang", "model")}
    if STDIN in (found["model"] or ()):
        raise UsageError("nobody writes a model while a word is completed")
    return Options(format="tsv", color="auto", **found)


def _ids(line: TypedLine) -> Iterator[tuple[str, str]]:
    """Facts for `cite`; for `show` regions and blocks too. Another name of a region only where no id begins so."""
    found = list(_known_ids(line))
    if line.command == "show" and not _begins(line.typed, found):
        yield from _other_names(line)
    yield from found


def _known_ids(line: TypedLine) -> Iterator[tuple[str, str]]:
    if line.command == "show":
        yield from _region_ids(line)
    for plan, language in line.session.models.editions:
        yield from [(fact.id, fact.text[language]) for fact in plan.facts]
        if line.command == "show":
            yield from [(block.id, block.name[language]) for block in plan.document.blocks]
            yield from [(statement.id, statement.text[language]) for statement in plan.context]


def _begins(typed: str, found: Candidates) -> bool:
    return any(value.casefold().startswith(typed.casefold()) for value, _ in found)


def _regions(line: TypedLine) -> Iterator[tuple[str, str]]:
    """Ids; another name, such as a Chinese one, only where no id begins so."""
    found = list(_region_ids(line))
    yield from found if _begins(line.typed, found) else _other_names(line)


def _region_ids(line: TypedLine) -> Iterator[tuple[str, str]]:
    for region in [region for plan in line.session.models.plans for region in plan.regions]:
        yield region.id, " ".join(region.name.values())


def _other_names(line: TypedLine) -> Iterator[tuple[str, str]]:
    """Of each region the first name that begins as typed: several of one would only stand in each other's way."""
    for region in [region for plan in line.session.models.plans for region in plan.regions]:
        names = [(name, " ".join(region.name.values())) for name in region_names(region)]
        yield from [pair for pair in names if _begins(line.typed, [pair])][:1]


def _columns(line: TypedLine) -> Iterator[tuple[str, str]]:
    """The columns of the command."""
    edition: Edition = line.session.models.editions[0]
    names = {key: edition.label(key) for key, _, _ in column_names(line.command)}
    if line.command == "compare":
        names |= _compared(line.session)
    elif line.command in LISTING_COMMANDS and len(line.session.models.plans) > 1:
        names = {"document": edition.label("document")} | names
    yield from names.items()


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
    "change": _fixed(map(str, ChangeKind)),
    "accept": lambda line: list(_known_ids(line)),
    "listed": _fixed(("excluded", "unaccounted")),
    "show_completion": _fixed(SCRIPTS),
}
"""What completes the value of an option or argument of that name, in any command."""
