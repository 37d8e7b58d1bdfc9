"""Models: layers in a row, layers in a graph, or a class with a `call` of its own."""

import json
import _keras
from keras._core import InputLayer
from keras._graph import _flat, _mapped, _probe, KerasTensor, Node
from keras._layer import _count, _is_shape, _once, _shape_of, Layer
from keras._summary import summary as _summary
from keras._training import Trainer
from keras._values import _meant, _state, _Tensor


def _alone(structure):
    """What stands alone in a list, without the list."""
    return structure[0] if isinstance(structure, list) and len(structure) == 1 else structure


class _Graph:
    """The calls of layers between symbolic inputs and outputs, in an order in which they can be done."""

    def __init__(self, inputs, outputs):
        self.inputs, self.outputs = _alone(inputs), _alone(outputs)
        self.heads = _flat(inputs)
        self.tails = _flat(outputs)
        for x in self.heads + self.tails:
            if not isinstance(x, KerasTensor):
                what, given = ("inputs", inputs) if any(x is head for head in self.heads) else ("outputs", outputs)
                raise ValueError(
                    f"All `{what}` values must be KerasTensors. Received: {what}={given} including invalid value {x} "
                    f"of type {type(x)}")
        self._order()

    def _order(self):
        """Gathers the nodes, and their depths: the greatest number of calls that follow."""
        stops = {id(x) for x in self.heads}
        self.first_seen, finished, walked = {}, [], set()
        open_ = set()

        def visit(tensor):
            # Each entry is a node and the inputs that are left to look at.
            stack = []

            def enter(x):
                node = x._node
                if node is None:
                    raise ValueError(f"The tensor {x} comes from nowhere: it is no Input and no layer made it")
                if id(node) in walked or id(node) in open_:
                    return
                self.first_seen.setdefault(id(node.layer), len(self.first_seen))
                open_.add(id(node))
                stack.append((node, [] if id(x) in stops else list(node.inputs)))
                if id(x) not in stops and not node.inputs:
                    raise ValueError(
                        f"`inputs` not connected to `outputs`: the tensor {x.name} is needed and is not among the "
                        f"inputs {[head.name for head in self.heads]}")
            enter(tensor)
            while stack:
                node, rest = stack[-1]
                if rest:
                    enter(rest.pop(0))
                    continue
                stack.pop()
                walked.add(id(node))
                finished.append(node)
        for tail in self.tails:
            visit(tail)
        depths, layer_depths = {}, {}
        for node in reversed(finished):
            depth = max(depths.get(id(node), 0), layer_depths.get(id(node.layer), 0))
            depths[id(node)] = layer_depths[id(node.layer)] = depth
            if any(id(output) in stops for output in node.outputs):
                continue
            for parent in node.parents:
                depths[id(parent)] = max(depths.get(id(parent), 0), depth + 1)
        for head in self.heads:
            if id(head._node) not in depths:
                depths[id(head._node)] = layer_depths[id(head._node.layer)] = 0
                self.first_seen.setdefault(id(head._node.layer), -1)
                finished.append(head._node)
        self.depths = depths
        self.nodes = sorted(finished, key=lambda node: -depths[id(node)])
        found = _once([node.layer for node in self.nodes])
        self.operations = sorted(
            found, key=lambda layer: (-layer_depths[id(layer)], self.first_seen[id(layer)]))
        names = set()
        for layer in self.operations:
            if layer.name in names:
                raise ValueError(
                    f'The name "{layer.name}" is used {sum(each.name == layer.name for each in self.operations)} times '
                    "in the model. All operation names should be unique.")
            names.add(layer.name)
        self.steps = [node for node in self.nodes if not any(id(output) in stops for output in node.outputs)]

    def run(self, inputs):
        """The outputs for a list of inputs: numbers, or other symbols."""
        known = {id(head): value for head, value in zip(self.heads, inputs)}

        def filled(x):
            return known[id(x)] if isinstance(x, KerasTensor) else x
        for node in self.steps:
            args = node.args
            if len(args) == 1 and isinstance(args[0], KerasTensor) and not node.kwargs:
                results = node.layer(known[id(args[0])])
            else:
                results = node.layer(*_mapped(filled, args), **_mapped(filled, node.kwargs))
            if len(node.outputs) == 1:
                known[id(node.outputs[0])] = results
            else:
                for output, result in zip(node.outputs, _flat(results)):
                    known[id(output)] = result
        return _mapped(filled, self.outputs)

    def _arranged(self, inputs):
        """The inputs in the order of the graph's."""
        if isinstance(inputs, dict):
            named = {}
            if isinstance(self.inputs, dict):
                return [inputs[key] for key in self.inputs]
            for head in self.heads:
                if head.name not in inputs:
                    raise ValueError(
                        f"The model has an input '{head.name}', and the data has {sorted(inputs)}."
                        + _meant(head.name, inputs))
                named[head.name] = inputs[head.name]
            return [named[head.name] for head in self.heads]
        flat = _flat(inputs)
        if len(flat) != len(self.heads):
            raise ValueError(
                f"The model expects {len(self.heads)} input(s) with keys {[head.name for head in self.heads]}, but it "
                f"received {len(flat)} input tensors of the shapes {[tuple(getattr(x, 'shape', ())) for x in flat]}.")
        return flat


