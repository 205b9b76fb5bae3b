"""The pages of a visit's workspace that show lists: people, places, questions, observations, the action plan."""
