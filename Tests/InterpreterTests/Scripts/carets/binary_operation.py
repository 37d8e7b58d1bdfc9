a, b, c = 1, 2, "3"
total = (a + b) * a - c / b
