/// `activate_this.py`: activates the environment inside a Python that is running already.
enum PythonActivation {
  static func text(for environment: ActivatedEnvironment) -> String {
    let prompt = environment.prompt.map(quoted) ?? "os.path.basename(root)"
    let relative = environment.sitePackagesFromScripts.map(quoted).joined(separator: ", ")
    return opening + """
      prompt = \(prompt)
      site_packages = [\(relative)]

      """ + closing
  }

  /// Spells text as a Python string literal of ASCII only.
  static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        literal += "\\"
        literal.unicodeScalars.append(scalar)
      case " "..."~": literal.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16)
        literal += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      }
    }
    return literal + "\""
  }

  private static let opening = #"""
    """Activates this virtual environment inside a Python that is running already.

        import runpy
        runpy.run_path("path/to/bin/activate_this.py")

    Packages that were imported before stay as they are.
    """

    import os
    import site
    import sys

    if "__file__" not in globals():
        raise RuntimeError("activate_this.py has to know its own path: run it with runpy.run_path(path)")

    scripts = os.path.dirname(os.path.abspath(__file__))
    root = os.path.dirname(scripts)

    """#

  private static let closing = #"""

    inherited = os.environ.get("PATH")
    os.environ["PATH"] = scripts + os.pathsep + inherited if inherited else scripts
    os.environ["VIRTUAL_ENV"] = root
    os.environ["VIRTUAL_ENV_PROMPT"] = prompt

    # What the environment adds to the search path comes before all the rest.
    before = len(sys.path)
    for relative in site_packages:
        site.addsitedir(os.path.realpath(os.path.join(scripts, relative)))
    sys.path[:] = sys.path[before:] + sys.path[:before]

    sys.real_prefix = sys.prefix
    sys.prefix = root

    """#
}
