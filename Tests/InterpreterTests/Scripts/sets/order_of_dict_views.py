d = dict.fromkeys([33, 1, 17, 8, 0, 40])
e = {40: 1, 17: 2, 5: 3}
print(set(d), {*d}, set(d.keys()))
print(d.keys() & e.keys(), e.keys() & d.keys(), d.keys() & {1, 8, 40, 99})
print(d.keys() | e.keys(), d.keys() - e.keys(), d.keys() ^ e.keys())
print({1, 33, 65} | d.keys(), {1, 33, 65} & d.keys(), {1, 33, 65} - d.keys())
print(e.items() ^ {40: 1, 17: 3, 6: 0}.items(), e.items() & {40: 1}.items())
