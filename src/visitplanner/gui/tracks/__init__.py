"""Groups: who goes where when the delegation splits."""
