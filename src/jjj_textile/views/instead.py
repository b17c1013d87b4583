"""What a model has where a command lists nothing: not each announcement has regions, goals, or a chain of roles."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..model.plan import Plan

LACKED = {
    "regions": "regions",
    "compare": "advantages with a theme",
    "goals": "goals",
    "measures": "measures",
    "chain": "roles of regions",
    "reading": "related reading",
    "context": "statements of other sources",
    "facts": "facts",
}
"""What a command lists."""


def instead(plans: Sequence[Plan], command: str) -> str:
    """One line: what the models do not have, what they have, and how to list that."""
    counts = Counter(fact.kind for plan in plans for fact in plan.facts)
    regions = sum(len(plan.regions) for plan in plans)
    had = [f"{number} fact{'s' * (number > 1)} of kind {kind}" for kind, number in counts.most_common()]
    if regions and command != "regions":
        had.append(f"{regions} region{'s' * (regions > 1)}")
    if not had:
        return f"no {LACKED[command]}, and no facts yet: jjj new PAGE --facts drafts them"
    hint = (
        f"jjj facts --kind {counts.most_common(1)[0][0]}"
        if len(counts) > 1
        else "jjj facts"
        if counts
        else "jjj regions"
    )
    return f"no {LACKED[command]}; there are {', '.join(had)}: {hint}"


def unlisted(plans: Sequence[Plan], command: str) -> Iterator[str]:
    """A line for each model whose `lists` leaves out the kind that this command lists where nothing is said of it."""
    kind = {"goals": "goal", "measures": "measure"}[command]
    for plan in plans:
        listed = getattr(plan.lists, command)
        number = sum(fact.kind == kind for fact in plan.facts)
        if number and kind not in (*plan.lists.goals, *plan.lists.measures):
            several = "s" * (number > 1)
            yield (
                f"{number} fact{several} of kind {kind} not listed, as the model's lists has {command}: "
                f"[{', '.join(listed)}]; to list these too, {command}: [{', '.join((kind, *listed))}]"
            )
