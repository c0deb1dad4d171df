import PackagingStandards

/// The names that a Python may have in the search path.
struct ExecutableNames {
  let version: PythonVersionRequest
  let implementation: PythonImplementation?

  private struct Name: Hashable {
    var implementation: PythonImplementation?
    var major: UInt64?
    var minor: UInt64?
    var patch: UInt64?
    var preRelease = ""
    var variant = PythonVariant.standard

    var text: String {
      var text = implementation?.name ?? "python"
      if let major { text += "\(major)" }
      if let minor { text += ".\(minor)" }
      if let patch { text += ".\(patch)" }
      return text + preRelease + variant.executableSuffix
    }
  }

  /// The names in the order in which they are tried.
  ///
  /// A request for a version tries the most telling name first: `python3.12`, `python3`, `python`. Without one, plain
  /// `python` comes first. Where an implementation is asked for, its own names come before `python`.
  var inOrder: [String] {
    var names = [Name()]
    let release = version.release
    let major = release?.major ?? 3
    names.append(Name(major: major))
    if let minor = release?.minor {
      names.append(Name(major: major, minor: minor))
      if let patch = release?.patch { names.append(Name(major: major, minor: minor, patch: patch)) }
    }
    if let preRelease = release?.preRelease {
      let label = "\(preRelease.kind.letters)\(preRelease.number)"
      for var name in names where name.minor != nil {
        name.preRelease = label
        names.append(name)
      }
    }
    var implementations: [PythonImplementation] = []
    if let implementation {
      implementations = [implementation]
    } else if version == .any {
      implementations = PythonImplementation.allCases
    }
    let plain = names
    for implementation in implementations {
      for var name in plain {
        name.implementation = implementation
        names.append(name)
      }
    }
    if let variant = version.variant, variant != .standard {
      for var name in names {
        name.variant = variant
        names.append(name)
      }
    }
    names.sort(by: precedes)
    var seen: Set<String> = []
    return names.map(\.text).filter { seen.insert($0).inserted }
  }

  private func precedes(_ left: Name, _ right: Name) -> Bool {
    if left.implementation != right.implementation {
      guard let first = left.implementation else { return implementation == nil }
      guard let second = right.implementation else { return implementation != nil }
      return first.rawValue < second.rawValue
    }
    let generalFirst = version == .any || version == .standard
    let leftParts = Self.parts(left), rightParts = Self.parts(right)
    for (mine, others) in zip(leftParts, rightParts) where mine != others {
      return generalFirst ? mine < others : mine > others
    }
    return false
  }

  /// What makes a name telling, most important part first.
  private static func parts(_ name: Name) -> [UInt64] {
    [
      name.major.map { $0 + 1 } ?? 0, name.minor.map { $0 + 1 } ?? 0, name.patch.map { $0 + 1 } ?? 0,
      name.preRelease.isEmpty ? 0 : 1, UInt64(name.variant.rawValue),
    ]
  }

  /// The minor version in a name such as `python3.12` or `python3.13t`, where the request takes such names at all.
  ///
  /// They matter for requests that leave the minor version open: `python3` may be too old where `python3.12` is not.
  func minorVersion(in name: String) -> UInt64? {
    guard version.release?.minor == nil else { return nil }
    let stems = ["python3."] + (implementation.map { ["\($0.name)3.", "\($0.name)."] } ?? [])
    for stem in stems where name.hasPrefix(stem) {
      var digits = name.dropFirst(stem.count)
      if digits.last == "t" { digits = digits.dropLast() }
      guard (1...2).contains(digits.utf8.count), digits.utf8.allSatisfy({ 48...57 ~= $0 }),
        let minor = UInt64(digits), minor >= 6, version.mayAccept(major: 3, minor: minor)
      else { continue }
      return minor
    }
    return nil
  }
}
