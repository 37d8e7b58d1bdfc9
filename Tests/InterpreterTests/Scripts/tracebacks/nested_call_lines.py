def add(a, b):
    return a + b


add(
    add(1, 2),
    add(
        3,
        "4",
    ),
)
