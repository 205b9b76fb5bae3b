"""Files that come and go: practice notes as Markdown, texts for translators. What comes is hostile until read."""
