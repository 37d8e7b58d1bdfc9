raise SyntaxError('msg', ('f.py', 3, 50, 'x = = 1\n'))
