"""What the delegation wants to know: objectives and questions, where they are asked, and banks to take them from."""
