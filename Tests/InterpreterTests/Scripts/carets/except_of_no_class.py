# The whole handler is to blame, which is shown without a caret.
try:
    1 / 0
except (ValueError, 5):
    pass
