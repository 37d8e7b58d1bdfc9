from collections import OrderedDict
def t(*fs):
    for x in fs:
        try: print(x())
        except Exception as e: print(type(e).__name__, e)
def chg(f, view=lambda o:o):
    def r():
        o = OrderedDict([(1,2),(3,4),(5,6)])
        res=[]
        for k in view(o):
            res.append(k); f(o)
            if len(res) > 6: break
        return res
    return r
for v in (lambda o:o, lambda o:o.keys(), lambda o:o.values(), lambda o: o.items(), lambda o: reversed(o), lambda o: reversed(o.items())):
    t(chg(lambda o:o.clear(), v), chg(lambda o:o.update({len(o)+10:1}), v), chg(lambda o:o.pop(3,0), v), chg(lambda o: o.move_to_end(1), v), chg(lambda o: o.__setitem__(5,9), v), chg(lambda o: (o.pop(5), o.__setitem__(5,1)), v), chg(lambda o: o.popitem(), v),chg(lambda o: o.popitem(False), v))
o = OrderedDict.fromkeys('abcde'); o.move_to_end('b'); print(o); o.move_to_end('b', last=False); print(o); t(lambda: o.move_to_end('zz')); print(list(reversed(o)), o.popitem(), o.popitem(last=False), o)
