"""What libyaml says never reaches an editor: each fault has words of ours."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from explainer.reading import read

LINES = st.sampled_from(
    [
        "name: x",
        "a: b: c",
        "- x",
        "  - y",
        "\tz",
        " k: v",
        "[",
        "]",
        "}",
        '"',
        "'",
        "|t",
        "key",
        "&",
        "*",
        "!",
        "%",
        "@x",
        "`x`",
        ", y",
        "? a",
        "--- ",
        "%YAML 9.9",
        "%TAG ! x",
        "!<",
        '"\\q"',
    ]
)


@given(st.lists(LINES, max_size=6))
def test_every_fault_says_what_would_be_right(lines: list[str]) -> None:
    for text in ("\n".join(lines), "".join(lines), "a: " + " ".join(lines)):
        for problem in read(text, "a")[1]:
            assert problem.hint
            for words in ("did not find", "expected <", "while ", "token", "block mapping"):
                assert words not in problem.message
