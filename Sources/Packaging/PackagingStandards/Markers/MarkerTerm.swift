/// One comparison of a marker's text form.
struct MarkerTerm: Hashable {
  enum Subject: Hashable {
    case version(MarkerVersionKey)
    case string(MarkerStringKey)
    case list(MarkerListKey)
    case extra
  }

  let subject: Subject
  let comparison: MarkerOperator
  let literal: String
  /// Whether the literal stands left of the operator.
  var isReversed = false

  /// Where the term stands among others: versions first, then text markers by name, lists and extras last.
  var rank: Int {
    switch subject {
    case .version(let key): Int(key.rawValue)
    case .string(let key): 10 + (Self.stringKeysByName.firstIndex(of: key) ?? 0)
    case .list(let key): 30 + Int(key.rawValue)
    case .extra: 40
    }
  }

  private static let stringKeysByName = MarkerStringKey.allCases.sorted { $0.name < $1.name }
}

extension MarkerTerm: CustomStringConvertible {
  var description: String {
    let name =
      switch subject {
      case .version(let key): key.name
      case .string(let key): key.name
      case .list(let key): key.name
      case .extra: "extra"
      }
    // A literal has one kind of quote in it at most, for it came out of a quoted string.
    let quote = literal.utf8.contains(UInt8(ascii: "'")) ? "\"" : "'"
    let quoted = quote + literal + quote
    return isReversed ? "\(quoted) \(comparison.text) \(name)" : "\(name) \(comparison.text) \(quoted)"
  }
}
