"""Texts that careless formats, terminals and readers stumble over, and tables made of them."""

from collections.abc import Mapping
from operator import itemgetter

from hypothesis import strategies as st

from jjj_textile.table import Column, Shape, Table, Term

# fmt: off
NAUGHTY: Mapping[str, tuple[str, ...]] = {
    "nulls": (
        "null", "NULL", "~", "None", "nil", "undefined", "NaN", "N/A", "#N/A", "-", "--", "...", "\\N", "''",
        '""',
    ),
    "truths": ("true", "False", "yes", "No", "on", "OFF", "y", "n", "t", "f"),
    "numbers": (
        "0", "-0", "+1", "007", "1.", ".5", "1e3", "1E-400", "1e999", "0x1f", "0o17", "0b1", "1_000",
        "1,000", "١٢٣", "Infinity", "-.inf", ".NaN", "½", "²", "①", "Ⅷ", "1/2", "12:20", "190:20:30",
        "2025-01-01", "9" * 40, "0,0/0",
    ),
    "formulas": ("=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "＝1", "%0A=1"),
    "SQL": ("'; DROP TABLE facts;--", "1' OR '1'='1", 'Robert"); --', "/**/UNION/**/SELECT"),
    "HTML": (
        "<script>alert(1)</script>", "</td></tr></table>", "<!--", "]]>", "<![CDATA[", "&lt;&#x3c;&amp",
        "&nbsp;", "<br>", '"><img src=x onerror=alert(1)>', "' onmouseover='x", "javascript:alert(1)",
        "</TITLE>", "<a href=//e.example>",
    ),
    "Markdown": (
        "| a | b |", "|---|", "\\|", "\\", "\\\\", "`x`", "``", "*a* **b** _c_ __d__", "~~gone~~", "# h",
        "- a", "1. a", "![i](http://e.example)", "[a](b)", "[^1]", "<http://e.example>", "http://e.example",
        "a@b.example", "$x$", ":smile:", "> q", "***", "===", "    code", "<details>", "@me", "#1", "&copy;",
        "\\*", "a  ", "*", "_",
    ),
    "CSV": (
        "a,b", 'a"b', '"a"', '""', "a;b", "a\tb", "a\nb", "a\r\nb", "a\rb", ",", "\n", "\r", "\r\n\r\n",
        " a ", "\ta",
    ),
    "YAML": (
        "- a", "a: b", "a:", ": a", "? a", "&a", "*a", "!a", "!!str a", "{a: b}", "[a]", "'", '"', "|", ">",
        "%", "@", "`", "a #b", "#a", "---", "...", "<<", "=", "a\n---\nb", "- - -", "{}", "[]",
    ),
    "JSON": ('{"a": 1}', '"\\u0041"', "\\u202e", "\\n", "\\x1b", "\u2028\u2029", "/", "\\/"),
    "shell": (
        "$(touch /tmp/x)", "`id`", "; rm -rf /", "&& true", "| cat", "$HOME", "${IFS}", "*", "~root", "!!",
        "-rf", "--help",
    ),
    "formats": (
        "%s%n%x", "%d", "{0}", "{x.__class__}", "{{}}", "%%", "${jndi:ldap://x}", "{%x%}", "#{x}", "$1",
        "\\1",
    ),
    "Rich": (
        "[bold]x[/bold]", "[/]", "[link=file:///etc]x[/link]", "[red", "\\[x]", ":boom:", "[@click=x]y[/]",
        "[/nope]",
    ),
    "words": (
        "x" * 300, "京" * 150, "-" * 100, "a" * 50, " ", "b" * 50, "supercalifragilisticexpialidocious" * 5,
    ),
    "spaces": (
        "", " ", "  both  ", "a   b", "\u00a0", "a\u00a0b", "\u3000", "a\u3000b", "\u2003\u2009", "\u200b",
        "a\u200bb", "\u2060",
    ),
    "Chinese": (
        "京津冀", "“京津冀”一盘棋，", "㐀𠀀𪚥", "（）《》【】、。", "ｆｕｌｌ　ｗｉｄｔｈ", "㎡㈱", "一 二",
    ),
    "half width": ("ﾊﾝｶｸｶﾅ", "ｶﾞｷﾞ", "￩￪", "ﾡﾢ"),
    "right to left": (
        "مرحبا بالعالم", "שלום עולם", "abc שלום 123", "ﷺ", "ܐܒܓ", "ދިވެހި", "١٢٣ abc", "بِسْمِ ٱللَّٰهِ",
    ),
    "other scripts": (
        "ภาษาไทยไม่มีช่องว่าง", "กำกำ", "ພາສາລາວ", "ខ្មែរ", "မြန်မာ", "नमस्ते क्षत्रिय", "தமிழ்", "తెలుగు",
        "ಕನ್ನಡ", "മലയാളം", "བོད་ཡིག", "한국어", "\u1112\u1161\u11ab", "ᠮᠣᠩᠭᠣᠯ", "Ελληνικά", "Ὀδυσσεύς",
        "Русский", "ქართული", "አማርኛ", "ᚠᚢᚦ", "𐍈𝒳𝔘", "İıſßẞ", "ǅ",
    ),
    "marks": (
        "e\u0301", "\u0301", "\u0301\u0302\u0303", "a\u20dd", "Z̸̢͎a̴͚l̵g̶ȯ̷",
        "Z" + "\u0351\u036b\u0313" * 30, "\u034f", "ñ ñ", "\u00ad", "a\u00adb", "\u200c\u200d", "\ufe0f",
        "\u180e", "\u115f", "\u3164", "\u2800", "ﬀﬃ",
    ),
    "emoji": (
        "😀", "👍🏽", "👩‍👩‍👧‍👦", "🏳️‍🌈", "❤️", "☎︎", "1️⃣", "🇨🇳🇫🇷", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "👩‍🌾🧵",
        "🧑🏿‍🤝‍🧑🏻", "🫨", "⌚", "🈚", "😀" * 60,
    ),
    "not characters": (
        "\ufffd", "\ufffe", "\uffff", "a\ufdd0b", "\U0001fffe", "\U0010ffff", "\ue000", "\U000f0000",
        "\u0378",
    ),
    "controls of direction": (
        "\u202eevil\u202c", "\u2066x\u2069", "\u200e\u200f", "\u061c", "a\u2067b", "\u206a",
    ),
    "lines that are none": ("a\u2028b", "a\u2029b", "a\x85b", "a\x0bb", "a\x0cb", "\ufeffa", "\ufff9a\ufffbb"),
    "controls": (
        "\x00", "a\x00b", "\x1b[31mred\x1b[0m", "\x1b]0;t\x07", "\x1b]8;;file:///\x1b\\x", "\x07",
        "\x08\x08", "\x7f", "\x9b31m", "\x90q\x9c",
    ),
    "paths": ("../../etc/passwd", "C:\\con", "file:///etc", "\\\\e.example\\x", "/dev/null", "a/b\\c"),
}
# fmt: on
TEXTS = [text for texts in NAUGHTY.values() for text in texts]


def table_of(text: str, shape: Shape = Shape.ROWS) -> Table:
    """A table that has a text in its headings, its title, its cells, its lists and the names of its terms."""
    items: list[tuple[str, ...]] = [("g", "k", text, text, "end"), (text, "k", "t", f"{text} {text}", text)]
    if shape is Shape.FLOW:
        keys: tuple[str, ...] = ("group", "key", "title", "body", "place")
    elif shape is Shape.PAIRS:
        keys = ("what", "body")
        items = [(item[0], item[2]) for item in items]
    else:
        keys = ("id", "key", "title", "body", "place")
    columns = [Column(key, f"{key} {text}", itemgetter(index)) for index, key in enumerate(keys)]
    if len(columns) > 2:
        columns[1] = columns[1]._replace(terms={"k": Term(text, 1)})
    return Table(f"T {text}", tuple(columns), items, shape=shape, number=2, empty=text)


ANY = st.text(st.characters(exclude_categories=()), max_size=60)
PIECES = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4).map("".join)
