"""The command line: the same operations and readers as the window, without Qt. One module per noun."""
