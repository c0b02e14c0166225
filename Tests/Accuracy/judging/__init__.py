"""Judges what `proctor analyze` reports of recordings whose truth is known."""
