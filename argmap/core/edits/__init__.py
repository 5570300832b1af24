"""Edits: pure functions from a document and an intention to a patch; nothing here changes a thing.

An edit that finds nothing to do returns an empty patch. `now` is the RFC 3339 time (UTC, seconds,
"Z") for `created` and `modified`; None leaves them. What the rules forbid raises RefusalError.
"""
