print(len("ab" * 10 ** 19))
