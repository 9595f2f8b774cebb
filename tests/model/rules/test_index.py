"""The index of the rules is complete, and everything in it exists."""

from __future__ import annotations

import ast
import importlib
import json
import re
import subprocess
import sys
from functools import cache, reduce
from pathlib import Path

import pytest

from chc_desktop.model import rules
from chc_desktop.model.rules import OURS, RULES

FOLDER = Path(rules.__file__).parent
CODE = Path(__file__).resolve().parents[3] / "resources" / "code" / "chc-2024.json"
NUMBER = re.compile(r"\b[1-9]\.\d{1,2}\b")
# In rules a provision stands in brackets, (6.13), or alone as a problem's provision, "6.13".
IN_BRACKETS = re.compile(r"\([^()]*\b[1-9]\.\d{1,2}\b[^()]*\)")
# What they say of the Code is said of values; the functions that use them are listed.
VALUES = {"values", "events", "commands", "__init__"}
MODULES = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in VALUES)


def cited(text: str) -> set[str]:
    """Return the provisions a text stands on."""
    if NUMBER.fullmatch(text):
        return {text}
    return {number for found in IN_BRACKETS.findall(text) for number in NUMBER.findall(found)}


@cache
def tree(module: str) -> ast.Module:
    return ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))


def public_functions(module: str) -> dict[str, ast.FunctionDef]:
    """Return functions and methods that others may call, by dotted name."""
    found = {}
    for node in tree(module).body:
        if isinstance(node, ast.FunctionDef):
            found[f"{module}.{node.name}"] = node
        if isinstance(node, ast.ClassDef):
            for part in node.body:
                if isinstance(part, ast.FunctionDef):
                    found[f"{module}.{node.name}.{part.name}"] = part
    return {name: node for name, node in found.items() if not node.name.startswith("_")}


def listed(function: str) -> set[str]:
    return {n for rule in RULES.values() if rule.function == function for n in rule.provisions}


@pytest.mark.parametrize("name", RULES)
def test_every_rule_of_the_index_names_a_function_that_says_what_it_does(name: str) -> None:
    module, *path = RULES[name].function.split(".")
    loaded = importlib.import_module(f"{rules.__name__}.{module}")
    function = reduce(getattr, path, loaded)
    assert callable(function) or isinstance(function, property)
    assert function.__doc__


def test_every_provision_of_the_index_is_one_of_the_code() -> None:
    code = json.loads(CODE.read_text(encoding="utf-8"))
    numbers = {provision["number"] for provision in code["provisions"]}
    assert len(numbers) == 72
    used = {n for rule in RULES.values() for n in rule.provisions}
    assert used - {OURS} <= numbers
    assert all(rule.provisions for rule in RULES.values())


def test_every_public_function_that_names_a_provision_is_in_the_index_with_it() -> None:
    forgotten = {
        name: sorted(numbers - listed(name))
        for module in MODULES
        for name, node in public_functions(module).items()
        if (numbers := cited(ast.get_docstring(node) or "")) - listed(name)
    }
    assert not forgotten


@pytest.mark.parametrize("module", MODULES)
def test_every_provision_a_module_cites_is_in_the_index_under_that_module(module: str) -> None:
    texts = [
        node.value
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    numbers = {number for text in texts for number in cited(text)}
    known = {
        number
        for rule in RULES.values()
        if rule.function.split(".")[0] == module
        for number in rule.provisions
    }
    assert numbers <= known, f"add to RULES: {sorted(numbers - known)}"


def test_a_provision_in_the_index_is_found_by_searching_its_module_or_the_events() -> None:
    shared = "\n".join(
        (FOLDER / f"{m}.py").read_text(encoding="utf-8") for m in ("events", "commands")
    )
    for rule in RULES.values():
        module = (FOLDER / f"{rule.function.split('.')[0]}.py").read_text(encoding="utf-8")
        for number in set(rule.provisions) - {OURS}:
            spans = re.search(rf"\b{re.escape(number)}\b", module + shared)
            assert spans, f"{rule.function} says nothing of {number}"


def test_what_counts_as_citing_a_provision() -> None:
    assert cited("6.13") == {"6.13"}
    assert cited("told in time (6.4, 6.5)") == {"6.4", "6.5"}
    assert cited("6.2 before 6.10, and 1.5 hours") == set()


def test_the_index_alone_imports_no_rule() -> None:
    script = (
        "import sys, chc_desktop.model.rules as r;"
        "print([m for m in sys.modules if m.startswith(r.__name__ + '.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
