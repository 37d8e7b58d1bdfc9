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
    """As `no_grad`, and no way back may need what is made inside: make a `clone()` of it for that."""

    def __init__(self, mode=True):
        function = mode if callable(mode) else None
        super().__init__(function)
        self.mode = not mode if function is None else False
        self._inference_before = []

    def __enter__(self):
        super().__enter__()
        self._inference_before.append(_torch._set_inference(not self.mode))

    def __exit__(self, *failure):
        _torch._set_inference(self._inference_before.pop())
        super().__exit__(*failure)


class enable_grad(_GradientSwitch):
    """Inside `no_grad`, gradients are recorded again."""

    mode = True


def grad(outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False, allow_unused=False):
    """How the outputs change with each input: a tuple of gradients. The leaves' own `.grad` stays as it is."""
    if create_graph:
        _torch._refuse_second_order()
    outputs = [outputs] if isinstance(outputs, _torch.Tensor) else list(outputs)
    inputs = [inputs] if isinstance(inputs, _torch.Tensor) else list(inputs)
    if isinstance(grad_outputs, _torch.Tensor):
        grad_outputs = [grad_outputs]
    found = _torch._gradients(outputs, inputs, grad_outputs, bool(retain_graph))
    absent = [place for place, gradient in enumerate(found) if gradient is None]
    if absent and not allow_unused:
        raise RuntimeError(
            f"The differentiated Tensor at index {absent[0]} appears to not have been used in the graph. "
            "Set allow_unused=True if this is the desired behavior.")
    return tuple(found)


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False):
    """Adds to the `.grad` of every leaf how the tensors change with it."""
    if create_graph:
        _torch._refuse_second_order()
    tensors = [tensors] if isinstance(tensors, _torch.Tensor) else list(tensors)
    if isinstance(grad_tensors, _torch.Tensor):
        grad_tensors = [grad_tensors]
    _torch._backward(tensors, grad_tensors, bool(retain_graph))


class FunctionCtx:
    """What `forward` keeps for `backward`: attributes of any kind, and tensors by `save_for_backward`."""

    def __init__(self):
        self._to_save = ()
        self._saved = None
        self._changed = ()
        self._apart = ()
        self._materializes = True
        self._name = ""
        self.needs_input_grad = ()

    def save_for_backward(self, *tensors):
        """Keeps tensors (or None) for `saved_tensors`, which notices when one was changed in place since."""
        self._to_save = tensors

    @property
    def saved_tensors(self):
        """What `save_for_backward` kept, as a tuple."""
        return () if self._saved is None else _torch._saved(self._saved, self._name)

    def mark_dirty(self, *tensors):
        """Says that `forward` changed these inputs in place; it must return them."""
        self._changed = tensors

    def mark_non_differentiable(self, *tensors):
        """Says that no gradients flow through these results."""
        self._apart = tensors

    def set_materialize_grads(self, value):
        """False: a result that no gradient came to is told as None, instead of as zeros."""
        self._materializes = value

    def _keep(self):
        """Ends `forward`: what was saved is kept with its versions."""
        for place, value in enumerate(self._to_save):
            if value is not None and not isinstance(value, _torch.Tensor):
                raise TypeError(
                    f"save_for_backward can only save variables, but argument {place} is of type "
                    f"{_torch._type_name(value)}")
        # An input that was changed in place leads back to this context: its numbers alone are kept.
        saved = [value.detach() if _is_among(value, self._changed) else value for value in self._to_save]
        self._saved = _torch._save(saved)
        self._to_save = ()


def _is_among(value, others):
    return any(value is other for other in others)


Variable = _torch.as_tensor


class detect_anomaly:
    """Accepted: errors on the way back name the operation in any case."""

    def __init__(self, check_nan=True):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *failure):
        return None


set_detect_anomaly = detect_anomaly


def gradcheck(func, inputs, eps=1e-06, atol=1e-05, rtol=0.001, raise_exception=True):
    """Whether the gradients of `func` are those of small differences; the inputs should be float64.

    >>> x = torch.randn(3, dtype=torch.float64, requires_grad=True)
    >>> torch.autograd.gradcheck(torch.sin, (x,))
    True
    """
    inputs = (inputs,) if isinstance(inputs, _torch.Tensor) else tuple(inputs)
    for number, x in enumerate(inputs):
        if not isinstance(x, _torch.Tensor) or not x.requires_grad:
            continue
        result = func(*inputs)
        size = result.numel()
        for place in range(size):
            seed = _torch.zeros(size, dtype=result.dtype)
            seed[place] = 1.0
            found, = grad(func(*inputs), x, seed.reshape(result.shape), allow_unused=True)
            found = _torch.zeros_like(x) if found is None else found
            flat = found.reshape(-1)
            for index in range(x.numel()):
                outcomes = []
                for step in (eps, -eps):
                    moved = x.detach().clone().reshape(-1)
                    moved[index] = moved[index] + step
                    others = inputs[:number] + (moved.reshape(x.shape),) + inputs[number + 1:]
                    outcomes.append(func(*others).detach().reshape(-1)[place])
                numerical = float(outcomes[0] - outcomes[1]) / (2 * eps)
                analytical = float(flat[index])
                if abs(numerical - analytical) > atol + rtol * abs(analytical):
                    if raise_exception:
                        raise GradcheckError(
                            f"Jacobian mismatch for output {place} with respect to input {number}, element {index}: "
                            f"numerical {numerical}, analytical {analytical}")
                    return False
    return True


