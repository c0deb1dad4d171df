/// The type of a TOML value.
package enum TOMLKind: UInt8, Sendable {
  case string
  case integer
  case float
  case boolean
  case offsetDateTime
  case localDateTime
  case localDate
  case localTime
  case array
  case table

  /// The word for the type in an error message, with its article.
  package var phrase: String {
    switch self {
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .offsetDateTime: "a date-time"
    case .localDateTime: "a local date-time"
    case .localDate: "a date"
    case .localTime: "a time"
    case .array: "an array"
    case .table: "a table"
    }
  }
}
