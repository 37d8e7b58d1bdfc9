def train(k, w, b, batches, lr):
    parameters, losses = [k.clone(), w.clone(), b.clone()], []
    for x, y in batches:
        k, w, b = parameters = [p.detach().requires_grad_() for p in parameters]
        loss = nn.CrossEntropyLoss()(torch.flatten(F.relu(F.conv2d(x, k)), 1).matmul(w) + b, y)
        losses.append(loss.item())
        parameters = [p - lr * g for p, g in zip(parameters, torch.autograd.grad(loss, parameters))]
    return (losses, *[p.detach() for p in parameters])
