"""The golden thread on the screen: a panel beside any page, and the trace table."""
