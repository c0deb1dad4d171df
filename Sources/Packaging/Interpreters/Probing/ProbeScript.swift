/// The program that a Python interpreter runs to tell about itself.
///
/// It runs with `-I -B`, so that neither the working directory nor `PYTHON*` variables can change the answer, and the
/// interpreter leaves no files. The `site` module is not switched off: distributors adjust `sys.executable` and the
/// search path there, and before Python 3.14 it is what sets `sys.prefix` in a virtual environment. What such code
/// prints on its own comes before the line that starts with ``answerMark``.
///
/// It has to run on Python 3.6 and everything later, PyPy and GraalPy.
enum ProbeScript {
  /// Starts the one line that is the answer; the rest of the line is a JSON object.
  static let answerMark = "adder-interpreter-facts:"

  static let source = #"""
    import sys


    def answer(facts):
        import json
        import os

        # ASCII only: what the standard streams are set to cannot matter.
        line = "\nadder-interpreter-facts:" + json.dumps(facts) + "\n"
        sys.stdout.flush()
        data = line.encode("ascii")
        while data:
            data = data[os.write(1, data):]


    if sys.version_info < (3, 6):
        answer({"unsupported": "%d.%d" % (sys.version_info[0], sys.version_info[1])})
        sys.exit(0)

    import os
    import platform
    import struct
    import sysconfig


    def version_text(info):
        """The spelling that PEP 508 wants for `implementation_version`."""
        text = "%d.%d.%d" % (info[0], info[1], info[2])
        if info[3] != "final":
            text += info[3][0] + str(info[4])
        return text


    def elf_header():
        """The start of this executable, and the loader it names."""
        with open(os.path.realpath(sys.executable), "rb") as file:
            head = file.read(64)
            if len(head) < 52 or head[:4] != b"\x7fELF":
                return None, None
            wide = head[4] == 2
            order = "<" if head[5] == 1 else ">"
            word = order + ("Q" if wide else "I")
            (table,) = struct.unpack_from(word, head, 32 if wide else 28)
            size, count = struct.unpack_from(order + "HH", head, 54 if wide else 42)
            for index in range(count):
                file.seek(table + index * size)
                entry = file.read(size)
                if struct.unpack_from(order + "I", entry, 0)[0] != 3:
                    continue
                (start,) = struct.unpack_from(word, entry, 8 if wide else 4)
                (length,) = struct.unpack_from(word, entry, 32 if wide else 16)
                file.seek(start)
                return head, os.fsdecode(file.read(min(length, 4096)).rstrip(b"\0"))
            return head, None


    def two_numbers(text):
        """The first two numbers of a version such as `2.36-9+deb12u4`."""
        numbers = []
        for part in text.split(".")[:2]:
            digits = ""
            for character in part:
                if not character.isdigit():
                    break
                digits += character
            if not digits:
                return None
            numbers.append(int(digits))
        return numbers if len(numbers) == 2 else None


    def glibc_version():
        try:
            name, _, version = os.confstr("CS_GNU_LIBC_VERSION").partition(" ")
            if name == "glibc":
                return two_numbers(version)
        except (AttributeError, OSError, TypeError, ValueError):
            pass
        try:
            import ctypes

            function = ctypes.CDLL(None).gnu_get_libc_version
            function.restype = ctypes.c_char_p
            return two_numbers(function().decode("ascii"))
        except Exception:
            return None


    def musl_version(loader):
        import subprocess

        try:
            told = subprocess.run([loader], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=10).stderr
        except (OSError, subprocess.SubprocessError):
            return None
        for line in told.decode("ascii", "replace").splitlines():
            if line.startswith("Version "):
                return two_numbers(line[len("Version "):].strip())
        return None


    def c_library(head, loader):
        version = glibc_version()
        if version:
            return ["glibc"] + version
        if loader and "musl" in loader:
            version = musl_version(loader)
            if version:
                return ["musl"] + version
        return None


    def takes_manylinux(machine, head):
        """Whether wheels built for glibc distributions run here, as a distributor may deny (PEP 600)."""
        if machine == "armv7l" and head is not None:
            flags = struct.unpack_from("<I" if head[5] == 1 else ">I", head, 36)[0]
            if flags & 0xFF000000 != 0x05000000 or not flags & 0x400:
                return False
        try:
            import _manylinux
        except ImportError:
            return True
        try:
            if hasattr(_manylinux, "manylinux_compatible"):
                verdict = _manylinux.manylinux_compatible(2, 17, machine)
                return True if verdict is None else bool(verdict)
            return bool(getattr(_manylinux, "manylinux2014_compatible", True))
        except Exception:
            return True


    def picked(paths):
        return {name: paths[name] for name in ("purelib", "platlib", "scripts", "data", "include")}


