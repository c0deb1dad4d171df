"""Runs packaging commands beside uv: the same wheels, files and command lines for both, in twin folders.

    beside_uv.py PATH_OF_UV PATH_OF_ADDER PYTHON

Wheels are made here, so that nothing comes over the network. Compared are exit codes, what is installed, and the standard
output of commands that print lists; a case that ends in `# why` is known to differ, and one that no longer does is
reported too.
"""

import base64
import hashlib
import os
import re
import subprocess
import sys
import tempfile
import zipfile


def wheel(folder: str, name: str, version: str, requires: list[str] = [], python: str = "", extras: list[str] = [],
          scripts: str = "", tag: str = "py3-none-any") -> str:
    """Makes a wheel; returns its SHA-256."""
    info = f"{name}-{version}.dist-info"
    metadata = f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n"
    metadata += "".join(f"Provides-Extra: {extra}\n" for extra in extras)
    metadata += "".join(f"Requires-Dist: {requirement}\n" for requirement in requires)
    if python:
        metadata += f"Requires-Python: {python}\n"
    files = {
        f"{name}/__init__.py": f"version = {version!r}\n",
        f"{info}/METADATA": metadata,
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: {tag}\n",
    }
    if scripts:
        files[f"{info}/entry_points.txt"] = f"[console_scripts]\n{scripts}\n"
    rows = []
    for path, text in files.items():
        digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
        rows.append(f"{path},sha256={digest},{len(text.encode())}\n")
    rows.append(f"{info}/RECORD,,\n")
    place = os.path.join(folder, f"{name}-{version}-{tag}.whl")
    with zipfile.ZipFile(place, "w") as archive:
        for path, text in [*files.items(), (f"{info}/RECORD", "".join(rows))]:
            archive.writestr(zipfile.ZipInfo(path, (2024, 1, 1, 0, 0, 0)), text)
    with open(place, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def index(folder: str) -> dict[str, str]:
    """Makes the wheels; returns their hashes by name and version."""
    hashes = {}
    for name, version, more in [
        ("app", "1.0", {"requires": ["lib>=1", "tool; extra == 'fast'"], "extras": ["fast"], "scripts": "app = app:version"}),
        ("app", "2.0", {"requires": ["lib>=2", "tool; extra == 'fast'"], "extras": ["fast"], "scripts": "app = app:version"}),
        ("lib", "1.0", {}), ("lib", "1.5", {}), ("lib", "2.0", {}), ("lib", "2.1rc1", {}), ("lib", "3.0.post1", {}),
        ("tool", "0.1", {"requires": ["lib<3"]}), ("tool", "0.2", {"requires": ["lib<3"]}),
        ("old", "1.0", {"python": ">=3.6"}), ("old", "2.0", {"python": ">=3.99"}),
        ("left", "1.0", {"requires": ["lib<2"]}), ("right", "1.0", {"requires": ["lib>=2"]}),
        ("epoch", "1.0", {}), ("epoch", "1!0.5", {}), ("local", "1.0+cpu", {}),
        ("Mixed_Case.Name", "1.0", {"requires": ["app[fast]"]}),
        ("loop_a", "1.0", {"requires": ["loop-b"]}), ("loop_b", "1.0", {"requires": ["loop-a"]}),
        ("marked", "1.0", {"requires": ["lib; sys_platform == 'linux'", "gone; sys_platform == 'win32'"]}),
        ("missing", "1.0", {"requires": ["nowhere"]}),
    ]:
        hashes[f"{name}=={version}"] = wheel(folder, name, version, **more)
    return hashes


# Files, then command lines that run one after the other; {H:name==version} is the hash of a wheel.
FILES = {
    "r.txt": "app\n", "pins.txt": "app==1.0\nlib==1.5\n", "c.txt": "lib<2\n", "o.txt": "lib==1.0\n", "x.txt": "lib\n",
    "hashed.txt": "lib==2.0 --hash=sha256:{H:lib==2.0}\n", "wrong.txt": "lib==2.0 --hash=sha256:" + "0" * 64 + "\n",
    "part.txt": "app==2.0 --hash=sha256:{H:app==2.0}\n", "nested.txt": "-r r.txt\n-c c.txt\n", "loop1.txt": "-r loop2.txt\nlib\n",
    "loop2.txt": "-r loop1.txt\n", "empty.txt": "# nothing\n", "bad.txt": "app ==\n", "none.txt": "-r missing.txt\n",
    "marker.txt": "lib; python_version < '3'\napp; python_version >= '3'\n", "pre.txt": "--pre\nlib\n",
    "options.txt": "--no-binary none\nlib\n", "extra.txt": "app[fast]\n", "space.txt": "app [fast] >= 1 ,<2 # c\n",
    "continued.txt": "app\\\n==1.0\n", "unpinned.txt": "lib --hash=sha256:{H:lib==2.0}\n",
    "project/pyproject.toml": "[project]\nname = 'my-project'\nversion = '1'\ndependencies = ['lib<2']\n"
                              "[project.optional-dependencies]\nfast = ['tool']\nall = ['my-project[fast]']\n",
    "script.py": "# /// script\n# dependencies = ['lib==1.5']\n# ///\nimport lib\n", "plain.py": "lib\nprint()\n",
    "out.txt": "lib==1.5\n",
    "lowest/uv.toml": "resolution = 'lowest'\n", "broken/uv.toml": "resolution = [\n", "value/uv.toml": "resolution = 'x'\n",
}
CASES: list[str] = r"""
pip install app
pip install app==1.0
pip install app lib==2.0
pip install 'app[fast]'
pip install 'app[nothing]'
pip install app -c c.txt
pip install app --override o.txt
pip install app --excludes x.txt
pip install app --no-deps
pip install -r r.txt
pip install -r nested.txt
pip install -r loop1.txt
pip install -r empty.txt
pip install -r bad.txt
pip install -r none.txt
pip install -r marker.txt
pip install -r pre.txt
pip install -r extra.txt
pip install -r space.txt
pip install -r continued.txt  # joins such lines as pip does
pip install -r hashed.txt
pip install -r wrong.txt
pip install -r part.txt
pip install -r unpinned.txt
pip install -r hashed.txt --require-hashes
pip install -r r.txt --require-hashes
pip install -r wrong.txt --no-verify-hashes
pip install lib --pre
pip install lib --prerelease allow
pip install lib --prerelease never
pip install 'lib>2.0,<3'
pip install 'lib==2.1rc1'
pip install lib --resolution lowest
pip install app --resolution lowest-direct
pip install old
pip install left right
pip install nowhere
pip install missing
pip install marked
pip install epoch
pip install 'epoch==1.0'
pip install 'epoch==1!0.5'
pip install local
pip install 'local==1.0'
pip install mixed-case-name
pip install 'Mixed.Case_Name'
pip install loop-a
pip install app --dry-run
pip install app --target there
pip install app --prefix there
pip install app --exact
pip install app --reinstall
pip install app --link-mode copy
pip install app --compile-bytecode
pip install app --no-such-option
pip install
pip install -r project/pyproject.toml
pip install -r project/pyproject.toml --extra fast
pip install -r project/pyproject.toml --extra all
pip install -r project/pyproject.toml --extra none
pip install -r project/pyproject.toml --all-extras
pip install -r script.py
pip install -r plain.py
pip install lib==1.0 && pip install lib
pip install lib==1.0 && pip install -U lib
pip install lib==1.0 && pip install app
pip install lib==1.0 && pip install app -P lib
pip install lib==1.0 && pip install 'lib>1'
pip install app && pip uninstall app && pip freeze
pip install app && pip uninstall lib app nothing && pip list
pip install app && pip freeze
pip install app && pip list
pip install app && pip list --format json
pip install app && pip list --format freeze
pip install app && pip list --exclude lib
pip install app && pip show app lib
pip install app && pip show nothing
pip install app && pip show -f app
pip install app && pip show
pip install 'app[fast]' && pip tree
pip install 'app[fast]' && pip tree --invert
pip install 'app[fast]' && pip tree --depth 1
pip install 'app[fast]' && pip tree --package app
pip install 'app[fast]' && pip tree --prune lib
pip install 'app[fast]' && pip tree --no-dedupe --show-version-specifiers
pip install app && pip check
pip install app --no-deps && pip check
pip install left right --no-deps && pip install lib==1.0 --no-deps && pip check
pip sync pins.txt && pip freeze
pip install app tool && pip sync pins.txt && pip freeze
pip sync r.txt
pip sync empty.txt
pip sync empty.txt --allow-empty-requirements
pip install lib && pip sync empty.txt --allow-empty-requirements && pip freeze
pip sync wrong.txt
pip sync missing.txt
pip install lib==1.0 && pip sync x.txt && pip freeze
pip sync pins.txt -c o.txt
pip compile r.txt
pip compile r.txt -q
pip compile r.txt --no-header
pip compile r.txt --no-annotate
pip compile r.txt --annotation-style line
pip compile r.txt -c c.txt
pip compile r.txt --override o.txt
pip compile nested.txt
pip compile extra.txt
pip compile extra.txt --no-strip-extras
pip compile extra.txt --no-strip-markers
pip compile marker.txt
pip compile marker.txt --no-strip-markers
pip compile r.txt x.txt
pip compile project/pyproject.toml
pip compile project/pyproject.toml --extra fast
pip compile project/pyproject.toml --all-extras
pip compile r.txt -o out.txt
pip compile r.txt -o out.txt -U
pip compile r.txt -o out.txt -P lib
pip compile r.txt -o new/deep/out.txt
pip compile r.txt -o -
pip compile r.txt --no-deps
pip compile r.txt --no-emit-package lib
pip compile r.txt --emit-find-links
pip compile r.txt --emit-build-options
pip compile r.txt --resolution lowest
pip compile r.txt --prerelease allow
pip compile r.txt --python-version 3.8
pip compile r.txt --python-platform windows
pip compile marked.in
pip compile bad.txt
pip compile none.txt
pip compile empty.txt
pip compile left.in
pip compile r.txt --annotation-style wrong
pip compile r.txt --custom-compile-command ./make
pip compile loop1.txt  # names the file once
pip compile missing.in
--project lowest pip compile x.txt
--directory lowest pip compile ../x.txt
--config-file lowest/uv.toml pip compile x.txt
--directory broken pip compile ../x.txt
--directory value pip compile ../x.txt
--no-config --directory lowest pip compile ../x.txt
venv other && pip freeze -p other
venv .venv
venv --clear .venv
venv a b
venv --prompt hello other
venv --system-site-packages other
venv --relocatable other
python find
python find 3.1
python find --no-such
cache dir
cache nothing
pip
pip nothing
nothing
""".strip().splitlines()
PRINTED = re.compile(r"pip (compile|freeze|list|show|tree)|python find")


class Folder:
    """A folder with the files, an environment and a cache, for one of the two."""

    def __init__(self, place: str, binary: str, python: str, wheels: str, hashes: dict[str, str]):
        self.place, self.binary = place, binary
        self.work = os.path.join(place, "work")
        for name, text in FILES.items():
            path = os.path.join(self.work, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as file:
                file.write(re.sub(r"\{H:(.*?)\}", lambda match: hashes[match.group(1)], text))
        for name, text in {"marked.in": "marked\n", "left.in": "left\nright\n"}.items():
            with open(os.path.join(self.work, name), "w", encoding="utf-8") as file:
                file.write(text)
        self.environment = {
            "PATH": os.path.dirname(python) + ":/usr/bin:/bin", "HOME": os.path.join(place, "home"), "NO_COLOR": "1",
            "UV_CACHE_DIR": os.path.join(place, "cache"), "UV_PYTHON_DOWNLOADS": "never", "UV_NO_INDEX": "1",
            "UV_FIND_LINKS": wheels, "UV_OFFLINE": "1", "PYTHONDONTWRITEBYTECODE": "1",
        }
        self.run(f"venv -q -p {python} .venv")

    def run(self, line: str) -> tuple[int, str, str]:
        done = subprocess.run(
            ["/bin/bash", "-c", f'"{self.binary}" {line}'], cwd=self.work, env=self.environment, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=120)
        texts = [text.decode(errors="replace").replace(self.place, "[PLACE]") for text in (done.stdout, done.stderr)]
        return done.returncode, texts[0], texts[1]

    def installed(self) -> list[str]:
        found = []
        for directory, folders, files in os.walk(self.work):
            for name in folders + files:
                if name.endswith(".dist-info") or directory.endswith("/bin") and name == "app":
                    found.append(os.path.relpath(os.path.join(directory, name), self.work))
        return sorted(found)

    def written(self) -> dict[str, str]:
        found = {}
        for name in ("out.txt", "new/deep/out.txt"):
            path = os.path.join(self.work, name)
            if os.path.exists(path):
                with open(path, encoding="utf-8") as file:
                    found[name] = shown(file.read().replace(self.place, "[PLACE]"))
        return found


def shown(text: str) -> str:
    """Output with the name of the program made the same, and without files that only one of the two makes."""
    return re.sub(r"\badder\b", "uv", re.sub(r"  \S*/uv_cache\.json\n", "", text))


def main() -> int:
    peer, adder, python = map(os.path.abspath, sys.argv[1:4])
    differences = 0
    with tempfile.TemporaryDirectory() as root:
        wheels = os.path.join(root, "wheels")
        os.makedirs(wheels)
        hashes = index(wheels)
        for case in CASES:
            line, _, why = case.partition("  # ")
            seen = []
            for tool, binary in (("uv", peer), ("adder", adder)):
                with tempfile.TemporaryDirectory(dir=root) as place:
                    folder = Folder(place, binary, python, wheels, hashes)
                    steps = []
                    for command in line.split(" && "):
                        code, output, errors = folder.run(command)
                        steps.append((code, shown(output) if PRINTED.search(command) else "", errors))
                    seen.append(([step[:2] for step in steps], folder.installed(), folder.written(), steps))
            differs = seen[0][:3] != seen[1][:3]
            if differs == bool(why):
                continue
            differences += 1
            print(f"$ {line}")
            if not differs:
                print(f"  no longer differs: remove `# {why}`")
                continue
            for tool, (_, installed, written, steps) in zip(("uv", "adder"), seen):
                print(f"  {tool}: {[step[0] for step in steps]} {installed if seen[0][1] != seen[1][1] else ''}")
                for code, output, errors in steps:
                    print("".join(f"    | {text}\n" for text in output.splitlines()), end="")
                    print("".join(f"    ! {text}\n" for text in errors.splitlines()[:6]), end="")
                if seen[0][2] != seen[1][2]:
                    print(f"    written: {written}")
    print(f"{len(CASES)} command lines, {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
