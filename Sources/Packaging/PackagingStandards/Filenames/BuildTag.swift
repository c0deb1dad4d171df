/// The build tag of a wheel, which breaks ties between wheels of one version: a number, then any text.
///
/// See [PEP 427](https://peps.python.org/pep-0427/#file-name-convention).
package struct BuildTag: Hashable, Sendable {
  /// The number that it begins with.
  package let number: UInt64
  /// What follows the number.
  package let suffix: String

  /// Parses a build tag, or returns nil if it does not begin with a digit.
  package init?(_ text: String) {
    let digits = text.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !digits.isEmpty, let number = UInt64(String(digits) ?? "") else { return nil }
    self.number = number
    suffix = String(text.dropFirst(digits.count))
  }
}

extension BuildTag: Comparable {
  package static func < (left: BuildTag, right: BuildTag) -> Bool {
    left.number == right.number ? left.suffix < right.suffix : left.number < right.number
  }
}

extension BuildTag: CustomStringConvertible {
  package var description: String { "\(number)\(suffix)" }
}
