"""Argdown: text -> lines -> blocks -> debate -> map, and a map as Argdown text."""
