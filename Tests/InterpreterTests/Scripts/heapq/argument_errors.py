import heapq
def t(n,f):
    try: print(n, f())
    except BaseException as e: print(n, type(e).__name__, e)
t('heapq.heappush((),1)', lambda: heapq.heappush((),1))
t('heapq.heapify(())', lambda: heapq.heapify(()))
t('heapq.heappop([])', lambda: heapq.heappop([]))
t('heapq.heappushpop([],1)', lambda: heapq.heappushpop([],1))
t('heapq.heapreplace([],1)', lambda: heapq.heapreplace([],1))
t('heapq.heappush([])', lambda: heapq.heappush([]))
t('heapq.heappop()', lambda: heapq.heappop())
t('heapq.nsmallest(2)', lambda: heapq.nsmallest(2))
t("heapq.nsmallest('a',[1])", lambda: heapq.nsmallest('a',[1]))
