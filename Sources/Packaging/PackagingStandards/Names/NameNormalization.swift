/// Validates and normalises names as PEP 503, PEP 685 and PEP 735 ask: lower case, runs of `-`, `_` and `.` become one `-`.
enum NameNormalization {
  /// Why bytes are not a name, and where.
  struct Failure: Error {
    let offset: Int
    let reason: NameParseError.Reason
  }

  /// Validates `bytes` and adds their normalised form to the name table.
  static func intern(_ bytes: Span<UInt8>) throws(Failure) -> UInt32 {
    let count = bytes.count
    guard count > 0 else { throw Failure(offset: 0, reason: .empty) }
    guard isAlphanumeric(bytes[0]) else {
      throw Failure(offset: 0, reason: isNameByte(bytes[0]) ? .startsWithPunctuation : .unexpectedCharacter)
    }
    let result: Result<UInt32, Failure> = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: count) {
      buffer in
      var length = 0
      var afterSeparator = false
      for index in 0..<count {
        let byte = bytes[index]
        if isAlphanumeric(byte) {
          unsafe buffer[length] = byte | (byte >= 0x41 && byte <= 0x5A ? 0x20 : 0)
          length += 1
          afterSeparator = false
        } else if isNameByte(byte) {
          if !afterSeparator {
            unsafe buffer[length] = 0x2D
            length += 1
          }
          afterSeparator = true
        } else {
          return .failure(Failure(offset: index, reason: .unexpectedCharacter))
        }
      }
      if afterSeparator { return .failure(Failure(offset: count - 1, reason: .endsWithPunctuation)) }
      return unsafe .success(NameTable.intern(UnsafeBufferPointer(start: buffer.baseAddress, count: length)))
    }
    return try result.get()
  }

  /// Whether a byte can appear in a name.
  static func isNameByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
  }
}

/// Runs `body` on the UTF-8 bytes of `text`.
func withBytes<Value, Failure: Error>(
  of text: String, _ body: (Span<UInt8>) throws(Failure) -> Value
) throws(Failure) -> Value {
  var text = text
  let result: Result<Value, Failure> = text.withUTF8 { buffer in
    do throws(Failure) {
      return unsafe .success(try body(buffer.span))
    } catch {
      return .failure(error)
    }
  }
  return try result.get()
}

extension String {
  /// Decodes `bytes`, replacing what is not UTF-8.
  init(_ bytes: Span<UInt8>) {
    self = unsafe bytes.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
