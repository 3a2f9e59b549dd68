"""Takes questions. Gives people what they can read: the command line and the exports. Nothing imports this room."""
