"""Prints what `packaging` says about versions and specifiers drawn from index files on standard input.

A line is one of
    version     TEXT NORMAL             NORMAL is empty for text that is no version
    order       LEFT RIGHT -1|0|1
    specifier   TEXT 0|1 0|1            whether it is valid, and whether it names a pre-release
    match       SPECIFIER VERSION 0|1
"""

import random
import re
import sys

from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

SEED = int(sys.argv[1])
rng = random.Random(SEED)
FORMATS = [".tar.gz", ".zip", ".tar.bz2", ".tgz"]


def version_text(package, name):
    if name.endswith(".whl"):
        return name.split("-")[1]
    for format in FORMATS:
        if name.endswith(format):
            stem = name[: -len(format)]
            prefix = re.compile(re.sub(r"[-_.]+", "[-_.]+", package) + "-", re.IGNORECASE)
            match = prefix.match(stem)
            if match:
                return stem[match.end() :]
    return None


def parsed(text):
    try:
        return Version(text)
    except InvalidVersion:
        return None


def mutated(text):
    kind = rng.randrange(12)
    at = rng.randrange(len(text) + 1)
    if kind == 0:
        return "v" + text
    if kind == 1:
        return text.upper()
    if kind == 2:
        return f" {text}\t"
    if kind == 3:
        return text.replace(".", rng.choice("-_"), 1)
    if kind == 4:
        return text + rng.choice(["a", "-1", ".dev", "rc", ".post", "+local", "+a-1_B", "c2", "-preview.3", "r4", ".rev-5"])
    if kind == 5:
        return text + rng.choice([".0", ".0.0", ".00", ".*", ".", "-", "+", "!", "a.", "_dev_", "alpha1beta2"])
    if kind == 6:
        return text[:at] + text[at + 1 :]
    if kind == 7:
        return text[:at] + rng.choice("0123456789.-_+!abcdevrcpost *") + text[at:]
    if kind == 8:
        return rng.choice(["1!", "0!", "12!"]) + text
    if kind == 9:
        return text.replace("post", rng.choice(["r", "rev", "-post-"])).replace("rc", rng.choice(["c", "pre", "preview", ".RC."]))
    if kind == 10:
        return text + "." + str(rng.randrange(10 ** rng.randrange(1, 12)))
    return text + rng.choice(["rc1.post2.dev3", "a1.dev1", ".post1.dev2", "b3+x.1", "a20999999", "rc21000000", ".dev33554432"])


def main():
    by_package, python_specifiers = {}, set()
    for line in sys.stdin:
        package, name, requires = line.rstrip("\n").split("\t")
        text = version_text(package, name)
        if text:
            by_package.setdefault(package, {})[text] = None
        if requires:
            python_specifiers.add(requires)

    out = []
    texts = sorted({text for versions in by_package.values() for text in versions})
    spellings = texts + [mutated(rng.choice(texts)) for _ in range(60000)]
    good = []
    for text in spellings:
        if not text.isascii() or any(len(part) > 18 for part in re.findall("[0-9]+", text)) or "\t" in text[:-1]:
            continue
        version = parsed(text)
        out.append(("version", text.rstrip("\t"), str(version) if version else ""))
        if version:
            good.append((text.strip(), version))

    packages = [[(text, parsed(text)) for text in versions if parsed(text)] for versions in by_package.values()]
    packages = [versions for versions in packages if len(versions) > 1]
    for count in range(150000):
        source = good if count % 3 == 0 else rng.choice(packages)
        (left, a), (right, b) = rng.choice(source), rng.choice(source)
        out.append(("order", left, right, (a > b) - (a < b)))

    pythons = [parsed(f"{major}.{minor}{rest}") for major, minors in ((2, 8), (3, 17)) for minor in range(minors)
               for rest in ("", ".0", ".3", ".19", "rc1", ".0b2")]
    operators = ["==", "!=", "<=", ">=", "<", ">", "~=", "==="]
    specifiers = []
    for text in sorted(python_specifiers):
        specifiers.append((text, [(str(version), version) for version in pythons]))
    for count in range(60000):
        source = good if count % 3 == 0 else rng.choice(packages)
        parts = []
        for _ in range(rng.choice([1, 1, 1, 2, 3])):
            text, version = rng.choice(source)
            operator = rng.choice(operators)
            if operator in ("==", "!=") and rng.randrange(2):
                release = version.release[: rng.randrange(1, len(version.release) + 1)]
                text = (f"{version.epoch}!" if version.epoch else "") + ".".join(map(str, release)) + ".*"
            elif operator not in ("==", "!=", "===") and rng.randrange(20):
                text = version.public
            parts.append(operator + rng.choice(["", "", " "]) + text)
        specifiers.append((rng.choice([",", ", ", " ,"]).join(parts), source))

    for text, source in specifiers:
        try:
            specifier = SpecifierSet(text)
        except InvalidSpecifier:
            out.append(("specifier", text, 0, 0))
            continue
        out.append(("specifier", text, 1, int(bool(specifier.prereleases))))
        sample = source if len(source) <= 4 else rng.sample(source, 4)
        named = [parsed(re.sub(r"\.\*$", "", part.strip(" =<>!~"))) for part in text.split(",")]
        near = [version for version in named if version]
        for version in near[:2]:
            for other in (str(version), f"{version.public}.post1", f"{version.public}+x", f"{version.base_version}.dev0",
                          f"{version.base_version}rc1", f"{version.base_version}.1"):
                if parsed(other):
                    sample = sample + [(other, parsed(other))]
        for other, version in sample:
            out.append(("match", text, other, int(specifier.contains(version, prereleases=True))))

    for fields in out:
        print(*fields, sep="\t")


main()
