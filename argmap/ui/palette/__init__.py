"""The command palette: every command and every statement, a few letters away."""
