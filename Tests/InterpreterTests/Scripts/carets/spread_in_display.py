def in_list():
    x = [1, *5, 2] + [3]


def in_tuple():
    x = *5, 1


def in_set():
    print({*5})


def over_lines():
    x = [
        1,
        *5,
    ]


def run(function, *others):
    try:
        function()
    finally:
        if others:
            run(*others)


run(in_list, in_tuple, in_set, over_lines)
