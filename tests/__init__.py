"""The tests: they mirror the package; house, journeys, faults and bench stand besides."""
