"""Formats and lints beside ruff: the same files and command lines for both, in twin folders.

    beside_ruff.py PATH_OF_RUFF PATH_OF_ADDER [--seed N] [--count N]

Two parts. Command lines: exit code, standard output and the files afterwards must be equal. Snippets: statements of every
kind with comments put between their tokens at random, which must be formatted to the same bytes. Where the peer's own
result is no Python, or has lost, joined or exchanged comments, adder may differ: that is counted, not compared.
"""

import argparse
import ast
import io
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import tokenize

STATEMENTS = """
x = 1
x = y = [a, b, c]
x: int = f(a, *b, c=d, **e)
x += (a + b) * -c
del a, b
return_value = yield_value = None
assert a, b
raise A from b
import a.b as c, d
from a import b as c, d
from . import (a, b)
global a, b
pass
a if b else c
x = a and b or not c
x = a < b <= c is not d not in e
x = lambda a, /, b=1, *c, d, **e: a + b
x = {a: b, **c, d: e}
x = {a, *b}
x = (a, *b)
x = [a for b in c if d for e in f]
x = {a: b for c, d in e}
x = (a async for b in c)
x = a.b(c)[d].e(f, g)(h)
x = a[b:c, d::e, ...]
x = f"a {b!r:>{c}} d" "e"
x = await_it(a) ** -b
x = (y := f(x))
type X[T: int, *U, **V] = a | b
print(*a, sep="")
@a.b(c)
def f(a, /, b: int = 1, *, c, **d) -> e: pass
async def f(): await a
class A(B, metaclass=C): x = 1
class A: "doc"
if a: b
if a:
    b
elif c:
    d
else:
    e
for a, b in c: d
for a in b:
    c
else:
    d
while a: b
try:
    a
except B as c:
    d
else:
    e
finally:
    f
try:
    a
except* (A, B):
    b
with a as b, c: d
with (a as b, c as d): e
with a(b) as (c, d): e
match a:
    case 1 | -2 | "s": b
    case [a, *_] if c: d
    case {"k": v, **rest}: e
    case A(b, c=d) as f: g
    case (a, b): h
return_annotation: list[int]
"""

COMMENTS = ["# c", "#d", "# type: ignore", "# noqa: E501", "#! x", "# a longer comment that says a little more"]


def statements() -> list[str]:
    """The statements above, each with the lines that belong to it."""
    found: list[str] = []
    for line in STATEMENTS.strip().splitlines():
        follows = line.startswith((" ", "elif", "else", "except", "finally")) or (found and found[-1].startswith("@") and "\n" not in found[-1])
        if follows and found:
            found[-1] += "\n" + line
        else:
            found.append(line)
    return found


def with_comments(source: str, chosen: random.Random) -> str | None:
    """The source with comments after some of its tokens; None where it did not come out as Python."""
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(source + "\n").readline))
    except (tokenize.TokenError, IndentationError, SyntaxError):
        return None
    lines = (source + "\n").splitlines(keepends=True)
    depth = 0
    insertions: list[tuple[int, int, str]] = []
    places = []
    for token in tokens:
        if token.type == tokenize.OP and token.string in "([{":
            depth += 1
        if token.type == tokenize.OP and token.string in ")]}":
            depth -= 1
        is_end = token.type in (tokenize.NEWLINE,)
        if depth > 0 and token.type in (tokenize.OP, tokenize.NAME, tokenize.NUMBER, tokenize.STRING) or is_end:
            places.append((token, is_end))
    number = min(len(places), chosen.choice([1, 1, 2, 3]))
    # No comment twice: an exchange of two could not be seen.
    for (token, is_end), comment in zip(chosen.sample(places, number), chosen.sample(COMMENTS, number)):
        if is_end:
            insertions.append((token.start[0], token.start[1], "  " + comment))
        else:
            own_line = chosen.random() < 0.5
            insertions.append((token.end[0], token.end[1], ("\n" if own_line else "  ") + comment + "\n"))
    for row, column, text in sorted(insertions, reverse=True):
        line = lines[row - 1]
        lines[row - 1] = line[:column] + text + line[column:]
    result = "".join(lines)
    try:
        ast.parse(result)
    except (SyntaxError, ValueError):
        return None
    return result


def comments(source: str) -> list[str] | None:
    """The comments of a source in order; None where it is no Python."""
    try:
        ast.parse(source)
        tokens = list(tokenize.generate_tokens(io.StringIO(source).readline))
    except (tokenize.TokenError, IndentationError, SyntaxError, ValueError):
        return None
    return [re.sub(r"^#(?![ !:])", "# ", token.string).strip() for token in tokens if token.type == tokenize.COMMENT]


