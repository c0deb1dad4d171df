"""Compares which sources adder accepts with CPython's own compile().

    cpython_verdicts.py TOOL snippets          the sources in CPython's own tests: every string constant and doctest
    cpython_verdicts.py TOOL mutations N SEED  N mutated pieces of the standard library

TOOL reads sources, each as its length, a line feed and its bytes, and answers a line each: the number of errors and
the first error. Run with the CPython to compare with.
"""
import ast
import doctest
import pathlib
import random
import subprocess
import sys
import sysconfig
import tokenize
import warnings
import io

warnings.simplefilter("ignore")
LIBRARY = pathlib.Path(sysconfig.get_path("stdlib"))


def verdict(source):
    try:
        compile(source, "<source>", "exec", dont_inherit=True)
        return None
    except (SyntaxError, ValueError) as error:
        return f"{type(error).__name__}: {error}"
    except (RecursionError, MemoryError, OverflowError):
        return "skip"


def snippets():
    names = """syntax grammar fstring patma positional_only_arg named_expressions type_params type_aliases unpack_ex
    global exceptions scope generators genexps listcomps setcomps dictcomps future_stmt.test_future unparse ast.test_ast
    eof string_literals compile codeop keywordonlyarg except_star lambda with coroutines asyncgen tokenize yield_from
    star_import augassign annotations type_annotations parser peg_generator.test_c_parser funcattrs flufl pyrepl
    unicode_identifiers class symtable decorators binop types""".split()
    seen = set()
    for name in names:
        path = LIBRARY / "test" / ("test_" + name + ".py")
        if not path.exists():
            path = LIBRARY / "test" / (name.replace(".", "/") + ".py")
        if not path.exists():
            path = LIBRARY / "test" / ("test_" + name.split(".")[0]) / (name.split(".")[-1] + ".py")
        if not path.exists():
            continue
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
                value = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
                seen.add(value)
                lines = value.split("\n")
                rest = [l for l in lines if l.strip()]
                if rest and rest[0].startswith(" "):
                    import textwrap

                    seen.add(textwrap.dedent(value))
                if ">>>" in value:
                    try:
                        seen.update(e.source for e in doctest.DocTestParser().get_examples(value))
                    except ValueError:
                        pass
    return sorted(seen)


def mutations(count, seed):
    random.seed(seed)
    files = sorted(LIBRARY.rglob("*.py"))
    files = [f for f in files if "site-packages" not in f.parts and f.stat().st_size < 60000]
    result = []
    while len(result) < count:
        path = random.choice(files)
        try:
            text = path.read_text(encoding="utf-8")
            tokens = [t for t in tokenize.generate_tokens(io.StringIO(text).readline)]
        except (UnicodeDecodeError, SyntaxError, tokenize.TokenError):
            continue
        lines = text.splitlines(keepends=True)
        first = random.randrange(max(1, len(lines) - 30))
        window = "".join(lines[first : first + 30])
        import textwrap

        window = textwrap.dedent(window)
        if verdict(window) is not None:
            continue
        try:
            tokens = [t for t in tokenize.generate_tokens(io.StringIO(window).readline) if t.string]
        except (SyntaxError, tokenize.TokenError):
            continue
        starts = [0]
        for line in window.splitlines(keepends=True):
            starts.append(starts[-1] + len(line))
        for _ in range(min(10, len(tokens))):
            token = random.choice(tokens)
            a = starts[token.start[0] - 1] + token.start[1]
            b = starts[token.end[0] - 1] + token.end[1]
            kind = random.randrange(3)
            if kind == 0:
                result.append(window[:a] + window[b:])
            elif kind == 1:
                other = random.choice(tokens).string
                result.append(window[:a] + other + window[b:])
            else:
                other = random.choice(tokens).string
                result.append(window[:a] + other + " " + window[a:])
    return result[:count]


def main():
    tool, mode = sys.argv[1], sys.argv[2]
    sources = snippets() if mode == "snippets" else mutations(int(sys.argv[3]), int(sys.argv[4]))
    data = []
    for source in sources:
        data.append(source.encode("utf-8", "surrogatepass"))
    blob = b"".join(b"%d\n%s" % (len(d), d) for d in data)
    answers = subprocess.run(tool, shell=True, input=blob, capture_output=True).stdout.decode("utf-8", "replace").split("\n")
    agree = differ = 0
    for source, d, answer in zip(sources, data, answers):
        theirs = verdict(d)
        if theirs == "skip":
            continue
        if (theirs is None) == (answer == "0"):
            agree += 1
        else:
            differ += 1
            if differ <= int(sys.argv[-1] if mode == "snippets" and len(sys.argv) > 3 else 60):
                print("-" * 40)
                print(source if len(source) < 1500 else source[:1500] + "...")
                print(">>> CPython:", theirs, "| ours:", answer)
    print(f"agree {agree}, differ {differ} ({100 * agree / max(1, agree + differ):.3f} %)")


main()
