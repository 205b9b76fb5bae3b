"""The photos of the samples: painted when they are loaded, at twelve megapixels, always the same."""
