"""The types of text: what is tidied, and what is refused."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from explainer.model.text import Address, Flag, FormerAddress, Inline, Line, is_id

LINE: TypeAdapter[str] = TypeAdapter(Line)
INLINE: TypeAdapter[str] = TypeAdapter(Inline)
ADDRESS: TypeAdapter[str] = TypeAdapter(Address)
FLAG: TypeAdapter[bool] = TypeAdapter(Flag)
FORMER: TypeAdapter[str] = TypeAdapter(FormerAddress)


@pytest.mark.parametrize("text", ["a", "0", "bm-21-grad", "a" * 80])
def test_is_id(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "A", "a-", "-a", "a--b", "a_b", "é", "a/b", "a\n", "a" * 81])
def test_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_line_is_one_line() -> None:
    assert LINE.validate_python(" a\n  b\t") == "a b"


def test_paragraph_is_one_line() -> None:
    assert INLINE.validate_python("a\n  b\n") == "a b"
    with pytest.raises(ValidationError, match="one paragraph"):
        INLINE.validate_python("a\n\nb")


@pytest.mark.parametrize("text", ["https://example.org", "http://example.org/ä?b=c&d#e(f)"])
def test_address(text: str) -> None:
    assert ADDRESS.validate_python(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "//example.org",
        "ftp://e.org",
        "https://",
        "https://a b",
        'https://a"b',
        "https://a<b",
        "https://a\nb",
        "HTTPS:x",
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(ValidationError, match="no web address"):
        ADDRESS.validate_python(text)


def test_flag() -> None:
    assert FLAG.validate_python("true") is True
    assert FLAG.validate_python("false") is False
    for word in ("True", "yes", "1", "", "null"):
        with pytest.raises(ValidationError, match="neither true nor false"):
            FLAG.validate_python(word)


def test_former_address() -> None:
    assert FORMER.validate_python("places/bakhmut") == "places/bakhmut"
    for text in ("", "/a", "a/", "a/b/c", "../a", "A", "a.html"):
        with pytest.raises(ValidationError, match="no former address"):
            FORMER.validate_python(text)
