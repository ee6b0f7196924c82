"""Where people and programs come in: words in, one command, its value out."""
