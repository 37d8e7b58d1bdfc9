import json

try:
    json.loads('{"a": 1,\n "b": [1, x]}')
except json.JSONDecodeError as error:
    print(error.msg, error.pos, error.lineno, error.colno, repr(error.doc), isinstance(error, ValueError))
    print(type(error), json.decoder.JSONDecodeError is type(error))
try:
    json.loads(5)
except TypeError as error:
    print(error)
try:
    json.loads(None)
except TypeError as error:
    print(error)
