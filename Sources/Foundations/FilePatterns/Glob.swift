/// A pattern over paths with `*`, `?`, `[...]`, `**` and, where asked for, `{a,b}`.
///
/// `**` has its meaning only as a whole component: `**/a` is `a` at any depth, `a/**` everything below `a`, `a/**/b`
/// whatever directories are between. Elsewhere it is `*`.
package struct Glob: Sendable, Hashable {
  /// The dialects of globs.
  package enum Dialect: Sendable {
    /// `*`, `?` and classes match `/` too, and `{a,b}` are alternatives: the globs of ruff's settings.
    case settings
    /// `*`, `?` and classes stop at `/`; braces are ordinary: the globs of `.gitignore`.
    case ignoreFile
  }

  /// What one step of the pattern matches.
  enum Step: Sendable, Hashable {
    case byte(UInt8)
    /// One byte; `false` where it must not be `/`.
    case anyByte(crossesSlash: Bool)
    case bytes(ByteSet, crossesSlash: Bool)
    /// Any number of characters but `/`.
    case star
    /// Any number of any characters.
    case anything
    /// Nothing, or any text that ends in `/`.
    case directories
  }

  /// The ways to match: one per combination of alternatives.
  private let alternatives: [Form]

  /// Patterns of a simple form are compared without running the general algorithm.
  private enum Form: Sendable, Hashable {
    case literal([UInt8])
    case suffix([UInt8])
    case steps([Step])
  }

  /// Compiles a pattern.
  ///
  /// - Throws: `GlobError` for an unclosed class or group, a range that is upside down, a lone backslash at the end, or
  ///   more than 1,000 combinations of alternatives.
  package init(_ pattern: String, dialect: Dialect = .settings) throws(GlobError) {
    var parser = GlobParser(pattern, dialect)
    alternatives = try parser.parse().map(Self.form)
  }

  private static func form(_ steps: [Step]) -> Form {
    var bytes: [UInt8] = []
    for (index, step) in steps.enumerated() {
      if case .byte(let byte) = step {
        bytes.append(byte)
      } else if index > 0 || step != .anything {
        return .steps(steps)
      }
    }
    return steps.first == .anything ? .suffix(bytes) : .literal(bytes)
  }

  /// Whether the pattern matches all of `text`.
  package func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    for form in alternatives {
      let isMatch =
        switch form {
        case .literal(let bytes): unsafe bytes.count == text.count && text.elementsEqual(bytes)
        case .suffix(let bytes): unsafe bytes.count <= text.count && text.suffix(bytes.count).elementsEqual(bytes)
        case .steps(let steps): unsafe GlobMatcher.matches(steps, text)
        }
      if isMatch { return true }
    }
    return false
  }

  /// Whether the pattern matches all of `text`.
  package func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { unsafe matches($0) }
  }

  /// `text` as a pattern that matches only it.
  package static func escape(_ text: String) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "*", "?", "[", "]", "{", "}": result += "[\(character)]"
      case "\\": result += "\\\\"
      default: result.unicodeScalars.append(character)
      }
    }
    return result
  }
}

/// The bytes that `[...]` stands for.
struct ByteSet: Sendable, Hashable {
  var ranges: [ClosedRange<UInt8>] = []
  var isNegated = false

  func contains(_ byte: UInt8) -> Bool {
    ranges.contains { $0.contains(byte) } != isNegated
  }
}
