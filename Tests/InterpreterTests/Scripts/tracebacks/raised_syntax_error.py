raise SyntaxError('msg', ('f.py', 3, 5, 'x = = 1\n'))
