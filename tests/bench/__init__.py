"""Times, measured side by side in one run: medians, and ratios between them."""
