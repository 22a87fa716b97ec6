"""The data of each page, worked out from the catalog; no HTML but the prose's own."""
