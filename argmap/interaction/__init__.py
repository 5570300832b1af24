"""Gestures as small state machines over plain events, camera and overlay data; no Qt."""
