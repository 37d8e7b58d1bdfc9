"""Gradients: when they are recorded, `grad`, `backward`, and functions with a backward of their own."""

import _torch


class set_grad_enabled:
    """Switches the recording of gradients on or off: at once, and as a context until its end."""

    def __init__(self, mode):
        self._before = _torch.is_grad_enabled()
        _torch._set_grad_enabled(mode)

    def __enter__(self):
        return None

    def __exit__(self, *failure):
        _torch._set_grad_enabled(self._before)


class _GradientSwitch:
    """A context, and a decorator, in which gradients are recorded or not."""

    mode = False

    def __init__(self, function=None):
        self._before = []
        self._function = function

    def __enter__(self):
        self._before.append(_torch.is_grad_enabled())
        _torch._set_grad_enabled(self.mode)

    def __exit__(self, *failure):
        _torch._set_grad_enabled(self._before.pop())

    def __call__(self, *arguments, **keywords):
        if self._function is not None:
            with self:
                return self._function(*arguments, **keywords)
        return type(self)(*arguments)


class no_grad(_GradientSwitch):
    """`with torch.no_grad():` or `@torch.no_grad()`: what is computed inside wants no gradients."""


class inference_mode(no_grad):
    """As `no_grad`."""

    def __init__(self, mode=True):
        function = mode if callable(mode) else None
        super().__init__(function)
        self.mode = not mode if function is None else False


class enable_grad(_GradientSwitch):
    """Inside `no_grad`, gradients are recorded again."""

    mode = True

def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    """How the outputs change with each input: a tuple of gradients. The leaves' own `.grad` stays as it is."""
    if create_graph:
        raise NotImplementedError("create_graph=True: gradients of gradients are not part of Convbook")
    outputs = [outputs] if isinstance(outputs, _torch.Tensor) else list(outputs)
    inputs = [inputs] if isinstance(inputs, _torch.Tensor) else list(inputs)
    if isinstance(grad_outputs, _torch.Tensor):
        grad_outputs = [grad_outputs]
    found = _torch._gradients(outputs, inputs, grad_outputs, bool(retain_graph))
    if not allow_unused and any(gradient is None for gradient in found):
        raise RuntimeError(
            "One of the differentiated Tensors appears to not have been used in the graph. "
            "Set allow_unused=True if this is the desired behavior.")
    return tuple(found)


def backward(tensors, grad_tensors=None, retain_graph=None):
    """Adds to the `.grad` of every leaf how the tensors change with it."""
    tensors = [tensors] if isinstance(tensors, _torch.Tensor) else list(tensors)
    if isinstance(grad_tensors, _torch.Tensor):
        grad_tensors = [grad_tensors]
    _torch._backward(tensors, grad_tensors, bool(retain_graph))


class _Context:
    """What `forward` keeps for `backward`."""

    def __init__(self):
        self.saved_tensors = ()
        self.needs_input_grad = ()

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    def mark_non_differentiable(self, *tensors):
        pass


class Function:
    """A function whose gradient is written out: `forward(ctx, …)`, `backward(ctx, gradient)`, called by `apply`."""

    @staticmethod
    def forward(ctx, *arguments):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *gradients):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it "
            "with backward mode AD.")

    @classmethod
    def apply(cls, *arguments):
        context = _Context()
        inputs = [value for value in arguments if isinstance(value, _torch.Tensor)]
        context.needs_input_grad = tuple(
            isinstance(value, _torch.Tensor) and value.requires_grad for value in arguments)
        with no_grad():
            result = cls.forward(context, *arguments)

        def backward(gradient):
            gradients = cls.backward(context, gradient)
            if not isinstance(gradients, tuple):
                gradients = (gradients,)
            if len(gradients) != len(arguments):
                raise RuntimeError(
                    f"function {cls.__name__}Backward returned an incorrect number of gradients "
                    f"(expected {len(arguments)}, got {len(gradients)})")
            return [g for g, value in zip(gradients, arguments) if isinstance(value, _torch.Tensor)]

        return _torch._custom(cls.__name__ + "Backward", result, inputs, backward)
