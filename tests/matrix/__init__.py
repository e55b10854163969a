"""The access matrix: every role, at every relation to a unit, asks every address of the house; what is answered is what is declared."""
