/// One comparison in canonical form, ready to become a node.
enum MarkerAtom {
  case constant(Bool)
  /// A text marker has a value, or has not.
  case string(MarkerStringKey, UInt32, isNegated: Bool)
  /// A version marker's release is in a set.
  case version(MarkerVersionKey, VersionRanges)
  /// Something that is true or false, or its opposite.
  case boolean(MarkerVariable, isNegated: Bool)

  /// Whether a text marker has a value, with systems named in one way.
  static func equality(_ key: MarkerStringKey, _ value: String, isNegated: Bool = false) -> MarkerAtom {
    if key == .platformSystem, let platform = sysPlatform(ofSystem: value) {
      return .string(.sysPlatform, id(of: platform), isNegated: isNegated)
    }
    return .string(key, id(of: value), isNegated: isNegated)
  }

  static func id(of text: String) -> UInt32 {
    withBytes(of: text) { bytes in unsafe bytes.withUnsafeBufferPointer { unsafe NameTable.intern($0) } }
  }

  var tree: MarkerTree { MarkerTree(MarkerArena.withAlgebra { node(&$0) }) }

  func node(_ algebra: inout MarkerAlgebra) -> MarkerNodeID {
    switch self {
    case .constant(let value): return value ? .alwaysTrue : .alwaysFalse
    case .string(let key, let value, let isNegated):
      let node = algebra.equality(key, value)
      return isNegated ? !node : node
    case .version(let key, let ranges): return algebra.membership(key, ranges)
    case .boolean(let variable, let isNegated):
      let node = algebra.boolean(variable)
      return isNegated ? !node : node
    }
  }

  /// The value of `sys_platform` on a system that `platform_system` names, where each implies the other.
  ///
  /// FreeBSD and its like are not among them: their `sys_platform` ends in a number.
  private static func sysPlatform(ofSystem system: String) -> String? {
    switch system {
    case "Windows": "win32"
    case "Darwin": "darwin"
    case "Linux": "linux"
    case "AIX": "aix"
    case "Emscripten": "emscripten"
    case "Android": "android"
    default: nil
    }
  }
}

/// A comparison that has no meaning and is left out of its marker, as if it were not there.
package enum MarkerWarning: Hashable, Sendable {
  case comparesTwoMarkers
  case comparesTwoStrings
  /// An operator that the marker's kind of value does not have.
  case unsupportedOperator(marker: String, operator: MarkerOperator)
  /// A marker that is a version and a text that is none.
  case comparesNoVersion(marker: String, text: String)

  package var message: String {
    switch self {
    case .comparesTwoMarkers: "comparing two markers with each other has no meaning; the comparison is ignored"
    case .comparesTwoStrings: "comparing two strings with each other has no meaning; the comparison is ignored"
    case .unsupportedOperator(let marker, let comparison):
      "`\(marker)` can not be compared with `\(comparison.text)`; the comparison is ignored"
    case .comparesNoVersion(let marker, let text):
      "`\(marker)` is compared with `\(text)`, which is no version; the comparison is ignored"
    }
  }
}
