"""Places, cities and organisations: their lists, the forms that edit them in place, and cities side by side."""
