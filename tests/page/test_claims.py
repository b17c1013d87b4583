"""A list of claims becomes the facts of a new model, which loads and is proven by the page."""

from jjj_textile.model.loader import parse
from jjj_textile.page.claims import with_facts
from jjj_textile.page.copy import Copy
from jjj_textile.page.draft import draft
from jjj_textile.page.evidence import prove
from jjj_textile.page.quotations import Quotation
from jjj_textile.text.normalise import normalise_with_offsets

TEXT = "A port is planned for Aa.\n\nIt is to be deep, and open to all ships by 2030.\n\nBb has good masons."
PAGE = normalise_with_offsets(TEXT)
DRAFT = draft(Copy(TEXT), ["en", "zh"])


def made(*quotations: Quotation) -> str:
    """What is put behind the draft."""
    text, found = with_facts(DRAFT, PAGE, quotations)
    assert text.startswith(DRAFT)
    assert len(found) == len(quotations)
    plan = parse(text)
    assert [fact.id for fact in plan.facts] == [fact.id for fact in plan.facts if prove(plan, PAGE).holds()]
    return text.removeprefix(DRAFT)


def test_each_quotation_on_the_page_is_a_fact_and_the_others_are_comments() -> None:
    assert made(
        Quotation("open to all ships", {"id": "S1", "claim": "All ships may use the port"}),
        Quotation("Bb has bad masons", {}),
        Quotation("good masons", {}),
    ) == (
        "\nfacts:\n"
        "  - id: S1\n"
        "    kind: background\n"
        "    text: {en: All ships may use the port, zh: All ships may use the port}\n"
        "    evidence:\n"
        "      - {block: P1, start: open to all ships}\n"
        "  # not on the page; did you mean Bb has good masons: Bb has bad masons\n"
        "  - id: C2\n"
        "    kind: background\n"
        "    text: {en: good masons, zh: good masons}\n"
        "    evidence:\n"
        "      - {block: P2, start: good masons}\n"
    )


def test_ids_that_are_none_or_taken_are_numbers_instead() -> None:
    text = made(*(Quotation("good masons", {"ID": id}) for id in ("P1", "7", "x", "X", "")))
    assert [line.split()[-1] for line in text.splitlines() if "id:" in line] == ["C1", "C2", "x", "C4", "C5"]


def test_without_any_on_the_page_there_are_no_facts() -> None:
    assert made(Quotation("nowhere to be seen at all", {})) == "\n  # not on the page: nowhere to be seen at all\n"


def test_nothing_in_a_list_breaks_out_of_its_line() -> None:
    text = made(Quotation("good masons", {"claim": "a\nfacts: [{}]"}), Quotation("x\n- id: y\u202e", {}))
    assert text.count("\n") == 8
