"""Mail to members of the panel and to partners: once to each, never twice (docs/adr/0010-mail.md)."""
