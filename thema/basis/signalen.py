"""What rooms above may want to know at once. Who sends knows nobody; who listens stands higher (docs/adr/0024)."""

from django.dispatch import Signal

# Something of a plan is done or can be seen to be: a questionnaire closed, the dots of a session were saved, a document
# became public. Sent in the transaction in which that happens, with `plan`: the key of the beleidsplan. Who listens looks
# for itself what there is, and refuses nothing.
afgerond = Signal()

# A document is about to become public. Sent in the transaction in which that happens, before it, with `document`. Who
# listens may refuse by raising a DomeinFout: then nothing becomes public.
wordt_openbaar = Signal()
