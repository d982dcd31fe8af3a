"""What rules on the project and audit of published pages share: judgements on texts alone."""
