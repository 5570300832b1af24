"""Where things stand: text measuring, boxes, routes and layouts. No Qt, no files but our own."""