class Model(Trainer, Layer):
    """A model of layers: from symbolic inputs to outputs, or a subclass with a `call` of its own.

        inputs = keras.Input(shape=(28, 28, 1))
        x = layers.Flatten()(inputs)
        model = keras.Model(inputs, layers.Dense(10)(x))
    """

    def __new__(cls, *args, **kwargs):
        if cls is Model and (len(args) >= 2 or "inputs" in kwargs or "outputs" in kwargs):
            cls = Functional
        return super().__new__(cls, *args, **kwargs)

    def __init__(self, inputs=None, outputs=None, name=None, trainable=True, **kwargs):
        super().__init__(name=name, trainable=trainable, **kwargs)
        self._graph = None
        if inputs is not None or outputs is not None:
            if inputs is None or outputs is None:
                raise ValueError("A functional model needs both `inputs` and `outputs`")
            self._set_graph(inputs, outputs)

    def _set_graph(self, inputs, outputs):
        self._graph = _Graph(inputs, outputs)
        self.built = True

    @property
    def _is_functional(self):
        return self.__dict__.get("_graph") is not None

    @property
    def _layers(self):
        if self._is_functional:
            return [layer for layer in self._graph.operations if isinstance(layer, Layer)]
        return super()._layers

    @property
    def layers(self):
        """All layers, in order."""
        return self._layers

    def get_layer(self, name=None, index=None):
        """A layer by its name or its place."""
        if index is not None and name is not None:
            raise ValueError(f"Provide only a layer name or a layer index. Received: index={index}, name={name}.")
        if index is None and name is None:
            raise ValueError("Provide either a layer name or layer index at `get_layer`.")
        layers = self.layers
        if index is not None:
            if index >= len(layers):
                raise ValueError(
                    f"Was asked to retrieve layer at index {index} but model only has {len(layers)} layers.")
            return layers[index]
        for layer in layers:
            if layer.name == name:
                return layer
        names = [layer.name for layer in layers]
        raise ValueError(f"No such layer: {name}. Existing layers are: {names}." + _meant(name, names))

    # Shapes

    def _needs_graph(self, what):
        if not self._is_functional:
            raise AttributeError(
                f"'{type(self).__name__}' object has no attribute '{what}': its shapes are not known yet")
        return self._graph

    @property
    def inputs(self):
        return list(self._needs_graph("inputs").heads)

    @property
    def outputs(self):
        return list(self._needs_graph("outputs").tails)

    @property
    def input(self):
        return self._needs_graph("input").inputs

    @property
    def output(self):
        return self._needs_graph("output").outputs

    @property
    def input_shape(self):
        shapes = [x.shape for x in self._needs_graph("input_shape").heads]
        return shapes[0] if len(shapes) == 1 else shapes

    @property
    def output_shape(self):
        shapes = [x.shape for x in self._needs_graph("output_shape").tails]
        return shapes[0] if len(shapes) == 1 else shapes

    @property
    def output_names(self):
        if isinstance(self._needs_graph("output_names").outputs, dict):
            return sorted(self._graph.outputs)
        return [x._node.layer.name for x in self._graph.tails]

    def _build_for(self, args, kwargs):
        if type(self).build is Model.build:
            # A subclass without `build` makes its weights in its first call.
            self.built = True
        else:
            super()._build_for(args, kwargs)

    def build(self, input_shape=None):
        self.built = True

    def _build_open(self, shape):
        """Makes the weights for inputs whose batch is open, where a symbolic call can do it."""
        if type(self).build is not Model.build:
            self.build(shape)
        elif not self._is_functional:
            _probe(lambda x: self(x), (KerasTensor(shape),), {})
        self.built = True

    def compute_output_shape(self, input_shape):
        if self._is_functional:
            return _mapped(lambda x: x.shape, self._graph.outputs)
        return super().compute_output_shape(input_shape)

    def _called_symbolically(self, args, kwargs):
        if not self._is_functional:
            if not self.built:
                self._build_for(args, kwargs)
            outputs = _probe(lambda *a, **k: self._run(self._converted(a), k), args, kwargs)
        else:
            for place, (head, x) in enumerate(zip(self._graph.heads, self._graph._arranged(args[0]))):
                self._as_input(x, head, place)
            outputs = _mapped(lambda x: KerasTensor(x.shape, x.dtype), self._graph.outputs)
        Node(self, args, kwargs, outputs)
        return outputs

    # Calling

    def call(self, inputs):
        if not self._is_functional:
            raise NotImplementedError(
                f"Model {type(self).__name__} does not have a `call()` method implemented.")
        return self._graph.run(self._fitted(inputs))

    def _fitted(self, inputs):
        """The inputs as a list in the order of the graph's, as floats, each checked against its shape."""
        given = self._graph._arranged(inputs)
        return [self._as_input(x, head, place) for place, (head, x) in enumerate(zip(self._graph.heads, given))]

    def _as_input(self, x, head, place):
        wanted = head.shape
        if len(x.shape) == len(wanted) + 1 and x.shape[-1] == 1:
            x = x.squeeze(-1)
        elif len(x.shape) == len(wanted) - 1 and wanted[-1] == 1:
            # Images without a channel, as data sets hold them.
            x = x.unsqueeze(-1)
        shape = tuple(x.shape)
        if not _state.checks:
            return x
        if len(shape) != len(wanted):
            raise ValueError(
                f"Invalid input shape for input {place} with name '{head.name}' of layer '{self.name}'. Expected shape "
                f"{(None, *wanted[1:])}, but input has incompatible shape {shape}")
        if any(a is not None and b is not None and a != b for a, b in zip(wanted[1:], shape[1:])):
            raise ValueError(
                f"Input {place} with name '{head.name}' of layer '{self.name}' is incompatible with the layer: "
                f"expected shape={(None, *wanted[1:])}, found shape={shape}")
        return x.float() if isinstance(x, _Tensor) and not x.is_floating_point() else x

    # Text and files

    def summary(self, line_length=None, positions=None, print_fn=None, expand_nested=False, show_trainable=False,
                layer_range=None):
        """Prints the layers with their output shapes and numbers of parameters."""
        _summary(self, line_length, positions, print_fn, expand_nested, show_trainable, layer_range)

    def count_params(self):
        """How many numbers all weights hold."""
        if not self.built:
            raise ValueError(
                f"You tried to call `count_params` on layer '{self.name}', but the layer isn't built. You can build it "
                "manually via: `layer.build(input_shape)`.")
        return sum(_count(v.shape) for v in self.weights)

    def save_weights(self, filepath, overwrite=True, **kwargs):
        """Writes all weights to a file whose name ends in .weights.h5; the form is Convbook's own."""
        if not str(filepath).endswith(".weights.h5"):
            raise ValueError(f"The filename must end in `.weights.h5`. Received: filepath={filepath}")
        self._write(str(filepath), {})

    def _write(self, path, about):
        weights = self.weights
        names = [f"{place}/{weight.path}" for place, weight in enumerate(weights)]
        _keras._save(path, names, [weight._value.detach() for weight in weights], json.dumps(about))

    def load_weights(self, filepath, skip_mismatch=False, **kwargs):
        """Reads the weights that `save_weights` wrote."""
        names, tensors, about = _keras._load(str(filepath))
        self._take(names, tensors)

    def _take(self, names, tensors):
        ordered = sorted(zip(names, tensors), key=lambda pair: int(pair[0].split("/")[0]))
        self.set_weights([tensor for name, tensor in ordered])

    def save(self, filepath, overwrite=True, zipped=None, **kwargs):
        """Writes the layers' settings and all weights to a file NAME.keras; the form is Convbook's own."""
        from keras._files import save_model
        save_model(self, filepath)

    def get_config(self):
        from keras._files import model_config
        return model_config(self)

    def export(self, *arguments, **keywords):
        raise NotImplementedError("export is not here: save the model with model.save('name.keras')")

    def to_json(self, **kwargs):
        raise NotImplementedError("to_json is not here: save the model with model.save('name.keras')")


