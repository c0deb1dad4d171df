"""The `syntax` job of `compare`: reading and parsing the standard library on one core, beside ruff."""
import json, os, pathlib, platform, re, resource, shutil, statistics, subprocess, sys, sysconfig, tempfile, time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PEER = "ruff==0.17.6"


def peer():
    venv = ROOT / ".build" / "peers" / PEER.replace("==", "-")
    if not (venv / "bin/ruff").exists():
        subprocess.run([sys.executable, "-m", "venv", venv], check=True)
        subprocess.run([venv / "bin/pip", "install", "-q", PEER], check=True)
    return venv / "bin/ruff"


def corpus(folder):
    """A copy of the standard library with its tests, without what ruff leaves out; its files and their size."""
    source = pathlib.Path(sysconfig.get_path("stdlib"))
    shutil.copytree(source, folder, symlinks=True, ignore=lambda directory, names: [
        name for name in names if name in ("site-packages", "__pycache__", "venv")
        or not (name.endswith(".py") or os.path.isdir(os.path.join(directory, name)))])
    files = sorted(folder.rglob("*.py"))
    return files, sum(file.stat().st_size for file in files)


def timed(command, input):
    """The processor time and the elapsed time of a command on one core, in milliseconds."""
    environment = {**os.environ, "RAYON_NUM_THREADS": "1"}
    core = sorted(os.sched_getaffinity(0))[-1]
    before, used = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(
        [str(part) for part in command], input=input, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment,
        preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    elapsed, after = time.perf_counter() - before, resource.getrusage(resource.RUSAGE_CHILDREN)
    # A finding, such as a broken file of the tests, is no failure.
    if process.returncode not in (0, 1):
        sys.exit(f"error: {' '.join(map(str, command))} exited {process.returncode}\n{process.stderr.decode(errors='replace')}")
    return 1000 * (after.ru_utime + after.ru_stime - used.ru_utime - used.ru_stime), 1000 * elapsed


def workbench_figures(workbench, input):
    """What the workbench measures within one process: megabytes a second, and the size of trees."""
    output = subprocess.run([workbench, "speed"], input=input, capture_output=True, check=True).stdout.decode()
    names = {
        "lexing_mb_per_s": r"decode and lex: +(\d+)", "parsing_mb_per_s": r"decode, lex, parse: +(\d+)",
        "checking_mb_per_s": r"with compilation checks: +(\d+)", "modelling_mb_per_s": r"parse, semantic model: +(\d+)",
    }
    for table in ("tree", "tokens", "model"):
        names[f"{table}_bytes_per_source_byte"] = rf"{table}: ([\d.]+)"
        names[f"{table}_allocated_bytes_per_source_byte"] = rf"{table}: [\d.]+, ([\d.]+)"
    return output, {name: float(re.search(pattern, output)[1]) for name, pattern in names.items()}


def run(options, adder):
    workbench = options.workbench
    if workbench is None:
        subprocess.run(["swift", "build", "-c", "release", "--product", "SyntaxWorkbench"], cwd=ROOT, check=True)
        workbench = ROOT / ".build/release/SyntaxWorkbench"
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    with tempfile.TemporaryDirectory(dir=base) as folder:
        library = pathlib.Path(folder).resolve() / "library"
        files, size = corpus(library)
        paths = "".join(f"{file}\n" for file in files).encode()
        ruff = peer()
        commands = {
            "adder: parse": [workbench.resolve(), "parse"],
            "ruff: analyze graph": [ruff, "analyze", "graph", "--isolated", "-q", library],
            "adder: lint": [adder.resolve(), "lint", "--isolated", "--no-cache", "-q", "--select", "E902", library],
            "ruff: check": [ruff, "check", "--isolated", "--no-cache", "-q", "--select", "E902", library],
        }
        times = {name: [] for name in commands}
        for round_number in range(options.runs + 1):
            for name, command in commands.items():
                result = timed(command, paths)
                if round_number:  # the first round only warms the machine
                    times[name].append(result)
        print(f"{len(files)} files, {size / 1e6:.1f} MB, one core, medians of {options.runs}")
        rows = {}
        for name, results in times.items():
            processor, elapsed = (statistics.median(values) for values in zip(*results))
            rows[name] = {"processor_ms": round(processor, 1), "elapsed_ms": round(elapsed, 1),
                          "mb_per_s": round(size / processor / 1000, 1)}
            print(f"{name:22s} {processor:8.1f} ms of processor, {elapsed:8.1f} ms, {size / processor / 1000:6.1f} MB/s")
        text, figures = workbench_figures(workbench.resolve(), paths)
        print(text, end="")
    if options.save:
        facts = {"peer": PEER, "machine": f"{os.cpu_count()} x86-64 cores, {platform.system()}", "runs": options.runs,
                 "files": len(files), "bytes": size, "python": platform.python_version(), "commands": rows, **figures}
        (HERE / "results/syntax.json").write_text(json.dumps(facts, indent=2) + "\n")
