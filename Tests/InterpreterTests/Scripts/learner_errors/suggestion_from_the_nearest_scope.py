# A similar name of the script is offered before a nearer one that is built in.
values = [1, 2]
print(len(vals))
