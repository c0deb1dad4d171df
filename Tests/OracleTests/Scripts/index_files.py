"""Prints what an index lists for the packages named on standard input: package, file name, Requires-Python."""

import concurrent.futures
import json
import sys
import urllib.error
import urllib.request


def page(index, name):
    request = urllib.request.Request(
        f"{index}/{name.replace('.', '-')}/", headers={"Accept": "application/vnd.pypi.simple.v1+json"}
    )
    for attempt in range(3):
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return name, json.load(response)["files"]
        except urllib.error.HTTPError as error:
            if error.code == 404:
                return name, []
            if attempt == 2:
                raise
        except OSError:
            if attempt == 2:
                raise
    return name, []


def main():
    index = sys.argv[1]
    names = sys.stdin.read().split()
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        for name, files in pool.map(lambda name: page(index, name), names):
            for file in files:
                requires = (file.get("requires-python") or "").replace("\t", " ").replace("\n", " ")
                print(name, file["filename"], requires, sep="\t")


main()
