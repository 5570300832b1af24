"""Records, patches, the document and pure edits: no Qt, no files."""
