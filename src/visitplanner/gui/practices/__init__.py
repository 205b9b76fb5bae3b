"""Practice notes: the list of all notes and the editor of one, with every field of the form."""
