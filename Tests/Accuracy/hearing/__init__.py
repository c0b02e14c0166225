"""Recordings of real voices, with their truth: second voices, words, and sounds without words."""
