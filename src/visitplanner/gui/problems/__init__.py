"""Problems of the open visit in the window: the list, explanations, ways out, accepted risks, the rules."""
