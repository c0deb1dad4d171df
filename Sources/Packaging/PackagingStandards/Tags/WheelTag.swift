/// The tag of a wheel: which interpreter, binary interface and platform it is for.
///
/// See [PEP 425](https://peps.python.org/pep-0425/).
package struct WheelTag: Hashable, Sendable {
  /// The Python tag, such as `cp313` or `py3`.
  package let python: String
  /// The ABI tag, such as `cp313`, `abi3` or `none`.
  package let abi: String
  /// The platform tag, such as `manylinux_2_17_x86_64` or `any`.
  package let platform: String

  package init(python: String, abi: String, platform: String) {
    self.python = python
    self.abi = abi
    self.platform = platform
  }
}

extension WheelTag: CustomStringConvertible {
  package var description: String { "\(python)-\(abi)-\(platform)" }
}

/// A compressed set of wheel tags, such as `py2.py3-none-any`: every combination of its parts.
package struct WheelTagSet: Hashable, Sendable {
  /// Python tags separated by `.`, as written.
  package let python: String
  /// ABI tags separated by `.`, as written.
  package let abi: String
  /// Platform tags separated by `.`, as written.
  package let platform: String

  package init(python: String, abi: String, platform: String) {
    self.python = python
    self.abi = abi
    self.platform = platform
  }

  /// Parses `python-abi-platform`, or returns nil if there are not three parts.
  package init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, !parts.contains(where: \.isEmpty) else { return nil }
    self.init(python: String(parts[0]), abi: String(parts[1]), platform: String(parts[2]))
  }

  /// The Python tags.
  package var pythonTags: [String] { python.split(separator: ".").map(String.init) }
  /// The ABI tags.
  package var abiTags: [String] { abi.split(separator: ".").map(String.init) }
  /// The platform tags.
  package var platformTags: [String] { platform.split(separator: ".").map(String.init) }
}

extension WheelTagSet: CustomStringConvertible {
  package var description: String { "\(python)-\(abi)-\(platform)" }
}
