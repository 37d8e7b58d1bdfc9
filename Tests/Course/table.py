#!/usr/bin/env python3
"""Prints which lesson, cell and check serves each item of the course, and fails where one is served by none.

    Tests/Course/table.py [ITEM ...] [--brief]

The items stand in `lessons/items.csv`; a code cell says which ones it is about: `# %% See: the map items="B1 B2"`. A
cell serves its items if it checks something, by `check(name, value, ...)` where the cell as it stands runs it: not in
the body of a function, and of a value that the cell computes, not one made of constants alone. Names of items restrict
what is printed, --brief prints a line for each. Exit status 1, with what is wrong on standard error, when

- an item is served by no cell, or by exercises only, which a learner may leave open;
- the list is not A1 to A19, B1 to B27, C1 to C22, D1 to D18, E1 to E31 and F1 to F22;
- a cell names an item that the list does not have, or a lesson has a code cell that names none;
- the items of a lesson in the table of `lessons/README.md` are not those that its cells name, or its row is missing.

Needs Python 3.9 or later and nothing else. Cells are counted as `convbook run` does: code cells only, from 1.
"""

import argparse
import ast
import csv
import pathlib
import re
import sys

LESSONS = pathlib.Path(__file__).resolve().parents[2] / "lessons"
ITEMS = {f"{letter}{number}" for letter, last in
         [("A", 19), ("B", 27), ("C", 22), ("D", 18), ("E", 31), ("F", 22)] for number in range(1, last + 1)}


class Cell:
    def __init__(self, lesson, number, head, source):
        self.lesson, self.number = lesson, number
        cited = re.search(r'\bitems="([^"]*)"', head)
        self.items = cited[1].split() if cited else []
        self.title = re.sub(r'\s*\b\w+="[^"]*"', "", head).strip()
        self.is_exercise = self.title.startswith("Exercise")
        self.checks = checks(source, f"{lesson}, cell {number}")

    @property
    def place(self):
        return f"{number_of(self.lesson)} [{self.number}]"


def number_of(lesson):
    """The number in a lesson's name: 5 of 05-why-convolution, 19a of 19a-dense-prediction."""
    return lesson.split("-")[0].lstrip("0")


def checks(source, place):
    """The names of the checks that a cell makes of what it computes, in order."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        sys.exit(f"{place}: {error.msg} in its line {error.lineno}")
    calls = [node for node in run_nodes(tree) if isinstance(node, ast.Call) and len(node.args) > 1
             and isinstance(node.func, ast.Name) and node.func.id == "check" and is_computed(node.args[1])]
    return [name_of(call.args[0]) for call in sorted(calls, key=lambda call: call.lineno)]


def run_nodes(node):
    """The nodes below one that run when it runs: no bodies of functions, and nothing under `if False:`."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (ast.FunctionDef, ast.Lambda)):
            continue
        if isinstance(child, ast.If) and isinstance(child.test, ast.Constant):
            for statement in child.body if child.test.value else child.orelse:
                yield statement
                yield from run_nodes(statement)
            continue
        yield child
        yield from run_nodes(child)


def is_computed(value):
    return any(isinstance(node, (ast.Name, ast.Call)) for node in ast.walk(value))


def name_of(argument):
    """What a check is called; "..." for what only the run knows."""
    if isinstance(argument, ast.Constant):
        return str(argument.value)
    if isinstance(argument, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "..." for part in argument.values)
    return "..."


def cells_of(path):
    """The code cells of a percent script."""
    found = []
    for part in re.split(r"^# %%", path.read_text(), flags=re.MULTILINE)[1:]:
        head, _, source = part.partition("\n")
        if not head.strip().startswith("[markdown]"):
            found.append(Cell(path.stem, len(found) + 1, head, source))
    return found


def expanded(text):
    """A1, A2, A3 and B7 of "A1-A3, B7"."""
    names = []
    for piece in re.findall(r"[A-F]\d+(?:\s*-\s*[A-F]\d+)?", text):
        first, _, last = piece.partition("-")
        first, last = first.strip(), (last or first).strip()
        names += [f"{first[0]}{number}" for number in range(int(first[1:]), int(last[1:]) + 1)]
    return names


def faults(items, lessons):
    """What is wrong, in sentences."""
    for item in sorted(ITEMS - set(items)):
        yield f"items.csv has no {item}"
    for item in sorted(set(items) - ITEMS):
        yield f"items.csv has {item}, which is no item of the course"
    every = [cell for cells in lessons.values() for cell in cells]
    for cell in every:
        for unknown in sorted(set(cell.items) - set(items)):
            yield f"{cell.place} names {unknown}, which items.csv does not have"
        if not cell.items:
            yield f"{cell.place} {cell.title!r} names no item"
    for item, name in items.items():
        about = [cell for cell in every if item in cell.items]
        if not about:
            yield f"{item} ({name}) has no cell"
        elif not any(cell.checks for cell in about):
            yield f"{item} ({name}) is shown in {', '.join(cell.place for cell in about)} and checked nowhere"
        elif all(cell.is_exercise for cell in about if cell.checks):
            yield f"{item} ({name}) is checked in exercises only"
    rows = {}
    for line in (LESSONS / "README.md").read_text().splitlines():
        row = re.match(r"\| \[[^\]]*\]\(([^)]*)\.py\) \|[^|]*\|([^|]*)\|", line)
        if row:
            rows[row[1]] = set(expanded(row[2]))
    for lesson, cells in lessons.items():
        named = {item for cell in cells for item in cell.items}
        if lesson not in rows:
            yield f"README.md has no row for {lesson}"
        elif named != rows[lesson]:
            missing, spare = sorted(named - rows[lesson]), sorted(rows[lesson] - named)
            yield f"README.md, lesson {number_of(lesson)}: missing {missing}, not in the lesson {spare}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("items", nargs="*", metavar="ITEM", help="items to print (default: all)")
    arguments.add_argument("--brief", action="store_true", help="one line for each item")
    chosen = arguments.parse_args()

    with open(LESSONS / "items.csv", newline="") as file:
        items = {row["item"]: row["name"] for row in csv.DictReader(file)}
    lessons = {path.stem: cells_of(path) for path in sorted(LESSONS.glob("*.py"))}

    for item in chosen.items or items:
        if item not in items:
            sys.exit(f"no item {item} in items.csv")
        about = [cell for cells in lessons.values() for cell in cells if item in cell.items]
        serving = [cell for cell in about if cell.checks]
        if chosen.brief:
            print(f"{item:4} {items[item][:56]:57} {', '.join(cell.place for cell in serving)}")
            continue
        print(f"{item}  {items[item]}")
        for cell in about:
            print(f"    {cell.place:9} {cell.title}")
            for check in cell.checks:
                print(f"              ✓ {check}")
    wrong = list(faults(items, lessons))
    count = sum(len(cells) for cells in lessons.values())
    print(f"{len(items)} items, {len(lessons)} lessons, {count} code cells, "
          f"{sum(len(cell.checks) for cells in lessons.values() for cell in cells)} checks")
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    sys.exit(1 if wrong else 0)


main()
