"""The sample visits: authored files made into records, put into a library in one gesture, taken out again in one."""
