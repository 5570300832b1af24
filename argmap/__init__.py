"""argmap: argument maps on the desktop and on the command line."""

__version__ = "0.1.0"