class GradcheckError(RuntimeError):
    """What gradcheck raises when a gradient is not that of small differences."""


class Function:
    """A function whose gradient is written out: `forward(ctx, …)`, `backward(ctx, gradient)`, called by `apply`.

    `backward` is given one gradient for each result and gives one for each argument, None where there is none.
    `forward(…)` without `ctx` goes together with `setup_context(ctx, inputs, output)`.

    >>> class Square(torch.autograd.Function):
    ...     @staticmethod
    ...     def forward(ctx, x):
    ...         ctx.save_for_backward(x)
    ...         return x * x
    ...     @staticmethod
    ...     def backward(ctx, gradient):
    ...         x, = ctx.saved_tensors
    ...         return gradient * 2 * x
    >>> Square.apply(torch.tensor(3.0, requires_grad=True))
    tensor(9., grad_fn=<SquareBackward>)
    """

    @staticmethod
    def forward(*arguments, **keywords):
        raise NotImplementedError("You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def setup_context(ctx, inputs, output):
        raise NotImplementedError("setup_context is not implemented.")

    @staticmethod
    def backward(ctx, *gradients):
        """How the inputs' gradients follow from the result's."""
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom autograd.Function to use it "
            "with backward mode AD.")

    @classmethod
    def apply(cls, *arguments):
        """The results of `forward`, with `backward` for their way back."""
        context = FunctionCtx()
        context._name = cls.__name__ + "Backward"
        context.needs_input_grad = tuple(
            isinstance(value, _torch.Tensor) and value.requires_grad for value in arguments)
        with no_grad():
            if cls.setup_context is Function.setup_context:
                result = cls.forward(context, *arguments)
            else:
                result = cls.forward(*arguments)
                cls.setup_context(context, arguments, result)
        context._keep()
        results = result if isinstance(result, tuple) else (result,)
        for value in context._changed:
            if not _is_among(value, results):
                raise RuntimeError(
                    "Some elements marked as dirty during the forward method were not returned as output. The inputs "
                    "that are modified inplace must all be outputs of the Function.")
        if not _torch.is_grad_enabled() or True not in context.needs_input_grad:
            return result
        recorded = _recorded(cls, context, arguments, results)
        return tuple(recorded) if isinstance(result, tuple) else recorded[0]


def _recorded(function, context, arguments, results):
    """The results as parts of the graph; what is no tensor stays what it is."""
    places = [place for place, value in enumerate(results) if isinstance(value, _torch.Tensor)]
    if not places:
        return list(results)
    tensors = [results[place] for place in places]
    shapes = [(tensor.shape, tensor.dtype) for tensor in tensors]
    are_tensors = [isinstance(value, _torch.Tensor) for value in arguments]
    name, count = context._name, len(results)

    def backward(gradients):
        given = [None] * count
        for place, gradient, (shape, dtype) in zip(places, gradients, shapes):
            if gradient is None and context._materializes:
                gradient = _torch.zeros(shape, dtype=dtype)
            given[place] = gradient
        answer = function.backward(context, *given)
        answer = answer if isinstance(answer, tuple) else (answer,)
        while len(answer) > len(are_tensors) and answer[-1] is None:
            answer = answer[:-1]
        if len(answer) != len(are_tensors):
            raise RuntimeError(
                f"function {name} returned an incorrect number of gradients (expected {len(are_tensors)}, got "
                f"{len(answer)})")
        for place, (gradient, is_tensor) in enumerate(zip(answer, are_tensors)):
            if gradient is None:
                continue
            if not is_tensor:
                raise RuntimeError(
                    f"function {name} returned a gradient different than None at position {place + 1}, but the "
                    "corresponding forward input was not a Variable")
            if not isinstance(gradient, _torch.Tensor):
                raise RuntimeError(f"expected Variable or None (got {_torch._type_name(gradient)})")
        return [gradient for gradient, is_tensor in zip(answer, are_tensors) if is_tensor]

    changed = [_is_among(tensor, context._changed) for tensor in tensors]
    made = _torch._custom(
        name, tensors, changed, [not _is_among(tensor, context._apart) for tensor in tensors],
        [value for value in arguments if isinstance(value, _torch.Tensor)], backward, context._saved)
    recorded = list(results)
    for place, tensor, was_changed in zip(places, made, changed):
        if not was_changed:
            recorded[place] = tensor
    return recorded
