# A failed assertion points at the last comparison of its test, and at nothing but the statement where there is none.
def call():
    assert isinstance(5, str), "not a text"


def call_over_lines():
    assert isinstance(5, str), (
        "not a text")


def negation():
    assert not 1, "one"


def comparison_first():
    assert 1 == 2 or 0, "neither"


def comparison_last():
    assert 0 or 1 == 2, (
        "neither")


def two_in_a_line():
    assert [], "empty"; print("never")


def in_parentheses():
    assert (
        isinstance(1, str)
    ), "not a text"


def run(function, *others):
    try:
        function()
    finally:
        if others:
            run(*others)


run(call, call_over_lines, negation, comparison_first, comparison_last, two_in_a_line, in_parentheses)
