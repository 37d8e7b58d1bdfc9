import json

for text in ("1", "-1.5e3", "1E+2", " [1, 2 ,3 ] ", '{"a": {"b": [true, false, null]}}', '"x"', "[]", "{}", "[[[]]]", "-0", "-0.0", "1e400", "NaN", "[Infinity, -Infinity]", '{"a":1,"a":2}', "123456789012345678901234567890", "0.1"):
    value = json.loads(text)
    print(type(value).__name__, value)
print(json.loads('\n\t{"x"\r: 1}\n'))
