"""Problems of the open visit in the window: the list, explanations, ways out, accepted risks, lens and rules."""
