import json


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"a": {3, 1}}, cls=Encoder), Encoder(indent=1).encode([{1}]))
print(json.dumps({1, 2, 3}, default=sorted), json.dumps([object], default=lambda o: o.__name__))
try:
    json.dumps(object, cls=Encoder)
except TypeError as error:
    print(error)
print(json.loads('{"a":1,"b":[{"c":2}]}', object_hook=lambda d: sorted(d.items())))
print(json.loads('{"a":1,"b":{"c":2}}', object_pairs_hook=lambda pairs: pairs))
print(json.loads("[1.5,2,NaN]", parse_float=str, parse_int=lambda s: s * 2, parse_constant=lambda c: f"<{c}>"))
print(json.loads('"a\tb"', strict=False), json.JSONDecoder().raw_decode("[1, 2] tail"), json.JSONDecoder().raw_decode("xx [1]", 3))
