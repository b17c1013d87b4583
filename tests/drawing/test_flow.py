"""A flow in the languages of Mermaid and Graphviz: every text is quoted, and what leads where is said."""

import re

import pytest
from hostile import NAUGHTY, PIECES, table_of
from hypothesis import given
from hypothesis import strategies as st
from invocation import Result, jjj

from jjj_textile.drawing.accents import ACCENTS
from jjj_textile.formats import renderer
from jjj_textile.table import Column, Shape, Table, Term
from jjj_textile.text.escaping import UNSAFE, visible_in_xml

FORMATS = ["mermaid", "dot"]
JOINER = "\u2060"

CHAIN = {
    "mermaid": f"""\
flowchart LR
  accTitle: 产业分工
  subgraph s0["研发设计"]
    n0["北京市<br>研发设计服务<br>P7"]:::accent0
  end
  subgraph s1["成果转化"]
    n1["天津市<br>成果转化<br>P7"]:::accent1
  end
  subgraph s2["生产制造"]
    n2["河北省<br>生产制造<br>P7"]:::accent2
  end
  n0 --> n1
  n1 --> n2
  classDef accent0 fill:none,stroke:{ACCENTS[0].on_light},stroke-width:2px
  classDef accent1 fill:none,stroke:{ACCENTS[1].on_light},stroke-width:2px
  classDef accent2 fill:none,stroke:{ACCENTS[2].on_light},stroke-width:2px
  classDef step fill:none,stroke:#8c959f
  class s0,s1,s2 step
""",
    "dot": f"""\
digraph {{
  graph [label="产业分工", labelloc=t, rankdir=LR, fontname="Helvetica,Arial,sans-serif"]
  node [shape=box, style=rounded, penwidth=2, fontname="Helvetica,Arial,sans-serif"]
  subgraph cluster_0 {{
    graph [label="研发设计", style=rounded, color="#d0d7de"]
    n0 [label="北京市\\n研发设计服务\\nP7", color="{ACCENTS[0].on_light}"]
  }}
  subgraph cluster_1 {{
    graph [label="成果转化", style=rounded, color="#d0d7de"]
    n1 [label="天津市\\n成果转化\\nP7", color="{ACCENTS[1].on_light}"]
  }}
  subgraph cluster_2 {{
    graph [label="生产制造", style=rounded, color="#d0d7de"]
    n2 [label="河北省\\n生产制造\\nP7", color="{ACCENTS[2].on_light}"]
  }}
  n0 -> n1
  n1 -> n2
}}
""",
}


def render(name: str, table: Table) -> str:
    return "".join(renderer(name)(table))


@pytest.mark.parametrize("name", FORMATS)
def test_the_division_of_labour_is_drawn(name: str) -> None:
    assert jjj("chain", "-l", "zh", "-f", name) == Result(0, CHAIN[name], "")


def test_what_means_something_to_either_is_escaped() -> None:
    assert 'n0["Beijing<br>R#38;D and design services<br>P7"]' in jjj("chain", "-f", "mermaid").out
    assert r'n0 [label="Beijing\nR&amp;D and design services\nP7"' in jjj("chain", "-f", "dot").out


@pytest.mark.parametrize("text", [r"a\nb", "$$x$$", "fa:fa-ban"])
def test_what_mermaid_would_turn_into_something_else_stays_text(text: str) -> None:
    _assert_read("mermaid", text)


@pytest.mark.parametrize("line", ["goals", "chain -c step,role", "about", "show G1", "regions --columns id"])
@pytest.mark.parametrize("name", FORMATS)
def test_other_tables_are_no_flow(name: str, line: str) -> None:
    assert jjj(*line.split(), "-f", name) == Result(2, "", f"jjj: {name} draws a flow: jjj chain\n")


def flow(*steps: int) -> Table:
    """A flow with so many boxes in each step, all of one accent."""
    items = [
        (f"step {step}", "k", f"{step}.{box}", "b", "p") for step, boxes in enumerate(steps) for box in range(boxes)
    ]
    columns = [Column(key, "", lambda item, index=index: item[index]) for index, key in enumerate("abcde")]  # type: ignore[misc]
    columns[1] = columns[1]._replace(terms={"k": Term("K", len(ACCENTS))})
    return Table("T", tuple(columns), items, shape=Shape.FLOW)


@pytest.mark.parametrize("name", FORMATS)
def test_each_box_of_a_step_leads_to_each_of_the_next(name: str) -> None:
    found = re.findall(r"n(\d) --?> n(\d)", render(name, flow(1, 2, 2, 1)))
    assert found == [("0", "1"), ("0", "2"), ("1", "3"), ("1", "4"), ("2", "3"), ("2", "4"), ("3", "5"), ("4", "5")]
    assert f"{ACCENTS[0].on_light}" in render(name, flow(1))
    assert not re.search(r"n\d", render(name, flow()))


# Any text


def _read_mermaid(text: str) -> list[str]:
    found = re.findall(r'\["([^"\n]*)"\]', text)
    assert len(found) == text.count('"') // 2
    assert not re.search(r"[\\`$*<>&_{}|~]", re.sub(r"<br>", "", "".join(found)))
    decoded = [re.sub(r"#(\d+);", lambda code: chr(int(code[1])), part.replace("<br>", "\n")) for part in found]
    assert not any(re.search(r"\\n|\$\$|:fa-", part) for part in decoded)
    return [part.replace(JOINER, "") for part in decoded]


def _read_dot(text: str) -> list[str]:
    found = re.findall(r'label="((?:[^"\\\n]|\\.)*)"', text)[1:]
    meant = {"\\n": "\n", "\\\\": "\\", '\\"': '"'}
    decoded = [re.sub(r"\\.", lambda escape: meant[escape[0]], part) for part in found]
    assert not any(re.search(r"&(?!amp;)", part) for part in decoded)
    return [part.replace("&amp;", "&").replace(JOINER, "") for part in decoded]


READERS = {"mermaid": _read_mermaid, "dot": _read_dot}


def _shown(text: str) -> str:
    return visible_in_xml(text).replace("\r\n", "\n").replace("\r", "\n").replace(JOINER, "")


def _assert_read(name: str, text: str) -> None:
    written = render(name, table_of(text, Shape.FLOW))
    assert not re.search(f"[{UNSAFE}]", written)
    first = _shown("\n".join([text, text, "end"]))
    second = _shown("\n".join(["t", f"{text} {text}", text]))
    expected = ["g", first, _shown(text), second] if text != "g" else ["g", first, second]
    assert [part.strip() for part in READERS[name](written)] == [part.strip() for part in expected]


@pytest.mark.parametrize("kind", NAUGHTY)
@pytest.mark.parametrize("name", FORMATS)
def test_a_naughty_string_is_only_text_in_a_drawing(name: str, kind: str) -> None:
    for text in NAUGHTY[kind]:
        _assert_read(name, text)


@pytest.mark.parametrize("name", FORMATS)
@given(text=st.text(st.characters(exclude_categories=()), max_size=40) | PIECES)
def test_any_text_comes_back_from_a_drawing(name: str, text: str) -> None:
    _assert_read(name, text)