    def sysconfig_paths():
        if hasattr(sysconfig, "get_preferred_scheme"):
            return picked(sysconfig.get_paths(sysconfig.get_preferred_scheme("prefix")))
        names = sysconfig.get_scheme_names()
        implementation = sys.implementation.name
        candidates = [implementation + "_" + os.name, implementation, os.name + "_prefix", os.name]
        if sys.platform == "darwin" and sysconfig.get_config_var("PYTHONFRAMEWORK"):
            candidates.insert(0, "osx_framework_library")
        for name in candidates:
            if name in names:
                return picked(sysconfig.get_paths(name))
        return picked(sysconfig.get_paths("posix_prefix"))


    def distutils_paths():
        """Where `setup.py install` puts things, which distributors adjusted before Python 3.10 and not in sysconfig."""
        import warnings

        warnings.simplefilter("ignore")
        import distutils
        from distutils.dist import Distribution

        distribution = Distribution({"name": "any"})
        own = os.path.dirname(os.path.abspath(distutils.__file__))
        files = [file for file in distribution.find_config_files() if os.path.dirname(os.path.abspath(file)) == own]
        distribution.parse_config_files(files)
        command = distribution.get_command_obj("install", create=True)
        command.finalize_options()
        paths = {
            "purelib": command.install_purelib,
            "platlib": command.install_platlib,
            "scripts": command.install_scripts,
            "data": command.install_data,
            "include": os.path.dirname(command.install_headers),
        }
        if "install_lib" in distribution.get_option_dict("install"):
            paths["purelib"] = paths["platlib"] = command.install_lib
        return paths


    def installation_paths():
        if not getattr(sysconfig, "_PIP_USE_SYSCONFIG", sys.version_info >= (3, 10)):
            try:
                return distutils_paths()
            except Exception:
                pass
        return sysconfig_paths()


    def environment_paths():
        """Where things go in a virtual environment of this interpreter, relative to its directory."""
        names = sysconfig.get_scheme_names()
        if "venv" in names:
            name = "venv"
        elif sys.implementation.name == "pypy" and "pypy" in names:
            name = "pypy"
        else:
            name = "nt" if os.name == "nt" else "posix_prefix"
        root = os.path.abspath(os.sep + "environment")
        bases = ("base", "platbase", "installed_base", "installed_platbase")
        paths = sysconfig.get_paths(name, dict.fromkeys(bases, root))
        return {key: os.path.relpath(value, root) for key, value in picked(paths).items()}


    def base_executable(in_environment):
        base = getattr(sys, "_base_executable", None)
        if not in_environment or (base and base != sys.executable):
            return base or sys.executable
        # Early Pythons do not tell: `home` in pyvenv.cfg is the directory of the base interpreter.
        here = os.path.dirname(sys.executable)
        for directory in (os.path.dirname(here), here):
            try:
                with open(os.path.join(directory, "pyvenv.cfg"), encoding="utf-8") as file:
                    lines = file.read().splitlines()
            except (OSError, ValueError):
                continue
            for line in lines:
                key, equals, value = line.partition("=")
                if equals and key.strip() == "home":
                    version = "%d.%d" % sys.version_info[:2]
                    own = os.path.basename(sys.executable)
                    for name in (own, "python" + version, "python3", "python", "pypy" + version, "pypy3"):
                        candidate = os.path.join(value.strip(), name)
                        if os.path.isfile(candidate):
                            return candidate
        return base or sys.executable


    base_prefix = getattr(sys, "real_prefix", None) or getattr(sys, "base_prefix", sys.prefix)
    in_environment = sys.prefix != base_prefix
    head, loader, library = None, None, None
    if sys.platform == "linux":
        try:
            head, loader = elf_header()
        except (OSError, ValueError, struct.error):
            pass
        library = c_library(head, loader)
    machine = sysconfig.get_platform().partition("-")[2].replace("-", "_")
    macos = None
    if sys.platform == "darwin":
        macos = two_numbers(platform.mac_ver()[0] + ".0")

    answer({
        "os_name": os.name,
        "sys_platform": sys.platform,
        "platform_machine": platform.machine(),
        "platform_python_implementation": platform.python_implementation(),
        "platform_release": platform.release(),
        "platform_system": platform.system(),
        "platform_version": platform.version(),
        "python_full_version": platform.python_version().rstrip("+"),
        "implementation_name": sys.implementation.name,
        "implementation_version": version_text(sys.implementation.version),
        "version": list(sys.version_info[:3]),
        "prefix": sys.prefix,
        "base_prefix": base_prefix,
        "executable": sys.executable,
        "base_executable": base_executable(in_environment),
        "stdlib": sysconfig.get_path("stdlib"),
        "paths": installation_paths(),
        "environment_paths": environment_paths(),
        "platform": sysconfig.get_platform(),
        "c_library": library,
        "macos": macos,
        "takes_manylinux": takes_manylinux("armv7l" if machine.startswith("armv") else machine, head),
        "pointer_bits": struct.calcsize("P") * 8,
        "free_threaded": bool(sysconfig.get_config_var("Py_GIL_DISABLED")),
        "debug": bool(sysconfig.get_config_var("Py_DEBUG")) or hasattr(sys, "gettotalrefcount"),
        "standalone": bool(sysconfig.get_config_var("PYTHON_BUILD_STANDALONE")),
    })

    """#
}
