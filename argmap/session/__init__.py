"""What an editor needs round a document: history, selection, file and commands; no Qt."""
