import torch


def show(work):
    try:
        print(work())
    except RuntimeError as error:
        print(str(error).split(" is a view of a view")[0])


# An element keeps the numbers that it was picked from.
def picked(start, others):
    held = torch.ones(start)
    element, first = held[start - 1], held[0]
    held.data = torch.zeros(others)
    element.fill_(7)
    first += 1
    return element, element + 1, first.item(), held


for start, others in [(30, 3), (3, 3), (3, 30)]:
    show(lambda: picked(start, others))


def of_a_view():
    whole = torch.zeros(2, 3)
    row = whole[1]
    element = row[2]
    row.data = torch.ones(5)
    element += 4
    w = torch.tensor(3.0, requires_grad=True)
    element.copy_(w)
    return whole.detach(), row.detach()


show(of_a_view)


# An element hears of the history that its tensor gets.
def sum_of_both():
    w = torch.tensor([1.0, 2.0], requires_grad=True)
    z = torch.zeros(6)
    v, kept = z[0], z[5]
    z[0] = w[0]
    before = v.requires_grad, kept.requires_grad
    (v.sum() + z.sum()).backward()
    return before, v, w.grad


show(sum_of_both)


def chain():
    w = torch.tensor(2.0, requires_grad=True)
    z = torch.zeros(6)
    parts = [z[i] for i in range(6)]
    for i in range(1, 6):
        z[i] = parts[i - 1] + w
    z[5].backward()
    return z, w.grad


show(chain)


def chain_of_rows():
    w = torch.tensor(2.0, requires_grad=True)
    z = torch.zeros(2, 3)
    parts = [[z[i, j] for j in range(3)] for i in range(2)]
    z[0, 0] = w
    z[0, 1] = 3 * parts[0][0] + parts[1][2]
    z[1, 0] = parts[0][1] + parts[0][0]
    parts[1][0].backward()
    return z, w.grad


show(chain_of_rows)


def without_history():
    z = torch.zeros(3)
    v = z[0]
    z[0] = 5.0
    z.add_(1)
    return v + 1, v * v, v.requires_grad


show(without_history)


# What is an element of a leaf's numbers cannot be overwritten by a number either.
def view_of_a_leaf():
    w = torch.zeros(3)
    part = w[:2]
    w.requires_grad_()
    part[0] = 5
    return w


show(view_of_a_leaf)


def table_of_a_leaf():
    w = torch.zeros(2, 2)
    part = w.view(2, 2)
    w.requires_grad_()
    part[0, 1] = 5
    return w


show(table_of_a_leaf)
