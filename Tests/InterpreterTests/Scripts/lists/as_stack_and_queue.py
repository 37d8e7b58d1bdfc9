stack, queue = [], []
for n in range(5):
    stack.append(n)
    queue.insert(0, n)
print(stack, queue, stack.pop(), queue.pop(), stack[-1], queue[-1])
while stack and queue:
    print(stack.pop() * queue.pop(), end=" ")
print(stack, queue)
def balanced(text):
    pairs, open_ = {")": "(", "]": "[", "}": "{"}, []
    for c in text:
        if c in "([{":
            open_.append(c)
        elif c in pairs and (not open_ or open_.pop() != pairs[c]):
            return False
    return not open_
print([balanced(t) for t in ("", "([]{})", "(]", "((", "a[b(c)]d", ")")])
