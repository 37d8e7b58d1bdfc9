"""What the peers share: their arguments, and the program's own files that say what is measured and how."""

import argparse
import importlib.util
import pathlib
import sys
import types

LIBRARY = pathlib.Path(__file__).resolve().parents[3] / "Sources/CourseLibrary/Library"


def arguments(variants):
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--seconds", type=float, default=0.5)
    parser.add_argument("--variants", default=variants)
    answer = parser.parse_args()
    answer.variants = [variant for variant in variants.split(",") if variant in answer.variants.split(",")]
    answer.only = [part for part in answer.only.split(",") if part]
    return answer


def module(name):
    """`convbook.timing` or `convbook.bench`, read from the program's library."""
    # What only the program itself is asked, `_torch`, a peer never looks into.
    for own in ("convbook", "_torch"):
        sys.modules.setdefault(own, types.ModuleType(own))
    specification = importlib.util.spec_from_file_location(name, LIBRARY / f"{name}.py")
    made = importlib.util.module_from_spec(specification)
    sys.modules[name] = made  # torch.compile looks the nets' classes up there
    specification.loader.exec_module(made)
    return made


timing = module("convbook.timing")
