"""Prints what `packaging` makes of the requirements in the metadata of the packages named on standard input.

Lines, whose fields tabs separate:

environment  the eleven values of an environment, in the order of VARIABLES
requirement  text, and, if it is valid: normalised name, extras, specifiers, URL, whether it has a marker
marker       text, the extras it names, and what it evaluates to: a digit for each environment, and in that for no extra
             and for each extra in turn; `?` where the comparison is undefined
"""

import concurrent.futures
import json
import random
import re
import sys
import urllib.error
import urllib.parse
import urllib.request

from packaging.markers import InvalidMarker, Marker, UndefinedComparison
from packaging.metadata import parse_email
from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import canonicalize_name

WHEELS_PER_PACKAGE = 12

VARIABLES = [
    "implementation_name", "implementation_version", "os_name", "platform_machine", "platform_python_implementation",
    "platform_release", "platform_system", "platform_version", "python_full_version", "python_version", "sys_platform",
]

PLATFORMS = [
    ("posix", "x86_64", "6.8.0-45-generic", "Linux", "#45-Ubuntu SMP", "linux"),
    ("posix", "aarch64", "6.1.0", "Linux", "#1 SMP Debian 6.1.106-3", "linux"),
    ("posix", "arm64", "23.5.0", "Darwin", "Darwin Kernel Version 23.5.0", "darwin"),
    ("posix", "x86_64", "19.6.0", "Darwin", "Darwin Kernel Version 19.6.0", "darwin"),
    ("nt", "AMD64", "10", "Windows", "10.0.19045", "win32"),
    ("nt", "ARM64", "11", "Windows", "10.0.22631", "win32"),
    ("posix", "amd64", "14.0-RELEASE", "FreeBSD", "FreeBSD 14.0-RELEASE", "freebsd14"),
    ("posix", "x86_64", "3.5.3-1.x86_64", "CYGWIN_NT-10.0-19045", "2024-04-03", "cygwin"),
    ("java", "", "17.0.8", "Java", "17.0.8", "java17"),
    ("posix", "wasm32", "3.1.58", "Emscripten", "#1", "emscripten"),
]

PYTHONS = [
    ("cpython", "2.7.18"), ("cpython", "3.6.15"), ("cpython", "3.7.0"), ("cpython", "3.8.10"), ("cpython", "3.9.0"),
    ("cpython", "3.10.2"), ("cpython", "3.11.7"), ("cpython", "3.12.4"), ("cpython", "3.13.0"), ("cpython", "3.14.0rc2"),
    ("pypy", "3.9.19"), ("pypy", "3.10.14"),
]


def environments():
    for os_name, machine, release, system, version, sys_platform in PLATFORMS:
        for implementation, python in PYTHONS:
            yield {
                "implementation_name": implementation,
                "implementation_version": python if implementation == "cpython" else "7.3.17",
                "os_name": os_name,
                "platform_machine": machine,
                "platform_python_implementation": "CPython" if implementation == "cpython" else "PyPy",
                "platform_release": release,
                "platform_system": system,
                "platform_version": version,
                "python_full_version": python,
                "python_version": ".".join(python.split(".")[:2]),
                "sys_platform": sys_platform,
            }


def text(url, accept="*/*"):
    request = urllib.request.Request(url, headers={"Accept": accept})
    for attempt in range(3):
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return response.read()
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return None
            if attempt == 2:
                raise
        except OSError:
            if attempt == 2:
                raise
    return None


def requirements(index, name):
    """The requirements of wheels of a package, from its first releases to its last."""
    base = f"{index}/{name.replace('.', '-')}/"
    page = text(base, "application/vnd.pypi.simple.v1+json")
    if page is None:
        return []
    by_version = {}
    for file in json.loads(page)["files"]:
        if file["filename"].endswith(".whl"):
            by_version[file["filename"].split("-")[1]] = urllib.parse.urljoin(base, file["url"])
    urls = list(by_version.values())
    step = max(1, len(urls) // WHEELS_PER_PACKAGE)
    found = []
    for url in urls[::-step][:WHEELS_PER_PACKAGE]:
        data = text(url + ".metadata")
        if data is not None:
            raw, _ = parse_email(data)
            found += raw.get("requires_dist", [])
    return found


def clean(value):
    return " ".join(value.split())


def main():
    index, seed = sys.argv[1], int(sys.argv[2])
    names = sys.stdin.read().split()
    with concurrent.futures.ThreadPoolExecutor(16) as pool:
        found = pool.map(lambda name: requirements(index, name), names)
        texts = sorted({clean(requirement) for group in found for requirement in group})

    worlds = list(environments())
    for world in worlds:
        print("environment", *(world[variable] for variable in VARIABLES), sep="\t")

    markers = set()
    for requirement in texts:
        try:
            parsed = Requirement(requirement)
        except InvalidRequirement:
            print("requirement", requirement, sep="\t")
            continue
        print(
            "requirement", requirement, canonicalize_name(parsed.name),
            ",".join(sorted(canonicalize_name(extra) for extra in parsed.extras)), str(parsed.specifier),
            parsed.url or "", "1" if parsed.marker else "0", sep="\t",
        )
        if parsed.marker:
            markers.add(clean(requirement.split(";", 1)[1]))

    # Many markers of metadata differ in their extra alone; pairs of the others make them less alike.
    draw = random.Random(seed)
    plain = sorted(marker for marker in markers if "extra" not in marker)
    for _ in range(400):
        left, right = draw.choice(plain), draw.choice(plain)
        markers.add(f"({left}) {draw.choice(['and', 'or'])} ({right})")

    for marker in sorted(markers):
        try:
            parsed = Marker(marker)
        except InvalidMarker:
            continue
        extras = sorted({canonicalize_name(extra) for extra in re.findall(r"extra\s*[=!]=\s*[\"']([^\"']+)[\"']", marker)})
        results = []
        for world in worlds:
            for extra in ["", *extras]:
                try:
                    results.append("1" if parsed.evaluate({**world, "extra": extra}) else "0")
                except UndefinedComparison:
                    results.append("?")
        print("marker", marker, ",".join(extras), "".join(results), sep="\t")


main()
