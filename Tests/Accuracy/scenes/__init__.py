"""Synthetic webcam recordings with known truth, to measure the visual flags."""