def environment(folder: str) -> dict[str, str]:
    return {"PATH": "/usr/bin:/bin", "HOME": os.path.join(folder, "home"), "NO_COLOR": "1"}


def run(binary: str, words: list[str], folder: str, text: str | None = None) -> tuple[int, str, str]:
    done = subprocess.run(
        [binary, *words], cwd=os.path.join(folder, "work"), env=environment(folder), capture_output=True,
        input=(text or "").encode(), timeout=300)
    return done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace")


def files(folder: str) -> dict[str, bytes]:
    found = {}
    for directory, _, names in os.walk(os.path.join(folder, "work")):
        if ".ruff_cache" in directory or ".adder_cache" in directory:
            continue
        for name in names:
            path = os.path.join(directory, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def compare_snippets(peer: str, adder: str, seed: int, count: int) -> int:
    chosen = random.Random(seed)
    pool = statements()
    differences = judged = excused = 0
    snippets = []
    while len(snippets) < count:
        source = chosen.choice(pool)
        if chosen.random() < 0.4:
            source = re.sub(r"\b[a-e]\b", lambda name: name.group(0) * chosen.choice([1, 1, 9, 30]), source)
        made = with_comments(source, chosen)
        if made is not None and "\n" in made:
            snippets.append(made)
    results = []
    for binary, tool in ((peer, "ruff"), (adder, "adder")):
        with tempfile.TemporaryDirectory() as folder:
            work = os.path.join(folder, "work")
            os.makedirs(work)
            for number, snippet in enumerate(snippets):
                with open(os.path.join(work, f"s{number}.py"), "w", encoding="utf-8") as file:
                    file.write(snippet)
            _, _, errors = run(binary, ["format", "--isolated", "--no-cache", "."], folder)
            if "mistake in" in errors or "panic" in errors:
                print(f"{tool}: {errors.strip().splitlines()[0]}")
            found = files(folder)
            results.append([found[f"work/s{number}.py"].decode() for number in range(len(snippets))])
    for snippet, theirs, ours in zip(snippets, *results):
        if theirs == ours:
            judged += 1
            continue
        if comments(theirs) != comments(snippet):
            # The peer broke it. Ours must not.
            excused += 1
            if comments(ours) == comments(snippet):
                continue
        differences += 1
        print(f"--- source\n{snippet}--- ruff\n{theirs}--- adder\n{ours}")
    print(f"{len(snippets)} snippets (seed {seed}): {judged} alike, {excused} broken by the peer, {differences} differences")
    return differences


BAD = "x  =  'a'\n"
GOOD = 'x = "a"\n'
# Files, the command line behind the program's name, standard input.
CASES: list[tuple[dict[str, str], str, str]] = [
    ({"a.py": BAD}, "format a.py", ""),
    ({"a.py": BAD, "b.py": GOOD}, "format --check .", ""),
    ({"a.py": BAD}, "format --diff .", ""),
    ({"a.py": BAD}, "format -q --check a.py", ""),
    ({"a.py": BAD}, "format missing.py", ""),
    ({}, "format -", BAD),
    ({}, "format - --check", BAD),
    ({}, "format - --diff --stdin-filename x/a.py", BAD),
    ({}, "format --stdin-filename a.pyi -", "class A:\n\n    ...\n"),
    ({}, "format -", "x = (\n"),
    ({}, "format --range 2-2 -", "a  = 1\nb  = 2\nc  = 3\n"),
    ({}, "format --range 2:3-2:5 -", "a  = 1\nb  = 2\nc  = 3\n"),
    ({}, "format --range 9 -", "a  = 1\n"),
    ({}, "format --range 0 -", "a  = 1\n"),
    ({}, "format --line-length 20 -", "f(aaaaaaa, bbbbbbb, ccccccc)\n"),
    ({}, "format --line-length 0 -", "x\n"),
    ({}, "format --line-length 400 -", "x\n"),
    ({}, "format --target-version py39 -", "with (a as b, c as d): pass\n"),
    ({}, "format --target-version py3 -", "x\n"),
    ({}, "format --config=line-length=20 -", "f(aaaaaaa, bbbbbbb, ccccccc)\n"),
    ({}, "format --config=indent-width=2 -", "if a:\n    b\n"),
    ({}, "format --config=format.quote-style='single' -", GOOD),
    ({}, "format --config=nothing=1 -", "x\n"),
    ({"ruff.toml": "line-length = 20\n", "a.py": "f(aaaaaaa, bbbbbbb, ccccccc)\n"}, "format a.py", ""),
    ({".ruff.toml": "line-length = 20\n", "a.py": "f(aaaaaaa, bbbbbbb, ccccccc)\n"}, "format a.py", ""),
    ({"pyproject.toml": "[tool.ruff]\nline-length = 20\n", "a.py": "f(aaaaaaa, bbbbbbb, ccccccc)\n"}, "format a.py", ""),
    ({"ruff.toml": "line-length = 20\n", "a.py": "f(aaaaaaa, bbbbbbb, ccccccc)\n"}, "format --isolated a.py", ""),
    ({"ruff.toml": "line-length = 'x'\n", "a.py": BAD}, "format a.py", ""),
    ({"ruff.toml": "bogus = 1\n", "a.py": BAD}, "format a.py", ""),
    ({"ruff.toml": "exclude = ['b.py']\n", "a.py": BAD, "b.py": BAD}, "format .", ""),
    ({"ruff.toml": "exclude = ['b.py']\n", "b.py": BAD}, "format b.py", ""),
    ({"ruff.toml": "exclude = ['b.py']\n", "b.py": BAD}, "format --force-exclude b.py", ""),
    ({"ruff.toml": "[format]\nexclude = ['b.py']\n", "a.py": BAD, "b.py": BAD}, "format .", ""),
    ({"a.py": BAD, "sub/b.py": BAD}, "format --exclude sub .", ""),
    ({"a.py": BAD, "node_modules/b.py": BAD, ".venv/c.py": BAD}, "format .", ""),
    ({"a.pyi": "x : int\n", "b.txt": BAD, "c.pyw": BAD}, "format .", ""),
    ({"a.txt": BAD}, "format a.txt", ""),
    ({"a.py": "x = 1\r\ny = 2\r\n"}, "format a.py", ""),
    ({"a.py": "\ufeffx  = 1\n"}, "format a.py", ""),
    ({"a.py": ""}, "format a.py", ""),
    ({"a.py": "\n\n"}, "format a.py", ""),
    ({"a.py": "# fmt: off\nx  = 1\n# fmt: on\ny  = 2\n"}, "format a.py", ""),
    ({"a.py": "x  = 1  # fmt: skip\n"}, "format a.py", ""),
    ({"a.py": BAD, "b.py": "x = (\n"}, "format .", ""),
    ({"a.py": BAD}, "format --no-such-option .", ""),
    ({"a.py": BAD}, "format --quote-style single .", ""),
    ({"inner/ruff.toml": "extend = '../ruff.toml'\n", "ruff.toml": "line-length = 20\n",
      "inner/a.py": "f(aaaaaaa, bbbbbbb, ccccccc)\n"}, "format inner", ""),
    ({"pyproject.toml": "[project]\nname = 'x'\nrequires-python = '>=3.8'\n",
      "a.py": "with (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa as b, cccccccccccccccccccccccccccccccccccccc as d): pass\n"},
     "format a.py", ""),
    ({"a.md": "```python\nx  = 1\n```\n"}, "format --preview a.md", ""),
]


def compare_commands(peer: str, adder: str) -> int:
    differences = 0
    for contents, command, text in CASES:
        seen = []
        for binary in (peer, adder):
            with tempfile.TemporaryDirectory() as folder:
                os.makedirs(os.path.join(folder, "work"))
                for name, content in contents.items():
                    path = os.path.join(folder, "work", name)
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    with open(path, "w", encoding="utf-8", newline="") as file:
                        file.write(content)
                words = [*command.split(), *([] if "--no-cache" in command else ["--no-cache"])]
                code, output, errors = run(binary, words, folder, text)
                seen.append((code, output, files(folder), errors))
        if seen[0][:3] != seen[1][:3]:
            differences += 1
            print(f"$ {command}  {sorted(contents)}")
            for tool, (code, output, _, errors) in zip(("ruff", "adder"), seen):
                print(f"  {tool}: {code}\n    {output!r}\n    {errors.strip()[:300]!r}")
    print(f"{len(CASES)} command lines: {differences} differences")
    return differences


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("peer")
    parser.add_argument("adder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    options = parser.parse_args()
    peer, adder = os.path.abspath(options.peer), os.path.abspath(options.adder)
    if not shutil.which(peer) or not shutil.which(adder):
        sys.exit("both programs are needed")
    found = compare_commands(peer, adder) + compare_snippets(peer, adder, options.seed, options.count)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
