"""The parts of a pack: each is a function from a `Page` to flowables."""
