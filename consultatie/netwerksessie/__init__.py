"""The evening where residents and council members put dots on themes."""
