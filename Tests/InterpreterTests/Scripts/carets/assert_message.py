assert 1 > 2, "sum: " + 3
