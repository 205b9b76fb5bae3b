"""What comes of a visit: transfer decisions and how well practices fit, actions, milestones, cooperations."""
