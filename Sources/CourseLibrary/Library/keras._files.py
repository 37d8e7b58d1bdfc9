"""Models in files, and copies of models: the settings of all layers, how they are connected, and the weights.

The form is Convbook's own: tensors by name and a description. Real Keras does not read it.
"""

import json
import _keras
from keras._graph import _flat, _mapped, KerasTensor, Operation


def _described(value):
    """A setting as JSON holds it."""
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, (list, tuple)):
        return [_described(item) for item in value]
    if isinstance(value, dict):
        return {key: _described(item) for key, item in value.items()}
    if getattr(value, "__name__", None) and not isinstance(value, type):
        import keras.activations as activations
        if value.__name__ in activations._table:
            return value.__name__
    module = type(value).__module__
    if module in ("keras.regularizers", "keras.constraints", "keras.initializers"):
        own = type(value)
        names = _keras._parameters(own.__init__)[0][1:] if own.__init__ is not object.__init__ else []
        settings = {name: _described(getattr(value, name)) for name in names if hasattr(value, name)}
        return {"module": module, "class": own.__name__, "settings": settings}
    raise ValueError(f"a model with the setting {value!r} cannot be saved: save its weights with save_weights instead")


def _restored(value):
    if isinstance(value, list):
        return [_restored(item) for item in value]
    if isinstance(value, dict) and "module" in value:
        import keras
        return getattr(getattr(keras, value["module"].split(".")[1]), value["class"])(**_restored(value["settings"]))
    if isinstance(value, dict):
        return {key: _restored(item) for key, item in value.items()}
    return value


def layer_config(layer):
    """What a layer is made of anew."""
    from keras._models import Model
    if isinstance(layer, Model):
        return model_config(layer)
    args, kwargs = layer._made_with
    return {"class": type(layer).__name__, "name": layer.name, "args": _described(args), "kwargs": _described(kwargs),
            "trainable": layer.trainable}


def model_config(model):
    """The layers of a model and how they are connected."""
    from keras._models import Sequential
    if isinstance(model, Sequential):
        entry = model._entry
        return {"class": "Sequential", "name": model.name, "input": None if entry is None else list(entry.batch_shape),
                "layers": [layer_config(layer) for layer in model.layers]}
    if not model._is_functional:
        raise ValueError(
            f"the model '{model.name}' is a class of its own and cannot be saved as a whole: save its weights with "
            "save_weights, and load them into a new object")
    graph = model._graph
    names, calls = {}, []

    def reference(x):
        return {"tensor": names[id(x)]} if isinstance(x, KerasTensor) else _described(x)
    for node in graph.nodes:
        if isinstance(node.layer, Operation):
            raise ValueError(
                f"the step '{node.layer.name}' is a function and cannot be saved: use a layer, such as layers.Add()")
        at_start = any(output is head for output in node.outputs for head in graph.heads)
        call = {"layer": node.layer.name, "inputs": None if at_start else _mapped(reference, list(node.args)),
                "first": len(names)}
        for output in node.outputs:
            names[id(output)] = len(names)
        calls.append(call)
    layers = [layer_config(layer) for layer in graph.operations]
    return {"class": "Functional", "name": model.name, "layers": layers, "calls": calls,
            "inputs": _mapped(lambda x: names[id(x)], graph.inputs),
            "outputs": _mapped(lambda x: names[id(x)], graph.outputs)}


def _layer_from(config):
    import keras.layers as layers
    if config["class"] in ("Sequential", "Functional"):
        return model_from(config)
    made = getattr(layers, config["class"], None)
    if made is None:
        raise ValueError(
            f"the layer class {config['class']} is the script's own: make the model anew and use load_weights")
    kwargs = {**_restored(config["kwargs"]), "name": config["name"]}
    layer = made(*_restored(config["args"]), **kwargs)
    if not config["trainable"]:
        layer.trainable = False
    return layer


def model_from(config):
    """A new model of a description, with new weights."""
    from keras._models import Model, Sequential
    if config["class"] == "Sequential":
        model = Sequential(name=config["name"])
        if config["input"] is not None:
            from keras._core import InputLayer
            model.add(InputLayer(batch_shape=tuple(config["input"])))
        for layer in config["layers"]:
            model.add(_layer_from(layer))
        return model
    layers = {layer["name"]: _layer_from(layer) for layer in config["layers"]}
    tensors = []

    def found(value):
        if isinstance(value, dict) and "tensor" in value:
            return tensors[value["tensor"]]
        return [found(item) for item in value] if isinstance(value, list) else value
    for call in config["calls"]:
        layer = layers[call["layer"]]
        outputs = layer.output if call["inputs"] is None else layer(*[found(item) for item in call["inputs"]])
        tensors += _flat(outputs)
    return Model(_mapped(lambda place: tensors[place], config["inputs"]),
                 _mapped(lambda place: tensors[place], config["outputs"]), name=config["name"])


def save_model(model, filepath, overwrite=True, **kwargs):
    """Writes a model to a file whose name ends in .keras."""
    if not str(filepath).endswith((".keras", ".h5")):
        raise ValueError(
            "Invalid filepath extension for saving. Please add either a `.keras` extension for the native Keras format "
            f"(recommended) or a `.h5` extension. Use `model.export(filepath)` if you want to export a SavedModel. "
            f"Received: filepath={filepath}.")
    about = {"model": model_config(model)}
    if model.compiled and isinstance(model.loss, str):
        optimizer = model.optimizer
        about["compile"] = {"optimizer": type(optimizer).__name__.lower(), "loss": model.loss,
                            "rate": float(optimizer.learning_rate)}
    model._write(str(filepath), about)


def load_model(filepath, custom_objects=None, compile=True, safe_mode=True):
    """A model that `save` wrote."""
    names, tensors, about = _keras._load(str(filepath))
    about = json.loads(about) if about else {}
    if "model" not in about:
        raise ValueError(f"{filepath} holds weights only: make the model anew and use load_weights")
    model = model_from(about["model"])
    model._take(names, tensors)
    if compile and "compile" in about:
        said = about["compile"]
        model.compile(optimizer=said["optimizer"], loss=said["loss"])
        model.optimizer.learning_rate = said["rate"]
    return model


def clone_model(model, input_tensors=None, clone_function=None, **kwargs):
    """A model with the same layers and new weights."""
    return model_from(model_config(model))
