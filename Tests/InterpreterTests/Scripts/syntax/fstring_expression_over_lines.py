x = f"""one
  {a
 b} two
"""
