"""The strips of the feasibility lens, on the board and in its panel."""
