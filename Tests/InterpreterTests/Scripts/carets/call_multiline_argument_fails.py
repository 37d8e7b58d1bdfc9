print(
    "first",
    int("second"),
    1 / 2,
)
