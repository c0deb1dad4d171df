"""Prints what `packaging` says about the file names of index files on standard input.

A line is one of
    wheel   FILE-NAME NAME VERSION BUILD TAGS     BUILD is empty without a build tag, TAGS are sorted
    sdist   FILE-NAME PACKAGE NAME VERSION
"""

import sys

from packaging.utils import InvalidSdistFilename, InvalidWheelFilename, parse_sdist_filename, parse_wheel_filename


def main():
    for line in sys.stdin:
        package, file_name, _ = line.rstrip("\n").split("\t")
        if file_name.endswith(".whl"):
            try:
                name, version, build, tags = parse_wheel_filename(file_name)
            except InvalidWheelFilename:
                continue
            print("wheel", file_name, name, version, "".join(map(str, build)), " ".join(sorted(map(str, tags))), sep="\t")
        else:
            try:
                name, version = parse_sdist_filename(file_name)
            except InvalidSdistFilename:
                continue
            print("sdist", file_name, package, name, version, sep="\t")


main()
