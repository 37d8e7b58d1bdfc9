raise SyntaxError('msg', ('f.py', 3, 5, None))
