"""Files that come and go, from the window: practice notes as Markdown, texts for translators; shown before written."""
