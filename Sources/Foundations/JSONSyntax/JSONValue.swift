/// A JSON document as a tree, for small inputs; large ones are read with ``JSONReader``.
package enum JSONValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// A number written without fraction or exponent that fits.
  case integer(Int64)
  /// Any other number.
  case double(Double)
  case string(String)
  case array([JSONValue])
  /// Members in the order of the text. A repeated key is kept; look-ups find the last one, as Python's `json` does.
  case object([Member])

  /// One key of an object with its value.
  package struct Member: Equatable, Sendable {
    package var key: String
    package var value: JSONValue

    package init(_ key: String, _ value: JSONValue) {
      self.key = key
      self.value = value
    }
  }

  /// Parses a whole document.
  package init(parsing bytes: RawSpan) throws(JSONError) {
    var reader = JSONReader(bytes)
    self = try reader.readValue()
    try reader.finish()
  }

  /// Parses a whole document.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try unsafe JSONValue(parsing: bytes.span.bytes)
  }

  /// Parses a whole document.
  package init(parsing text: String) throws(JSONError) {
    self = try JSONValue(parsing: Array(text.utf8))
  }

  /// What the value is.
  package var kind: JSONKind {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .integer, .double: .number
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// The value of the last member called `key`, or `nil` if there is none or this is no object.
  /// - Complexity: O(n) in the members.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  /// The element at `index`, or `nil` if there is none or this is no array.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The text of a string; nothing for another value.
  package var stringValue: String? { if case .string(let value) = self { value } else { nil } }
  /// The value of a boolean; nothing for another value.
  package var boolValue: Bool? { if case .boolean(let value) = self { value } else { nil } }
  /// The value of a whole number that fits; nothing for another value.
  package var integerValue: Int64? { if case .integer(let value) = self { value } else { nil } }
  /// The elements of an array; nothing for another value.
  package var arrayValue: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
  /// The members of an object in their order; nothing for another value.
  package var objectValue: [Member]? { if case .object(let value) = self { value } else { nil } }
  /// Whether it is `null`.
  package var isNull: Bool { self == .null }
}

extension JSONReader {
  /// Reads the next value as a tree.
  package mutating func readValue() throws(JSONError) -> JSONValue {
    switch try peekKind() {
    case .null:
      try readNull()
      return .null
    case .boolean: return .boolean(try readBool())
    case .string: return .string(try readString())
    case .number:
      let text = try readNumberText()
      if let value = integer(text) { return .integer(value) }
      guard let value = double(text) else { throw JSONError(.numberOutOfRange, at: text.lowerBound) }
      return .double(value)
    case .array:
      var elements: [JSONValue] = []
      try beginArray()
      while try nextElement() { elements.append(try readValue()) }
      return .array(elements)
    case .object:
      var members: [JSONValue.Member] = []
      try beginObject()
      while let key = try nextKey() {
        let name = try decode(key)
        members.append(JSONValue.Member(name, try readValue()))
      }
      return .object(members)
    }
  }
}
