/// What one node of a marker's decision diagram decides on.
///
/// Variables have one order in the whole process: by `rank`, then by text. Along every path of a diagram they ascend.
struct MarkerVariable: Hashable, BitwiseCopyable {
  /// What kind of decision a variable is; its raw value times 16, plus the marker's number, is the rank.
  enum Kind: UInt16 {
    /// The value of a text marker: one child for each value that matters, and one for all others.
    case string
    /// The value of a version marker: one child for each interval that matters.
    case version
    /// Whether a text marker's value occurs in a given text.
    case inText
    /// Whether a given text occurs in a text marker's value.
    case containsText
    /// Whether an extra is asked for.
    case extra
    /// Whether a name is in one of the lock file's sets.
    case list
  }

  /// Sorts before the text does.
  let rank: UInt16
  /// The ``MarkerOperator`` of a comparison that is decided as a whole; all ones for none.
  let comparison: UInt16
  /// The text of the variable in the name table; 0 and meaningless for kinds without one.
  let text: UInt32

  private init(_ kind: Kind, _ key: UInt8, comparison: UInt16 = Self.noComparison, text: UInt32 = 0) {
    rank = kind.rawValue << 4 | UInt16(key)
    self.comparison = comparison
    self.text = text
  }

  static let noComparison: UInt16 = .max

  static func string(_ key: MarkerStringKey) -> MarkerVariable { MarkerVariable(.string, key.rawValue) }

  static func version(_ key: MarkerVersionKey) -> MarkerVariable { MarkerVariable(.version, key.rawValue) }

  /// A comparison whose outcome is no function of the text's place in an order, decided as a whole.
  static func comparison(_ key: MarkerStringKey, _ operator: MarkerOperator, text: UInt32) -> MarkerVariable {
    MarkerVariable(.string, key.rawValue, comparison: UInt16(`operator`.rawValue), text: text)
  }

  static func inText(_ key: MarkerStringKey, text: UInt32) -> MarkerVariable {
    MarkerVariable(.inText, key.rawValue, text: text)
  }

  static func inText(_ key: MarkerVersionKey, text: UInt32) -> MarkerVariable {
    MarkerVariable(.inText, key.rawValue + versionKeyOffset, text: text)
  }

  static func containsText(_ key: MarkerStringKey, text: UInt32) -> MarkerVariable {
    MarkerVariable(.containsText, key.rawValue, text: text)
  }

  static func containsText(_ key: MarkerVersionKey, text: UInt32) -> MarkerVariable {
    MarkerVariable(.containsText, key.rawValue + versionKeyOffset, text: text)
  }

  static func extra(_ name: ExtraName) -> MarkerVariable { MarkerVariable(.extra, 0, text: name.id) }

  static func list(_ key: MarkerListKey, text: UInt32) -> MarkerVariable {
    MarkerVariable(.list, key.rawValue, text: text)
  }

  private static let versionKeyOffset: UInt8 = 8

  var kind: Kind { Kind(rawValue: rank >> 4) ?? .list }

  /// Whether the node has children by value; all other variables are true or false.
  var isString: Bool { rank >> 4 == Kind.string.rawValue && comparison == Self.noComparison }
  /// Whether the node has children by interval.
  var isVersion: Bool { rank >> 4 == Kind.version.rawValue }
  var isExtra: Bool { rank >> 4 == Kind.extra.rawValue }

  var stringKey: MarkerStringKey? { MarkerStringKey(rawValue: UInt8(rank & 15)) }

  var versionKey: MarkerVersionKey? {
    isVersion
      ? MarkerVersionKey(rawValue: UInt8(rank & 15))
      : rank & 15 >= UInt16(Self.versionKeyOffset)
        ? MarkerVersionKey(rawValue: UInt8(rank & 15) - Self.versionKeyOffset) : nil
  }

  var listKey: MarkerListKey? { MarkerListKey(rawValue: UInt8(rank & 15)) }

  var comparisonOperator: MarkerOperator? { MarkerOperator(rawValue: UInt8(truncatingIfNeeded: comparison)) }

  /// Whether values of the variable are known never to occur with some values of another.
  var hasKnownExclusions: Bool {
    isString && rank & 15 <= UInt16(MarkerStringKey.platformSystem.rawValue)
  }

  /// Negative if this variable is decided before `other`, positive if after.
  @inline(__always)
  func order(_ other: MarkerVariable) -> Int {
    if rank != other.rank { return rank < other.rank ? -1 : 1 }
    if text == other.text && comparison == other.comparison { return 0 }
    return textOrder(other)
  }

  @inline(never)
  private func textOrder(_ other: MarkerVariable) -> Int {
    // Values before comparisons of the same marker.
    let (isWhole, otherIsWhole) = (comparison == Self.noComparison, other.comparison == Self.noComparison)
    if isWhole != otherIsWhole { return isWhole ? -1 : 1 }
    if text != other.text { return Self.textPrecedes(text, other.text) ? -1 : 1 }
    return comparison < other.comparison ? -1 : 1
  }

  /// Whether one text of the name table sorts before another, byte by byte.
  static func textPrecedes(_ left: UInt32, _ right: UInt32) -> Bool {
    NameTable.text(of: left).utf8.lexicographicallyPrecedes(NameTable.text(of: right).utf8)
  }
}
