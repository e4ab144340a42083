"""The guide run: every scenario of the guides, made through the official SDK, tried with real packets."""
