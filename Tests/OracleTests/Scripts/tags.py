"""Prints the tags `packaging` gives, best first.

A line is one of
    platform    DESCRIPTION TAGS
    cpython     MINOR FLAGS TAGS        on `win_amd64`; FLAGS are `t` (free-threaded) and `d` (debug)
    pypy        MINOR TAGS              on `win_amd64`
    running     MINOR GLIBC-MINOR MACHINE TAGS      without those of plain Linux; only where that is what runs
"""

import platform
import sys

from packaging import _manylinux, _musllinux, tags


def joined(values):
    return " ".join(map(str, values))


for version in [(10, 3), (10, 6), (10, 15), (11, 0), (12, 6), (15, 2), (26, 0)]:
    for arch in ["x86_64", "arm64", "i386", "ppc"]:
        if arch == "arm64" and version < (11, 0):
            continue
        if arch in ("i386", "ppc") and version >= (11, 0):
            continue
        print("platform", f"macos {version[0]} {version[1]} {arch}", joined(tags.mac_platforms(version, arch)), sep="\t")
for version in [(11, 4), (12, 0), (13, 0), (17, 5)]:
    for multiarch in ["arm64_iphoneos", "arm64_iphonesimulator", "x86_64_iphonesimulator"]:
        print("platform", f"ios {version[0]} {version[1]} {multiarch}", joined(tags.ios_platforms(version, multiarch)), sep="\t")
for level in [15, 16, 21, 24, 35]:
    for abi in ["arm64_v8a", "x86_64", "x86", "armeabi_v7a"]:
        print("platform", f"android {level} {abi}", joined(tags.android_platforms(level, abi)), sep="\t")

have_compatible_abi, glibc_version, musl_version = (
    _manylinux._have_compatible_abi, _manylinux._get_glibc_version, _musllinux._get_musl_version)
for arch in ["x86_64", "i686", "aarch64", "ppc64le", "s390x", "riscv64", "armv7l"]:
    for minor in [4, 5, 12, 16, 17, 28, 41]:
        _manylinux._have_compatible_abi = lambda executable, archs: True
        _manylinux._get_glibc_version = lambda: _manylinux._GLibCVersion(2, minor)
        print("platform", f"manylinux 2 {minor} {arch}", joined(_manylinux.platform_tags([arch])), sep="\t")
    for minor in [0, 1, 2]:
        _musllinux._get_musl_version = lambda executable: _musllinux._MuslVersion(1, minor)
        print("platform", f"musllinux 1 {minor} {arch}", joined(_musllinux.platform_tags([arch])), sep="\t")
_manylinux._have_compatible_abi, _manylinux._get_glibc_version, _musllinux._get_musl_version = (
    have_compatible_abi, glibc_version, musl_version)

for minor in range(7, 17):
    for flags in ["", "t", "d", "td"]:
        if "t" in flags and minor < 13:
            continue
        if minor < 8:
            abis = [f"cp3{minor}{flags}m"]
        elif "d" in flags:
            abis = [f"cp3{minor}{flags}", f"cp3{minor}{flags.replace('d', '')}"]
        else:
            abis = [f"cp3{minor}{flags}"]
        all_tags = list(tags.cpython_tags((3, minor), abis, ["win_amd64"]))
        all_tags += tags.compatible_tags((3, minor), f"cp3{minor}", ["win_amd64"])
        print("cpython", minor, flags, joined(all_tags), sep="\t")
    all_tags = list(tags.generic_tags(f"pp3{minor}", [f"pypy3{minor}_pp73"], ["win_amd64"]))
    all_tags += tags.compatible_tags((3, minor), "pp3", ["win_amd64"])
    print("pypy", minor, joined(all_tags), sep="\t")

glibc = _manylinux._get_glibc_version()
flags = getattr(sys, "abiflags", "")
if platform.system() == "Linux" and sys.implementation.name == "cpython" and glibc[0] == 2 and not flags:
    running = [tag for tag in tags.sys_tags() if not tag.platform.startswith("linux_")]
    print("running", sys.version_info[1], glibc[1], platform.machine(), joined(running), sep="\t")
