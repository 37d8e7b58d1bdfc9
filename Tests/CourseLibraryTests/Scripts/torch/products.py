# Matrix products and einsum.
import torch

a = torch.arange(6.0).reshape(2, 3)
b = torch.arange(12.0).reshape(3, 4)
print(a @ b, torch.matmul(a, b).shape, torch.mm(a, b).equal(a @ b))
print(a @ torch.ones(3), torch.mv(a, torch.ones(3)), torch.dot(torch.ones(3), torch.arange(3.0)))
batch = torch.arange(24.0).reshape(2, 3, 4)
print((batch @ torch.ones(4)).shape, torch.bmm(batch, batch.transpose(1, 2)).shape, (torch.ones(5, 1, 2, 3) @ torch.ones(4, 3, 2)).shape)
print(torch.einsum("ik,kj->ij", a, b).equal(a @ b), torch.einsum("ij->ji", a), torch.einsum("ij->", a), torch.einsum("ii->i", torch.eye(2)))
print(torch.einsum("bij,bkj->bik", batch, batch).shape, torch.einsum("i,j->ij", torch.arange(2.0), torch.arange(3.0)))
print(torch.einsum("nchw,oc->nohw", torch.ones(1, 3, 2, 2), torch.ones(4, 3)).shape, torch.einsum("...i,i->...", batch, torch.ones(4)).shape)
print(torch.tensordot(a, b, dims=1).equal(a @ b), torch.outer(torch.arange(2.0), torch.ones(2)), torch.inner(torch.arange(3.0), torch.ones(3)))
print(torch.addmm(torch.ones(2, 4), a, b, beta=2, alpha=0.5), torch.cdist(torch.zeros(1, 2), torch.tensor([[3.0, 4.0]])))
print(torch.nn.functional.cosine_similarity(torch.tensor([[1.0, 0.0]]), torch.tensor([[1.0, 1.0]])), torch.dist(torch.zeros(2), torch.tensor([3.0, 4.0])))
print(torch.block_diag(torch.ones(1, 2), torch.full((1, 1), 2.0)))
for body in (lambda: a @ a, lambda: torch.mm(a, torch.ones(3)), lambda: torch.bmm(batch, batch), lambda: torch.dot(a, a),
             lambda: torch.einsum("ij,jk->ik", a, a)):
    try:
        body()
    except Exception as error:
        print(type(error).__name__ + ":", error)
