"""Floor 4: windows, panels, the board and dialogs. Shows snapshots; every edit goes through the desk."""
