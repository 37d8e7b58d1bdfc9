# expect: 0
def conv_backward(x, w, dout, stride=1, padding=0):
    x, w, b = x.clone().requires_grad_(), w.clone().requires_grad_(), zeros(w.shape[0]).requires_grad_()
    torch.nn.functional.conv2d(x, w, b, stride=stride, padding=padding).backward(dout)
    return x.grad, w.grad, b.grad
