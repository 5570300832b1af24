"""The command line: every import is made by the verb that needs it."""
