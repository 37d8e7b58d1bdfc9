x = 0
assert (x == 1, "never raised")
assert ()  != (), "message"
assert (x
        , "two lines")
try:
    assert ()
except AssertionError:
    print("an empty tuple is false")
assert "text"
assert (x == 0)
