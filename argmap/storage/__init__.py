"""The native file: strict reading, mending with a report, durable writing, journal."""
