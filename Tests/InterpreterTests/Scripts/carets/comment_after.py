x = [1, 2][  2  ]  # a comment, no part of it
