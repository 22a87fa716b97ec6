"""Whatever a folder of content holds, `explainer check` says what is wrong with it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.commands import check

PIECES = st.sampled_from(
    [
        "name: ",
        "a",
        "\n",
        "  ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "'",
        '"',
        ": ",
        "---\n",
        "body: |\n",
        "[[a]]",
        "[[x]]",
        "[x](y.md)",
        "<b>",
        "![",
        "](",
        "# ",
        "`",
        "\\",
        "&#0;",
        "\u202e",
        "é",
        "draft: true\n",
        "within: b\n",
        "coordinates: ",
        "date: ",
        "2022-13",
        "geometry: {type: Point, coordinates: ",
        "aliases: [B]\n",
        "see_also: [a]\n",
        "formerly: [a, places/b]\n",
        "images: [{file: x}]\n",
    ]
)
CONTENTS = st.binary(max_size=40) | st.lists(PIECES, max_size=12).map(lambda p: "".join(p).encode())


@settings(max_examples=30)
@given(CONTENTS, CONTENTS, CONTENTS, CONTENTS)
@example(b"name: A\nwithin: a", b"{a, b}", b"---\n- x\n---\n[[", b"title: x\nas_of: [2022]")
def test_check_never_raises(place: bytes, event: bytes, page: bytes, config: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        files = {
            "content/places/a.yml": place,
            "content/places/b.yml": b"name: B",
            "content/events/e.yml": event,
            "content/narratives/n.md": page,
            "content/about.md": page,
            "site_config/words.yml": config,
        }
        for path, raw in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(raw)
        content, options = str(root / "content"), str(root / "site_config/settings.yml")
        for text in (b"title: A site\nas_of: 2022\n", config):
            Path(options).write_bytes(text)
            for style in ("text", "json", "github"):
                check("--content", content, "--settings", options, "--format", style)
            result = check("--content", content, "--settings", options, "--fix", "--order")
            assert result.exit_code in {0, 1}
            assert result.stderr
