raise SyntaxError('msg', (None, 3, 5, 'x = = 1\n', 4, 2))
