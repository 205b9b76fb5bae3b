"""The files of a visit: agendas, tickets, slides, photos, whatever record they belong to."""
