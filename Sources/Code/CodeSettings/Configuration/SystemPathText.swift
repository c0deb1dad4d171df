internal import SystemIO
package import SystemPackage

// Paths are kept as text, since patterns, settings and messages are. What is no UTF-8 in a name keeps its bytes: each
// is one of the scalars at the end of the last private plane, which names do not have otherwise, and those that do
// are written in the same way.

/// A path of the system as text that leads back to it.
package func textPath(_ path: FilePath) -> String {
  if let text = String(validating: path), !hasEscapes(text) { return text }
  return unsafe path.withPlatformString { pointer in
    let bytes = unsafe UnsafeBufferPointer(start: pointer, count: path.length).map { UInt8(bitPattern: $0) }
    var text = String.UnicodeScalarView()
    var index = 0
    while index < bytes.count {
      let (scalar, length) = scalar(in: bytes, at: index)
      if let scalar, !isEscape(scalar) {
        text.append(scalar)
      } else {
        for byte in bytes[index..<index + length] { text.append(escape(byte)) }
      }
      index += length
    }
    return String(text)
  }
}

/// The path of the system that a text stands for.
package func systemPath(_ text: String) -> FilePath {
  guard hasEscapes(text) else { return FilePath(text) }
  var bytes: [CChar] = []
  for scalar in text.unicodeScalars {
    if isEscape(scalar) {
      bytes.append(CChar(bitPattern: UInt8(truncatingIfNeeded: scalar.value)))
    } else {
      bytes += UTF8.encode(scalar).map { $0.map { CChar(bitPattern: $0) } } ?? []
    }
  }
  return FilePath(platformString: bytes + [0])
}

/// A path as a person would write it from a directory: see `FilePath.shown(from:)`.
package func shownPath(_ path: String, from directory: String) -> String {
  systemPath(path).shown(from: systemPath(directory))
}

/// A path as it is shown: bytes that are no text are replaced.
package func displayText(ofPath text: String) -> String {
  guard hasEscapes(text) else { return text }
  return String(String.UnicodeScalarView(text.unicodeScalars.map { isEscape($0) ? "\u{FFFD}" : $0 }))
}

private func hasEscapes(_ text: String) -> Bool {
  // All of them start with this byte.
  text.utf8.contains(0xF4) && text.unicodeScalars.contains(where: isEscape)
}

private func isEscape(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x10FF80 }

/// Only bytes from 0x80 on are no text by themselves.
private func escape(_ byte: UInt8) -> Unicode.Scalar { Unicode.Scalar(0x10FF00 | UInt32(byte)) ?? "\u{FFFD}" }

/// The scalar whose encoding starts at an index, and its length; nil and 1 if none does.
private func scalar(in bytes: [UInt8], at index: Int) -> (Unicode.Scalar?, length: Int) {
  for length in 1...4 where index + length <= bytes.count {
    if let text = String(validating: bytes[index..<index + length], as: UTF8.self),
      let scalar = text.unicodeScalars.first
    {
      return (scalar, length)
    }
  }
  return (nil, 1)
}
