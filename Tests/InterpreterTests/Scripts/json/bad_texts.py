import json

for text in ["", "{", "[", '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', "[1", "[1,", "[1,]", "[1 2]", "{1:2}", "{'a':1}", '"abc', '"a\nb"', '"\\x"', '"\\u12"', '"\\u12g4"', '"\\', "nul", "tru", "-", "01", "1.", "1e", "+1", ".5", "[1] x", '{"a":1 "b":2}', '{"a" 1}', "\n\n  x", "[\n1,\n2,\n]", '{"a":}', "}", ",", '"a" "b"', "[1,,2]", "True", "nan", "\ufeff1"]:
    try:
        print(repr(text), json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error)
