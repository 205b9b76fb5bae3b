"""The feasibility lens: what the hours of each day go into, as strips with a score."""
