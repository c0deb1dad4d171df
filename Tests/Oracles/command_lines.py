"""Runs a peer on the command lines of a table and says where adder decides otherwise.

    command_lines.py uv PATH_OF_UV ../CommandsTests/CommandLines/uv.txt
    command_lines.py ruff PATH_OF_RUFF ../CommandsTests/CommandLines/ruff.txt

The table says what adder's parser makes of each line; `CommandLineTests` holds it to that. Here the peer is run on the
same line in an empty folder, offline and without a Python but the one of a fresh environment, and what it refuses is
compared: a refused line ends in 2 with the parser's own last line, or shows the commands there are. Lines that end in
`# why` are known to differ; one that does not differ any more is reported too.
"""

import os
import re
import shlex
import subprocess
import sys
import tempfile

FOOTER = "For more information, try '--help'"


def outcome(tool: str, binary: str, words: list[str], folder: str, environment: dict[str, str]) -> tuple[int, str]:
    """The exit code and what was printed on standard error."""
    if tool == "ruff":
        words = ["check" if word == "lint" else word for word in words]
    if "watch" in " ".join(words) or "-w" in words:
        return 0, "not run: it does not end"
    try:
        run = subprocess.run(
            [binary, *words], cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60
        )
    except subprocess.TimeoutExpired:
        return 0, "not ended within a minute"
    return run.returncode, run.stderr.decode(errors="replace")


def is_refused(code: int, text: str) -> bool:
    return code == 2 and (FOOTER in text or "\nUsage: " in text and "\nCommands:" in text or "There is no command" in text)


def main() -> int:
    tool, binary, table = sys.argv[1], os.path.abspath(sys.argv[2]), sys.argv[3]
    differences = 0
    count = 0
    with open(table, encoding="utf-8") as file:
        lines = [line.rstrip("\n") for line in file if " => " in line]
    for line in lines:
        command, _, rest = line.partition(" => ")
        expected, _, note = rest.partition("  # ")
        with tempfile.TemporaryDirectory() as folder:
            work = os.path.join(folder, "work")
            os.mkdir(work)
            environment = {
                "PATH": os.path.join(folder, "none"), "HOME": folder, "UV_CACHE_DIR": os.path.join(folder, "cache"),
                "UV_OFFLINE": "1", "UV_PYTHON_DOWNLOADS": "never", "NO_COLOR": "1", "RUFF_NO_CACHE": "true",
            }
            for name in ["--no-cache", "-n"]:
                if tool == "ruff" and re.search(rf"(^| ){name}", command):
                    environment.pop("RUFF_NO_CACHE", None)
            code, text = outcome(tool, binary, shlex.split(command), work, environment)
        count += 1
        refused = is_refused(code, text)
        ours = expected.startswith("2 ")
        if refused != ours and not note:
            differences += 1
            said = next((part for part in text.splitlines() if part.strip()), "nothing")
            print(f"{command}\n  adder: {expected}\n  {tool}: {'refuses' if refused else 'accepts'} ({code}): {said}")
        elif refused == ours and note:
            differences += 1
            print(f"{command}\n  no longer differs: remove `# {note}`")
    print(f"{count} lines, {differences} differences")
    return 1 if differences or not count else 0


if __name__ == "__main__":
    sys.exit(main())
