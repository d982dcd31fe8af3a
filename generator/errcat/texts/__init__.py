"""What rules on the project and audit of published pages share: judgements on texts alone.

Patterns that only texts at fault need are kept as text: `re` compiles them on first use, and
remembers them. A project without a fault is checked in less time than compiling them takes.
"""
