"""The phases of gestures, one a file; each event answers with the phase that follows."""
