class Graph:
    def __init__(self, edges=(), directed=False):
        self.directed = directed
        self.adjacent = {}
        for a, b, *weight in edges:
            self.add(a, b, *weight)

    def add(self, a, b, weight=1):
        self.adjacent.setdefault(a, {})[b] = weight
        self.adjacent.setdefault(b, {})
        if not self.directed:
            self.adjacent[b][a] = weight
        return self

    def __getitem__(self, node):
        return self.adjacent[node]

    def __iter__(self):
        return iter(self.adjacent)

    def __len__(self):
        return len(self.adjacent)

    def breadth_first(self, start):
        seen, queue = {start}, [start]
        while queue:
            node = queue.pop(0)
            yield node
            for neighbour in self[node]:
                if neighbour not in seen:
                    seen.add(neighbour)
                    queue.append(neighbour)

    def depth_first(self, node, seen=None):
        seen = set() if seen is None else seen
        seen.add(node)
        yield node
        for neighbour in self[node]:
            if neighbour not in seen:
                yield from self.depth_first(neighbour, seen)

    def shortest(self, start, end):
        best, todo = {start: (0, [start])}, [start]
        while todo:
            node = min(todo, key=lambda n: best[n][0])
            todo.remove(node)
            if node == end:
                return best[end]
            for neighbour, weight in self[node].items():
                cost = best[node][0] + weight
                if neighbour not in best or cost < best[neighbour][0]:
                    best[neighbour] = cost, best[node][1] + [neighbour]
                    todo.append(neighbour)
        raise LookupError(f"no path from {start} to {end}")


g = Graph([("a", "b", 7), ("a", "c", 3), ("b", "d", 1), ("c", "b", 2), ("c", "d", 8), ("e", "f")])
print(len(g), list(g), g["a"], "e" in g, list(g.breadth_first("a")), list(g.depth_first("a")), g.shortest("a", "d"))
d = Graph([(1, 2), (2, 3), (3, 1), (3, 4)], directed=True)
print(list(d.depth_first(2)), d[4], d.shortest(1, 4))
g.shortest("a", "f")
