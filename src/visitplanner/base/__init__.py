"""Floor 0: languages, errors, settings, paths. Knows nothing above itself."""
