internal import JSONSyntax

/// The JSON of a notebook as it is written back: members in the order of their names, numbers as text.
indirect enum NotebookValue: Equatable, Sendable {
  case null
  case boolean(Bool)
  /// A number in the form it is written back in.
  case number(String)
  case string(String)
  case array([NotebookValue])
  case object([String: NotebookValue])

  subscript(key: String) -> NotebookValue? {
    guard case .object(let members) = self else { return nil }
    return members[key]
  }

  var text: String? { if case .string(let text) = self { text } else { nil } }
  var elements: [NotebookValue]? { if case .array(let elements) = self { elements } else { nil } }
  var isObject: Bool { if case .object = self { true } else { false } }

  /// Parses a document.
  init(parsing bytes: [UInt8]) throws(JSONError) {
    var reader = unsafe JSONReader(bytes.span.bytes)
    self = try Self.read(&reader, bytes)
    try reader.finish()
  }

  private static func read(_ reader: inout JSONReader, _ bytes: [UInt8]) throws(JSONError) -> NotebookValue {
    switch try reader.peekKind() {
    case .null:
      try reader.readNull()
      return .null
    case .boolean: return .boolean(try reader.readBool())
    case .string: return .string(try reader.readString())
    case .number:
      let range = try reader.readNumberText()
      guard let text = NotebookNumber.rewritten(bytes[range]) else {
        throw JSONError(.numberOutOfRange, at: range.lowerBound)
      }
      return .number(text)
    case .array:
      var elements: [NotebookValue] = []
      try reader.beginArray()
      while try reader.nextElement() { elements.append(try read(&reader, bytes)) }
      return .array(elements)
    case .object:
      var members: [String: NotebookValue] = [:]
      try reader.beginObject()
      while let key = try reader.nextKey() {
        let name = try reader.decode(key)
        // One of the two values would be lost.
        if members[name] != nil { throw JSONError(.repeatedName(name), at: reader.position) }
        members[name] = try read(&reader, bytes)
      }
      return .object(members)
    }
  }

  func write(to writer: inout JSONWriter) {
    switch self {
    case .null: writer.null()
    case .boolean(let value): writer.bool(value)
    case .number(let text): writer.raw(text)
    case .string(let text): writer.string(text)
    case .array(let elements):
      writer.beginArray()
      for element in elements { element.write(to: &writer) }
      writer.endArray()
    case .object(let members):
      writer.beginObject()
      for (key, value) in members.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
        writer.key(key)
        value.write(to: &writer)
      }
      writer.endObject()
    }
  }
}
