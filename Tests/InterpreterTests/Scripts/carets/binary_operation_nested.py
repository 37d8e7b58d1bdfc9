data = {"x": [1, None]}
y = 2 * (data["x"][0] + data["x"][1]) + 5
