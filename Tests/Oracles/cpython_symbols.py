"""Writes what CPython's `symtable` module says of files, in the form of `SymbolTableWriter`.

    cpython_symbols.py FILE          print the lines
    cpython_symbols.py --all < PATHS the lines of each path, or `rejected`, each with a line of a lone dot after it
"""
import re
import symtable
import sys
import tokenize
import warnings

sys.setrecursionlimit(20000)
warnings.simplefilter("ignore")
FACTS = (
    ("A", "is_assigned"), ("D", "is_declared_global"), ("F", "is_free"), ("G", "is_global"), ("I", "is_imported"),
    ("L", "is_local"), ("N", "is_nonlocal"), ("P", "is_parameter"), ("R", "is_referenced"), ("T", "is_annotated"),
)
# Names that CPython adds for its own use.
HIDDEN = {"__classdict__", "__type_params__"}


def lines(table, classes, result):
    kind = str(getattr(table.get_type(), "value", table.get_type())).replace(" ", "-")
    name = "" if kind.startswith("type") else table.get_name()
    # The type parameters of a class are mangled as names in it are.
    if kind == "class" or any(child.get_type() == "class" for child in table.get_children() if kind == "type-parameters"):
        classes = classes + [table.get_name().lstrip("_")]
    words = []
    for symbol in table.get_symbols():
        text = symbol.get_name()
        if text.startswith(".") or text in HIDDEN:
            continue
        for each in reversed(classes):
            if each and text.startswith("_" + each + "__") and not text.endswith("__"):
                text = text[len(each) + 1:]
                break
        letters = "".join(letter for letter, method in FACTS if getattr(symbol, method)())
        # The module takes every block named `top` for the module.
        if kind == "function" and "L" in letters:
            letters = letters.replace("G", "")
        words.append(text + ":" + letters)
    result.append(f"{kind} {name} {table.get_lineno()}: " + " ".join(sorted(words, key=str.encode)))
    for child in table.get_children():
        lines(child, classes, result)


def symbols(path):
    with tokenize.open(path) as file:
        source = file.read()
    result = []
    lines(symtable.symtable(source, path, "exec"), [], result)
    return sorted(result, key=str.encode)


def main(arguments):
    if arguments[:1] != ["--all"]:
        print("\n".join(symbols(arguments[0])))
        return
    for path in sys.stdin.read().split("\n"):
        if not path:
            continue
        try:
            text = "\n".join(symbols(path))
        except (SyntaxError, ValueError, UnicodeError, RecursionError):
            text = "rejected"
        sys.stdout.write(text + "\n.\n")


main(sys.argv[1:])
