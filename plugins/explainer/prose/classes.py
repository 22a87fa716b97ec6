"""The classes that HTML of a page may have: those that Markdown's own extensions give it.

A class is an order to the theme: `mermaid` makes it fetch a program from another host, `md-…`
dresses text up as the site's own. So only what is named here is kept, and only on the
elements that have a use for it.
"""

from __future__ import annotations

import re

_ADMONITIONS = frozenset({
    "admonition", "note", "abstract", "summary", "tldr", "info", "todo", "tip", "hint",
    "important", "success", "check", "done", "question", "help", "faq", "warning", "caution",
    "attention", "failure", "fail", "missing", "danger", "error", "bug", "example", "quote",
    "cite", "inline", "end",
})  # fmt: skip
_BOXES = frozenset({
    "footnote", "grid", "cards", "highlight", "linenodiv", "tabbed-set", "tabbed-alternate",
    "tabbed-labels", "tabbed-content", "tabbed-block",
})  # fmt: skip
_BY_TAG = {
    "a": frozenset({"footnote-ref", "footnote-backref", "headerlink"}),
    "code": frozenset({"highlight"}),
    "details": _ADMONITIONS - {"admonition"},
    "div": _ADMONITIONS | _BOXES,
    "p": frozenset({"admonition-title"}),
    "pre": frozenset({"linenums"}),
    "span": frozenset({"filename", "linenos", "normal", "special"}),
    "table": frozenset({"highlighttable"}),
    "td": frozenset({"linenos", "code"}),
    "th": frozenset({"filename"}),
}
# What Pygments calls the parts of code: `k`, `kc`, `cpf`, `s1`.
_PART_OF_CODE = re.compile(r"[a-z][a-z0-9]{0,2}")


def allowed(tag: str, classes: str) -> str:
    """Return those of an element's classes that it may have."""
    known = _BY_TAG.get(tag, frozenset())
    return " ".join(
        one
        for one in classes.split()
        if one in known or (tag == "span" and _PART_OF_CODE.fullmatch(one))
    )
