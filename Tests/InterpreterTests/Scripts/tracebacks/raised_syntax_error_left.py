raise SyntaxError('msg', ('f.py', 3, 1, '   x = 1\n'))