class Functional(Model):
    """A model from symbolic inputs to outputs."""


class Sequential(Model):
    """Layers one after the other.

        model = keras.Sequential([
            keras.Input(shape=(28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu"),
            layers.MaxPooling2D(2),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ])
    """

    def __init__(self, layers=None, trainable=True, name=None):
        super().__init__(name=name, trainable=trainable)
        self._row = []
        self._entry = None
        if layers is not None:
            if isinstance(layers, Layer):
                layers = [layers]
            for layer in layers:
                self.add(layer, rebuild=False)
            self._connect()

    def stages(self, x):
        """What each layer gives in turn, the last of them the output. Only here, not in Keras."""
        found = []
        for layer in self.layers:
            x = layer(x)
            found.append(x)
        return found

    def add(self, layer, rebuild=True):
        """Appends a layer."""
        if isinstance(layer, KerasTensor):
            layer = layer._node.layer
        if isinstance(layer, InputLayer):
            if self._row or self._entry is not None:
                shape = self._entry.batch_shape if self._entry else None
                raise ValueError(
                    f"Sequential model '{self.name}' has already been configured to use input shape {shape}. You "
                    "cannot add a different Input layer to it.")
            self._entry = layer
            return
        if not isinstance(layer, Layer):
            if callable(layer) and not isinstance(layer, type):
                from keras._core import Lambda
                layer = Lambda(layer)
            else:
                hint = f": call it, as in {layer.__name__}(…)" if isinstance(layer, type) else ""
                raise ValueError(
                    f"Only instances of `keras.Layer` can be added to a Sequential model. Received: {layer} (of type "
                    f"{type(layer)}){hint}")
        if any(layer.name == other.name for other in self._row):
            raise ValueError(
                "All layers added to a Sequential model should have unique names. Name "
                f"'{layer.name}' is already the name of a layer in this model. Update the `name` argument to pass a "
                "unique name.")
        if not self._row and self._entry is None:
            if layer._input_shape_arg is not None:
                self._entry = InputLayer(shape=layer._input_shape_arg, name=None, dtype=layer._dtype)
            elif isinstance(layer, Model) and layer._is_functional and len(layer._graph.heads) == 1:
                self._entry = InputLayer(batch_shape=layer._graph.heads[0].shape)
        self._row.append(layer)
        if rebuild:
            self._connect()

    def pop(self, rebuild=True):
        """Takes the last layer away."""
        layer = self._row.pop()
        self._graph = None
        self.built = False
        if rebuild:
            self._connect()
        return layer

    def _connect(self):
        """Makes the graph of the row, where the shape of the input is known."""
        if self._entry is None or not self._row:
            return
        if self._graph is not None and len(self._row) > 1 and self._joined == len(self._row) - 1:
            x, rest = self._graph.tails[0], self._row[-1:]
        else:
            x, rest = self._entry.output, self._row
        scope = _state.scope
        _state.scope = scope if scope[-1:] == (self.name,) else (*scope, self.name)
        try:
            for layer in rest:
                x = layer(x)
        finally:
            _state.scope = scope
        self._graph = _Graph(self._entry.output, x)
        self._joined = len(self._row)
        self.built = True

    _joined = 0

    @property
    def _is_functional(self):
        return self.__dict__.get("_graph") is not None

    @property
    def _layers(self):
        return self.__dict__.get("_row", [])

    @property
    def layers(self):
        return list(self._row)

    def build(self, input_shape=None):
        """Makes the weights for inputs of a shape, such as (None, 28, 28, 1)."""
        if self._graph is not None:
            return
        if not self._row:
            raise ValueError(
                f"Sequential model {self.name} cannot be built because it has no layers. Call `model.add(layer)`.")
        if input_shape is None:
            raise ValueError(
                "You must provide an `input_shape` argument.")
        if isinstance(input_shape, list) and not _is_shape(input_shape):
            input_shape = input_shape[0]
        self._entry = InputLayer(batch_shape=tuple(input_shape))
        self._connect()

    def _build_for(self, args, kwargs):
        self.build(_shape_of(args[0]))

    def call(self, inputs):
        x = inputs
        if self._graph is not None and len(x.shape) == len(self._entry.batch_shape) - 1:
            x = self._as_input(x, self._graph.heads[0], 0)
        elif isinstance(x, _Tensor) and not x.is_floating_point():
            x = x.float()
        for layer in self._row:
            x = layer(x)
        return x

    def compute_output_shape(self, input_shape):
        shape = tuple(input_shape)
        for layer in self._row:
            shape = layer.compute_output_shape(shape)
        return shape

    def _called_symbolically(self, args, kwargs):
        if self._graph is None:
            self._build_for(args, kwargs)
        return super()._called_symbolically(args, kwargs)
