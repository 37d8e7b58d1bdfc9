# Linear equations, inverses and determinants, with gradients; batches; what cannot be solved.
import torch


def near(x):
    return (x * 1000).round() / 1000 + 0.0

A = torch.tensor([[4.0, 1.0, 2.0], [0.0, 3.0, 1.0], [2.0, 1.0, 5.0]])
b = torch.tensor([1.0, -2.0, 0.5])
S = torch.stack([A, A.T @ A])
print(torch.linalg.inv(A), torch.inverse(A), A.inverse())
print(torch.linalg.det(A), torch.det(A), A.det(), near(torch.linalg.det(S)), torch.linalg.det(torch.ones(2, 2)))
print(torch.linalg.slogdet(A), torch.slogdet(-A), torch.logdet(A), torch.logdet(-A), torch.linalg.slogdet(torch.ones(2, 2)))
print(torch.linalg.solve(A, b), torch.linalg.solve(A, torch.eye(3)[:, :2]), torch.linalg.solve(S, torch.ones(2, 3)))
print(near(torch.linalg.solve(S, torch.eye(3))), torch.linalg.solve(A, torch.eye(3)[:2], left=False))
print(near(torch.linalg.inv(S)), torch.linalg.inv(A.double()))
print(torch.linalg.matrix_power(A, 3), torch.matrix_power(A, -2), A.matrix_power(0), torch.linalg.matrix_power(S, 2))
print(torch.linalg.cross(torch.tensor([1.0, 2.0, 3.0]), torch.tensor([0.5, -1.0, 2.0])))
print(torch.linalg.inv(torch.zeros(0, 3, 3)).shape, torch.linalg.det(torch.zeros(0, 3, 3)).shape)
print(torch.linalg.det(torch.zeros(0, 0)))

w = torch.tensor([[1.0, -2.0, 3.0], [0.5, 1.0, -1.0], [2.0, 0.0, 1.0]])
for function in (torch.linalg.inv, lambda x: torch.linalg.solve(x, w), lambda x: torch.linalg.solve(x, b) * w[0]):
    x = A.clone().requires_grad_()
    result = function(x)
    (result * w[:result.shape[0]] if result.dim() == 2 else result).sum().backward()
    print(type(result.grad_fn).__name__, near(x.grad))
right = torch.eye(3, requires_grad=True)
(torch.linalg.solve(S, right) * w).sum().backward()
print(near(right.grad))
for function in (torch.linalg.det, torch.logdet, lambda x: torch.linalg.slogdet(x).logabsdet):
    x = S.clone().requires_grad_()
    (function(x) * torch.tensor([1.0, -2.0])).sum().backward()
    print(near(x.grad))


def attempt(make):
    try:
        print(make())
    except RuntimeError as error:
        print(isinstance(error, torch.linalg.LinAlgError) if "singular" in str(error) else "", error)


attempt(lambda: torch.linalg.inv(torch.zeros(2, 2)))
attempt(lambda: torch.linalg.inv(torch.stack([torch.eye(2), torch.ones(2, 2)])))
attempt(lambda: torch.linalg.inv(torch.zeros(2, 3)))
attempt(lambda: torch.linalg.inv(torch.zeros(3)))
attempt(lambda: torch.linalg.inv(torch.ones(2, 2, dtype=torch.long)))
attempt(lambda: torch.linalg.det(torch.zeros(2, 3)))
attempt(lambda: torch.linalg.solve(torch.zeros(2, 2), torch.ones(2)))
attempt(lambda: torch.linalg.solve(A, torch.ones(2)))
attempt(lambda: torch.linalg.solve(A, torch.ones(2, 2)))
attempt(lambda: torch.linalg.solve(A, b.double()))
