"""Texts that are nearly YAML, for every test that reads what nobody would write."""

from __future__ import annotations

from hypothesis import strategies as st

# Pieces that YAML, Markdown and our checks each make something of.
PIECES = st.sampled_from(
    [
        "name",
        ": ",
        "- ",
        "? ",
        "\n",
        "  ",
        "\t",
        "[",
        "]",
        "{",
        "}",
        ",",
        "&a",
        "*a",
        "!t",
        "'",
        '"',
        "|\n",
        ">-\n",
        "---\n",
        "...\n",
        "%YAML 1.1\n",
        "# ",
        "\\u202e",
        "\u202e",
        "é",
        "\x00",
        "\ufeff",
        "<<",
        "~",
        "[[",
        "]]",
        "\u2028",
        "\x85",
        "👩🏽\u200d🚒",
        "x",
    ]
)
YAML_LIKE = st.lists(PIECES, max_size=20).map("".join)
