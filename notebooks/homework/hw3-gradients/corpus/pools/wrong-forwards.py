# expect: 0
def avg_pool_backward(x, k, dout):
    return tensor([[x[i * k:i * k + k, j * k:j * k + k].mean().item() for j in range(dout.shape[1])]
                   for i in range(dout.shape[0])])


def l2_pool_backward(x, k, dout):
    return tensor([[x[i * k:i * k + k, j * k:j * k + k].norm().item() for j in range(dout.shape[1])]
                   for i in range(dout.shape[0])])
