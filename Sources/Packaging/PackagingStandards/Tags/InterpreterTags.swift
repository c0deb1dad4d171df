/// What of an interpreter decides its wheel tags.
package struct InterpreterTags: Hashable, Sendable {
  /// A Python implementation, by what its tags look like.
  package enum Implementation: Hashable, Sendable {
    case cPython(isFreeThreaded: Bool, isDebug: Bool)
    /// PyPy of the given version, such as 7.3.
    case pyPy(major: Int, minor: Int)
    /// GraalPy of the given version, such as 24.2.
    case graalPy(major: Int, minor: Int)
    /// Any other: its name in `sys.implementation.name` and its ABI tag, if it has one.
    case other(name: String, abi: String?)
  }

  /// Which Python it is.
  package var implementation: Implementation
  /// The language version's first number: 3.
  package var pythonMajor: Int
  /// The language version's second number.
  package var pythonMinor: Int

  package init(_ implementation: Implementation, pythonMajor: Int, pythonMinor: Int) {
    self.implementation = implementation
    self.pythonMajor = pythonMajor
    self.pythonMinor = pythonMinor
  }

  /// The version as in tags: `313`.
  private var version: String { "\(pythonMajor)\(pythonMinor)" }

  /// The Python tag of wheels for exactly this interpreter, such as `cp313`.
  package var pythonTag: String {
    switch implementation {
    case .cPython: "cp\(version)"
    case .pyPy: "pp\(version)"
    case .graalPy: "graalpy\(version)"
    case .other(let name, _): "\(name)\(version)"
    }
  }

  /// The ABI tags of wheels for exactly this interpreter, best first, such as `cp313t`.
  package var abiTags: [String] {
    switch implementation {
    case .cPython(let isFreeThreaded, let isDebug):
      let isPymalloc = (pythonMajor, pythonMinor) < (3, 8)
      let release = "cp\(version)\(isFreeThreaded ? "t" : "")"
      guard isDebug else { return [release + (isPymalloc ? "m" : "")] }
      // From 3.8 on a debug build also loads modules made for release builds.
      return isPymalloc ? [release + "dm"] : [release + "d", release]
    case .pyPy(let major, let minor): return ["pypy\(version)_pp\(major)\(minor)"]
    case .graalPy(let major, let minor): return ["graalpy\(major)\(minor)_\(version)_native"]
    case .other(_, let abi): return abi.map { [$0] } ?? []
    }
  }

  /// The tag of the stable ABI that the interpreter offers: `abi3`, or `abi3t` if it is free-threaded.
  ///
  /// See [PEP 384](https://peps.python.org/pep-0384/) and [PEP 803](https://peps.python.org/pep-0803/).
  package var stableABITag: String? {
    guard case .cPython(let isFreeThreaded, _) = implementation, (pythonMajor, pythonMinor) >= (3, 2) else {
      return nil
    }
    return isFreeThreaded ? "abi3t" : "abi3"
  }

  /// Whether only wheels without a binary, or with one built for free threading, can be used.
  package var isFreeThreaded: Bool {
    if case .cPython(isFreeThreaded: true, _) = implementation { true } else { false }
  }

  /// The pairs of Python and ABI tags that go with each of the platform's tags, best first.
  var binaryPairs: [(python: String, abi: String)] {
    var pairs = (abiTags).map { (python: pythonTag, abi: $0) }
    if let stableABITag { pairs.append((pythonTag, stableABITag)) }
    pairs.append((pythonTag, "none"))
    if let stableABITag {
      for minor in olderMinors where minor >= 2 { pairs.append(("cp\(pythonMajor)\(minor)", stableABITag)) }
    }
    return pairs + pythonRange.map { ($0, "none") }
  }

  /// The Python tags that go with `none` and `any`, best first.
  var purePythonTags: [String] {
    switch implementation {
    case .cPython: [pythonTag] + pythonRange
    case .pyPy: ["pp\(pythonMajor)"] + pythonRange
    case .graalPy, .other: pythonRange
    }
  }

  /// `py313`, `py3`, `py312` and so on down to `py30`.
  private var pythonRange: [String] {
    ["py\(version)", "py\(pythonMajor)"] + olderMinors.map { "py\(pythonMajor)\($0)" }
  }

  /// The minor versions below this one, descending. Anybody can ask for Python 3.4000000000: the list has its limit.
  private var olderMinors: [Int] {
    let end = min(max(pythonMinor, 0), 256)
    return (0..<end).reversed()
  }
}
