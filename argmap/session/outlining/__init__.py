"""The argument as an indented tree, computed where it is looked at and kept up with each patch."""
