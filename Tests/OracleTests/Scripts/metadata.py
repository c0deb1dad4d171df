"""Prints what `packaging` reads from the metadata of the newest wheels of the packages named on standard input.

Each line is PACKAGE, the metadata as a JSON string, and a JSON object with the values read from it.
"""

import concurrent.futures
import json
import sys
import urllib.error
import urllib.parse
import urllib.request

from packaging.metadata import parse_email

FIELDS = ["name", "version", "requires_python", "requires_dist", "provides_extra"]


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


def metadata(index, name):
    base = f"{index}/{name.replace('.', '-')}/"
    page = text(base, "application/vnd.pypi.simple.v1+json")
    if page is None:
        return name, None
    for file in reversed(json.loads(page)["files"]):
        if file["filename"].endswith(".whl"):
            return name, text(urllib.parse.urljoin(base, file["url"]) + ".metadata")
    return name, None


def main():
    index = sys.argv[1]
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for name, data in pool.map(lambda name: metadata(index, name), sys.stdin.read().split()):
            if data is None:
                continue
            raw, _ = parse_email(data)
            print(name, json.dumps(data.decode()), json.dumps({field: raw.get(field) for field in FIELDS}), sep="\t")


main()
