raise ValueError from TypeError
