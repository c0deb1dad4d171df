/// The six kinds of JSON value.
package enum JSONKind: Equatable, Sendable {
  case object, array, string, number, boolean, null

  /// The kind with its article, for error messages.
  package var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .boolean: "a boolean"
    case .null: "`null`"
    }
  }
}
