"""`stance-train fetch`: finds the referenced texts again in the public repositories they were taken from."""
