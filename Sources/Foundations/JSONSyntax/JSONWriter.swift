/// Writes one JSON document into bytes.
///
/// Calls follow the document's shape; commas, colons, line breaks and escapes are added. The result is always UTF-8
/// and, if every container that was begun is ended, valid JSON.
package struct JSONWriter {
  /// How the text is laid out.
  package enum Layout: Equatable, Sendable {
    /// No white space at all.
    case compact
    /// Members on their own lines, with this many spaces a level; empty containers stay on one line.
    case indented(Int)
    /// One line with a space after each comma and colon, as Python's `json.dumps` writes.
    case spaced
  }

  /// What was written so far.
  package private(set) var bytes: [UInt8] = []
  /// How the document is laid out.
  package let layout: Layout
  private var depth = 0
  private var isFirst = true
  private var isAfterKey = false

  /// Starts an empty document.
  package init(layout: Layout = .compact) {
    self.layout = layout
  }

  /// What was written so far, as a string.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Begins an object, whose members follow up to `endObject`.
  package mutating func beginObject() { begin(UInt8(ascii: "{")) }
  /// Ends the object that was begun last.
  package mutating func endObject() { end(UInt8(ascii: "}")) }
  /// Begins an array, whose elements follow up to `endArray`.
  package mutating func beginArray() { begin(UInt8(ascii: "[")) }
  /// Ends the array that was begun last.
  package mutating func endArray() { end(UInt8(ascii: "]")) }

  /// Writes an object; `members` writes what is in it.
  package mutating func object(_ members: (inout JSONWriter) -> Void) {
    beginObject()
    members(&self)
    endObject()
  }

  /// Writes an array; `elements` writes what is in it.
  package mutating func array(_ elements: (inout JSONWriter) -> Void) {
    beginArray()
    elements(&self)
    endArray()
  }

  /// Writes a member that is an object; `members` writes what is in it.
  package mutating func object(_ name: String, _ members: (inout JSONWriter) -> Void) {
    key(name)
    object(members)
  }

  /// Writes a member that is an array; `elements` writes what is in it.
  package mutating func array(_ name: String, _ elements: (inout JSONWriter) -> Void) {
    key(name)
    array(elements)
  }

  /// Writes a member's key; its value must follow.
  package mutating func key(_ name: String) {
    startItem()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    if layout != .compact { bytes.append(UInt8(ascii: " ")) }
    isAfterKey = true
  }

  /// Writes a string.
  package mutating func string(_ value: String) {
    startItem()
    appendQuoted(value)
  }

  /// Writes a whole number.
  package mutating func integer(_ value: some BinaryInteger) { raw("\(value)") }
  /// Writes `true` or `false`.
  package mutating func bool(_ value: Bool) { raw(value ? "true" : "false") }
  /// Writes `null`.
  package mutating func null() { raw("null") }

  /// Writes a number; JSON has no infinities and no NaN, so those become `null`.
  package mutating func double(_ value: Double) {
    guard value.isFinite else { return null() }
    raw("\(value)")
  }

  /// Writes text that is already JSON.
  package mutating func raw(_ json: String) {
    startItem()
    bytes.append(contentsOf: json.utf8)
  }

  /// Writes a tree.
  package mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .boolean(let value): bool(value)
    case .integer(let value): integer(value)
    case .double(let value): double(value)
    case .string(let value): string(value)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Writes a member that is a string.
  package mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  /// Writes a member that is a string; `null` where there is none.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  /// Writes a member that is a whole number.
  package mutating func member(_ name: String, _ value: some BinaryInteger) {
    key(name)
    integer(value)
  }

  /// Writes a member that is a whole number; `null` where there is none.
  package mutating func member(_ name: String, _ value: Int?) {
    key(name)
    if let value { integer(value) } else { null() }
  }

  /// Writes a member that is `true` or `false`.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    bool(value)
  }

  // MARK: Layout

  private mutating func begin(_ bracket: UInt8) {
    startItem()
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  private mutating func end(_ bracket: UInt8) {
    precondition(depth > 0, "end without begin")
    depth -= 1
    if !isFirst { breakLine() }
    bytes.append(bracket)
    isFirst = false
  }

  private mutating func startItem() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    if !isFirst {
      bytes.append(UInt8(ascii: ","))
      if layout == .spaced { bytes.append(UInt8(ascii: " ")) }
    }
    if depth > 0 { breakLine() }
    isFirst = false
  }

  private mutating func breakLine() {
    guard case .indented(let width) = layout else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: width * depth))
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(byte)
      case 0x08: appendEscape("b")
      case 0x09: appendEscape("t")
      case 0x0A: appendEscape("n")
      case 0x0C: appendEscape("f")
      case 0x0D: appendEscape("r")
      case 0..<0x20:
        appendEscape("u")
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: [digits[0], digits[0], digits[Int(byte >> 4)], digits[Int(byte & 15)]])
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ letter: Unicode.Scalar) {
    bytes.append(UInt8(ascii: "\\"))
    bytes.append(UInt8(ascii: letter))
  }
}
