"""What rooms above may want to know at once. Who sends knows nobody; who listens stands higher (docs/adr/0024)."""

from django.dispatch import Signal

# Something of a plan is done or can be seen to be: a questionnaire closed, the dots of a session were saved, a document
# became public. Sent in the transaction in which that happens, with `plan`: the key of the beleidsplan. Who listens looks
# for itself what there is, and refuses nothing.
afgerond = Signal()
