/// One clause of a version requirement, such as `>=1.0`.
///
/// See [PEP 440](https://peps.python.org/pep-0440/#version-specifiers).
package struct VersionSpecifier: Sendable, BitwiseCopyable {
  /// How versions are compared.
  package enum Operator: UInt8, Sendable, BitwiseCopyable {
    case equal
    case notEqual
    case lessThanOrEqual
    case greaterThanOrEqual
    case lessThan
    case greaterThan
    case compatible
    case arbitraryEqual

    /// The operator as it is written.
    package var text: String {
      switch self {
      case .equal: "=="
      case .notEqual: "!="
      case .lessThanOrEqual: "<="
      case .greaterThanOrEqual: ">="
      case .lessThan: "<"
      case .greaterThan: ">"
      case .compatible: "~="
      case .arbitraryEqual: "==="
      }
    }
  }

  private enum Operand: BitwiseCopyable {
    case version(Version)
    /// A release followed by `.*`.
    case prefix(Version)
    /// The text after `===` (an id of `NameTable`) and the version it says, if any.
    case literal(UInt32, Version?)
  }

  /// How versions are compared.
  package let `operator`: Operator
  private let operand: Operand

  /// Makes `operator version`, for an operator other than `===`.
  ///
  /// Returns nil for what PEP 440 forbids: a local label after an operator other than `==` and `!=`, and `~=` with fewer
  /// than two release segments.
  package init?(_ operator: Operator, _ version: Version) {
    switch `operator` {
    case .equal, .notEqual: break
    case .compatible where version.releaseSegmentCount < 2: return nil
    case .arbitraryEqual:
      self.init(literal: version.description)
      return
    default:
      if version.hasLocal { return nil }
    }
    self.init(`operator`, .version(version))
  }

  private init(_ operator: Operator, _ operand: Operand) {
    self.operator = `operator`
    self.operand = operand
  }

  /// Makes `==prefix.*`, or `!=prefix.*`; only the epoch and release of `prefix` count.
  package init(prefix: Version, isExcluded: Bool = false) {
    self.operator = isExcluded ? .notEqual : .equal
    operand = .prefix(prefix.base)
  }

  /// Makes `===literal`.
  init(literal: String) {
    self.operator = .arbitraryEqual
    let id = withBytes(of: literal) { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe NameTable.intern($0) } }
    operand = .literal(id, try? Version(literal))
  }

  /// The version to compare with (the prefix of a prefix match); nil only for `===` with text that is no version.
  package var version: Version? {
    switch operand {
    case .version(let version), .prefix(let version): version
    case .literal(_, let version): version
    }
  }

  /// Whether this is `==` or `!=` with a release prefix and `.*`.
  package var isPrefixMatch: Bool {
    if case .prefix = operand { true } else { false }
  }

  /// Whether the specifier matches `version`, whatever the policy for pre-releases.
  package func contains(_ version: Version) -> Bool {
    switch operand {
    case .literal(let id, _):
      return NameTable.text(of: id).lowercased() == version.description
    case .version(let bound) where version.isPacked && bound.isPacked:
      switch self.operator {
      case .equal: return version == bound
      case .notEqual: return version != bound
      case .lessThanOrEqual: return version <= bound
      case .greaterThanOrEqual: return version >= bound
      default: break
      }
    default: break
    }
    return VersionRanges(self).contains(version)
  }

  /// Whether the specifier itself names a pre-release, which by PEP 440 asks for pre-releases.
  ///
  /// `!=` and prefix matches never do.
  package var namesPreRelease: Bool {
    guard self.operator != .notEqual, !isPrefixMatch else { return false }
    return version?.isPreRelease ?? false
  }
}

extension VersionSpecifier: Hashable {
  /// Whether two specifiers say the same; they may print differently (`==1.0` and `==1.0.0`).
  package static func == (left: VersionSpecifier, right: VersionSpecifier) -> Bool {
    guard left.operator == right.operator else { return false }
    switch (left.operand, right.operand) {
    case (.version(let first), .version(let second)):
      return first == second
        && (left.operator != .compatible || first.releaseSegmentCount == second.releaseSegmentCount)
    case (.prefix(let first), .prefix(let second)):
      return first == second && first.releaseSegmentCount == second.releaseSegmentCount
    case (.literal(let first, _), .literal(let second, _)):
      return first == second
    default:
      return false
    }
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(self.operator)
    switch operand {
    case .version(let version), .prefix(let version): hasher.combine(version)
    case .literal(let id, _): hasher.combine(id)
    }
  }
}

extension VersionSpecifier: CustomStringConvertible {
  package var description: String {
    switch operand {
    case .version(let version): "\(self.operator.text)\(version)"
    case .prefix(let version): "\(self.operator.text)\(version).*"
    case .literal(let id, _): "===\(NameTable.text(of: id))"
    }
  }
}
