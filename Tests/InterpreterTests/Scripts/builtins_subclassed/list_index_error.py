class Queue(list):
    def first(self):
        return self[0]


q = Queue([1])
print(q.first(), q.pop(0))
q.first()
