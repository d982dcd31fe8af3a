"""A package as others write it on top of the generated one."""
