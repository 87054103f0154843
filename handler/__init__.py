"""Every way in: the HTTP API, on a laptop and on AWS Lambda."""
