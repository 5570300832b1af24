"""Windows that ask or tell; each takes user text literally."""
