"""Papers for college and council: nota, mededeling, startnotitie, plan, report."""
