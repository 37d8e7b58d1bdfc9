x = f"""one
  {a b} {c}
"""
