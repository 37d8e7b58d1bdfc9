"""One output as the sum that it is: `explain`.

What is asked is read in `convbook.asking`; how each kind of layer is told stands in `convbook.windows` (kernels,
pooling), `convbook.values` (dense, activations, norms, places) and `convbook.losses`; a gradient in
`convbook.gradients`. What works on single values (a bias, a norm's scale, an activation) continues the explanation of
what it was given, so that `explain(nn.Sequential(conv, relu), x, at)` shows products, sum, bias and ReLU in this order.
"""

import torch
import convbook.architecture as architecture
import convbook.kinds as kinds
import convbook.losses
import convbook.values
from convbook.asking import as_tensor, is_kernel, output_index, run, Runs, step_of
from convbook.gradients import explain_gradient
from convbook.telling import finish, tell
from convbook.windows import explain_kernel


def explain(layer, x, at=None, stride=1, padding=0, dilation=1, bias=0.0, activation=None, *, gradient_of=None,
            upstream=None, loss=None, target=None, inside=None):
    """One output of a layer, kernel, function or model on x, as the sum that it is.

        explain(kernel, picture, at=(1, 0))                         # a kernel: patch, products, sum
        explain(nn.Sequential(conv, nn.ReLU()), x, at=(c, i, j))    # and bias, activation
        explain(model, x, at=(3, 0, 0), inside="0")                 # what a layer inside the model gave
        explain(F.cross_entropy, scores, target=t)                  # a loss
        explain(conv, x, gradient_of=("weight", (o, c, k, l)))      # a gradient: which output sent how much

    x is one example, or a batch of which the first is explained unless `at` begins with the number of another. A bare
    kernel takes stride, padding, dilation, bias and activation. Gradients are those of the sum of all outputs, or of
    sum(upstream * output), or of loss(output). Prints, and gives an object with the parts by name.
    """
    x = as_tensor(x, "x")
    if is_kernel(layer):
        kernel = as_tensor(layer, "layer")
        if gradient_of is not None:
            layer = architecture.kernel_layer(kernel)
            layer.tensors["weight"] = layer.weight.detach().clone().requires_grad_(True)
            layer.facts.update(stride=kinds._sides(stride, layer.axes), padding=kinds._pairs(padding, layer.axes),
                               dilation=kinds._sides(dilation, layer.axes))
            return explain_gradient(Runs(layer), x, gradient_of, upstream, loss, target, inside)
        return explain_kernel(kernel, x, at, stride, padding, dilation, bias, activation)
    if (stride, padding, dilation, bias, activation) != (1, 0, 1, 0.0, None):
        raise ValueError("explain: stride, padding, dilation, bias and activation belong to a bare kernel; a layer "
                         "has its own")
    if not callable(layer):
        raise TypeError(f"explain(): argument 'layer' must be a layer, a model, a function or a kernel, "
                        f"not {type(layer).__name__}")
    if gradient_of is not None:
        return explain_gradient(layer, x, gradient_of, upstream, loss, target, inside)
    trail, x = run(layer, x, target)
    step = step_of(trail, inside)
    index, label = output_index(trail, step, at)
    told = tell(trail, step, index)
    return finish(told, label)
