"""Where boxes go: tidy, untangle, push apart, align; nothing here has to do with Qt."""
