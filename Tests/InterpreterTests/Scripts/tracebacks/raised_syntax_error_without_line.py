raise SyntaxError('msg', ('f.py', None, 5, 'x'))
