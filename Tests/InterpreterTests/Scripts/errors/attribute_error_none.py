result = print("x")
result.strip()
