"""The page that offers what a crash, or closing without saving, left behind."""
