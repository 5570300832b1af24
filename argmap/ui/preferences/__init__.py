"""What a person can set, as data, and the window that shows it."""
