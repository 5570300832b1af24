"""Routes of maps whose boxes stand in rows: told by the rows, without looking for obstacles."""
