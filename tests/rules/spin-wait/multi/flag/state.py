"""Part of a program with threads."""

ready = False
