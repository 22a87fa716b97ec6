"""The words a kind is written in: entries, relations, texts, citations, coordinates."""
