"""The run-of-show of a session: minute rows typed like a sheet, for those who act, speak, drive and wait."""
