def f():
    # nothing here

print(1)
