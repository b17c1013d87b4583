"""The columns of every command."""

COLUMNS = {
    "regions": "id name code role advantages | names gb kind aliases",
    "show": "id kind theme text block | regions quote link note",
    "compare": "theme",
    "goals": "id year text block | regions quote link note",
    "measures": "id topic regions text block | quote link note",
    "chain": "step region name role block | quote link note",
    "reading": "id published title category counter | kind block",
    "facts": "id kind theme regions text block | quote link note",
    "search": "id kind theme regions text block | quote link note",
    "context": "id text publisher date url",
    "about": "field value",
    "verify": "id block status start end quote | model",
    "coverage": "block name words evidence excluded free unaccounted",
    "check": "file line column path what",
    "excluded": "block text code reason | start end",
    "locate": "block text evidence | start end",
}
"""The columns of each command's table: those shown at first, a bar, those for who asks or reads JSON."""
