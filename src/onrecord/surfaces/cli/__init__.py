"""Takes arguments, files and standard input. Gives tables, JSON lines, pages, messages and an exit code."""

from onrecord.surfaces.cli.command import main

__all__ = ["main"]
