"""Layers: an arrangement for maps whose arrows would otherwise tangle."""
