"""An explanation in the making, and how explanations of steps continue each other.

Every kind of layer has a *teller*: a function of the trail, one of its steps and the full index of an output (channels
first, the batch counted). It gives a `Told`. What works on single values continues what is told of its input.
"""

import convbook.text as text

# The tellers by the kind of layer; the modules that define them put them here.
TELLERS = {}

# What begins an explanation of its own when it stands before a pointwise step.
JOINING = ("concat", "flatten", "reshape", "other", "loss")


class Explanation:
    """What `explain` gives: the parts of one number by name, such as .patch, .products, .sum and .value."""

    def __init__(self, place, **parts):
        self.place = place
        self.parts = list(parts)
        for name, value in parts.items():
            object.__setattr__(self, name, value)

    def __repr__(self):
        shown = [f"{name} {getattr(self, name)}" for name in ("sum", "value")
                 if isinstance(self.__dict__.get(name), (int, float))]
        return f"<Explanation of {self.place}" + (": " + ", ".join(shown) if shown else "") + ">"


class Told:
    """An explanation in the making: a title, lines, labelled steps, and the formula below."""

    def __init__(self, title, lines=(), steps=(), value=0.0, formula=(), **parts):
        self.title = title
        self.lines = list(lines)
        self.steps = list(steps)
        self.value = value
        self.formula = list(formula)
        self.parts = parts


def finish(told, label):
    """Prints an explanation and gives its object."""
    name = "output" + (text.place(label) if label else "")
    lines = text.sentence(f"{name}: {told.title}", indent="  ")
    lines.append("")
    if told.lines:
        lines += told.lines + [""]
    if told.steps:
        lines += text.steps(told.steps) + [""]
    lines.append(f"{name} = {text.number(told.value)}")
    lines += [part for line in told.formula for part in text.sentence(line, indent="  ")]
    print("\n".join(lines))
    return Explanation(name, **told.parts, value=float(told.value))


def tell(trail, step, index):
    """The explanation of one output of one step; `index` counts the batch."""
    by_gradient = step.layer.get("by_gradient") or step.layer.kind not in TELLERS
    teller = TELLERS["weighted" if step.layer.get("by_gradient") else "other" if by_gradient else step.layer.kind]
    return teller(trail, step, index)


def before_step(trail, source, index):
    """The explanation of what a pointwise step was given, where another step gave it."""
    if source.number < 0:
        return None
    step = trail.steps[source.number]
    if step.layer.kind in JOINING:
        return None
    return tell(trail, step, index)


def continued(trail, step, index, label, pieces, value, formula, **parts):
    """A step on single values: continues the explanation of its input, or begins one."""
    before = before_step(trail, step.sources[0], index)
    if before is None:
        given = float(step.sources[0].value[index])
        told = Told(f"{kind_name(step)} of input{own_place(trail, index)} = {text.number(given)}", value=value,
                    steps=[(label, pieces)], formula=formula, input=given, **parts)
        return told
    before.steps.append((label, pieces))
    before.value = value
    before.formula += formula
    before.parts.update({name: part for name, part in parts.items() if name not in before.parts})
    before.parts[label] = float(value)
    return before


def own_place(trail, index):
    """An index as the learner writes it: without the number of an example that was added, in the model's order."""
    own = tuple(index[getattr(trail, "unnamed", 1):])
    lead = tuple(index[:1]) if getattr(trail, "unnamed", 1) == 0 else ()
    return text.place(lead + presented(trail, own[len(lead):]))


def presented(trail, place):
    """(c, i, j) as it stands, or (i, j, c) for a model that writes channels last."""
    place = tuple(place)
    return place[1:] + place[:1] if trail.last and len(place) > 1 else place


def kind_name(step):
    """What the kind of a step is called in texts."""
    name = step.layer.get("name")
    return name if isinstance(name, str) else step.layer.kind
