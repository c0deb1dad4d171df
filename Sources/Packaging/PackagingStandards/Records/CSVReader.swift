/// Reads comma-separated values row by row, as Python's `csv` module does by default.
struct CSVReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var position = 0
  private var line = 1

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
  }

  /// The fields of the next row that is not empty, and the line it begins on; nil at the end.
  mutating func nextRow() throws(RecordFileError) -> (line: Int, fields: [String])? {
    while position < bytes.count, isLineBreak(bytes[position]) { skipLineBreak() }
    guard position < bytes.count else { return nil }
    let startLine = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < bytes.count, bytes[position] == UInt8(ascii: ",") else { break }
      position += 1
    }
    if position < bytes.count { skipLineBreak() }
    return (startLine, fields)
  }

  private mutating func field() throws(RecordFileError) -> String {
    guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineBreak(bytes[position]) {
        position += 1
      }
      return try unsafe bytes.extracting(start..<position).withUnsafeBufferPointer { text throws(RecordFileError) in
        try unsafe string(text, line)
      }
    }
    let startLine = line
    var text: [UInt8] = []
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if byte != UInt8(ascii: "\"") {
        if byte == 0x0A { line += 1 }
        text.append(byte)
      } else if position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        text.append(byte)
        position += 1
      } else {
        // What follows a closing quote belongs to the field, as in Python.
        while position < bytes.count, bytes[position] != UInt8(ascii: ","), !isLineBreak(bytes[position]) {
          text.append(bytes[position])
          position += 1
        }
        return try string(text, startLine)
      }
    }
    throw RecordFileError(line: startLine, reason: .unclosedQuote)
  }

  private func string(_ text: some Collection<UInt8>, _ line: Int) throws(RecordFileError) -> String {
    guard let string = String(validating: text, as: UTF8.self) else {
      throw RecordFileError(line: line, reason: .notUTF8)
    }
    return string
  }

  private mutating func skipLineBreak() {
    if bytes[position] == 0x0D, position + 1 < bytes.count, bytes[position + 1] == 0x0A { position += 1 }
    position += 1
    line += 1
  }

  private func isLineBreak(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
