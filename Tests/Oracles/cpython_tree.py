"""Writes the tree that CPython's `ast` module makes of a file, in the form of `CPythonTreeWriter`.

    cpython_tree.py FILE                    print the tree
    cpython_tree.py --all < PATHS           the tree of each path, or `rejected`, each with a line of a lone dot after it
    cpython_tree.py --compare TOOL < PATHS  run TOOL on the paths (one a line, on its standard input), which answers
                                            each with its tree and a line of a lone dot, and compare
"""
import ast
import re
import struct
import subprocess
import sys
import warnings

sys.setrecursionlimit(20000)
sys.set_int_max_str_digits(0)
warnings.simplefilter("ignore")
SPECIAL = re.compile(r"[^ -\[\]-~]")
OPERATORS = (ast.operator, ast.unaryop, ast.boolop, ast.cmpop, ast.expr_context)
SKIPPED = {"type_comment", "type_ignores"}


def constant(value):
    match value:
        case str():
            return "'" + SPECIAL.sub(lambda m: "\\{%x}" % ord(m[0]), value) + "'"
        case bytes():
            return "bytes:" + value.hex()
        case bool() | None:
            return str(value)
        case int():
            return hex(value)
        case float():
            return "float:%x" % struct.unpack(">Q", struct.pack(">d", value))
        case complex():
            return "complex:%x" % struct.unpack(">Q", struct.pack(">d", value.imag))
        case _:
            return "Ellipsis"


def write(out, depth, field, node):
    if node is None:
        out.append(f"{' ' * depth}{field}: None")
        return
    head = f"{' ' * depth}{field}: {type(node).__name__}"
    if hasattr(node, "end_lineno"):
        head += f" {node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"
    attributes, children = "", []
    for name in node._fields:
        value = getattr(node, name, None)
        if name in SKIPPED:
            continue
        if name == "value" and isinstance(node, (ast.Constant, ast.MatchSingleton)):
            attributes += " value=" + constant(value)
        elif isinstance(value, OPERATORS):
            attributes += f" {name}={type(value).__name__}"
        elif isinstance(value, ast.AST):
            children.append((name, value))
        elif isinstance(value, list):
            if value and isinstance(value[0], ast.cmpop):
                attributes += f" {name}=" + ",".join(type(v).__name__ for v in value)
            elif value and isinstance(value[0], str):
                attributes += f" {name}=" + ",".join(value)
            else:
                children.extend((name, v) for v in value)
        elif value is not None:
            attributes += f" {name}={value}"
    out.append(head + attributes)
    for name, child in children:
        write(out, depth + 1, name, child)


def tree(data):
    out = []
    write(out, 0, "root", ast.parse(data))
    return "\n".join(out)


def compare(tool):
    paths = sys.stdin.read().splitlines()
    process = subprocess.Popen(tool, shell=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    same = different = rejected = 0
    process_in = process.stdin
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        process_in.write(path.encode() + b"\n")
        process_in.flush()
        lines = []
        while (line := process.stdout.readline()) != b".\n":
            if not line:
                sys.exit(f"{path}: the tool ended")
            lines.append(line.decode("utf-8", "surrogateescape").rstrip("\n"))
        try:
            expected = tree(data).split("\n")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            rejected += 1
            continue
        if expected == lines:
            same += 1
            continue
        different += 1
        where = next((i for i, (a, b) in enumerate(zip(expected, lines)) if a != b), min(len(expected), len(lines)))
        print(f"{path}: line {where + 1} of the tree")
        print("  CPython:", (expected[where : where + 1] or ["(end)"])[0][:300])
        print("  ours:   ", (lines[where : where + 1] or ["(end)"])[0][:300])
    print(f"same {same}, different {different}, rejected by CPython {rejected}")
    sys.exit(1 if different else 0)


def write_all():
    for path in sys.stdin.read().splitlines():
        with open(path, "rb") as file:
            data = file.read()
        try:
            print(tree(data))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            print("rejected")
        print(".")


if sys.argv[1] == "--all":
    write_all()
elif sys.argv[1] == "--compare":
    compare(sys.argv[2])
else:
    with open(sys.argv[1], "rb") as file:
        print(tree(file.read()))
