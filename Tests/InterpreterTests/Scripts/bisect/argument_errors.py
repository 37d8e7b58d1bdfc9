import bisect
def t(n,f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, e)
t('bisect.bisect([1],1,-1)', lambda: bisect.bisect([1],1,-1))
t('bisect.bisect([1],1,0,5)', lambda: bisect.bisect([1],1,0,5))
t('bisect.bisect()', lambda: bisect.bisect())
t('bisect.bisect([1])', lambda: bisect.bisect([1]))
t('bisect.bisect(1,1)', lambda: bisect.bisect(1,1))
t('bisect.insort((),1)', lambda: bisect.insort((),1))
