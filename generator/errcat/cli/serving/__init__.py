"""What `errcat serve` is made of: a stage with pages, a workshop that builds, a server."""
