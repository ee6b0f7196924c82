"""Pages and status API of the built-in portal: the only fastapi."""
