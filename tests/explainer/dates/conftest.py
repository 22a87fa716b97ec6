"""What the tests of dates share."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from explainer.dates import DateWords


@pytest.fixture(scope="session")
def english() -> DateWords:
    """The English words, in the shape a site's words file has."""
    text = Path(__file__).with_name("english.yml").read_text(encoding="utf-8")
    return DateWords(**yaml.safe_load(text))
