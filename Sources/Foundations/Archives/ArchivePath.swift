/// Turns an entry's name into a relative path that stays inside the destination, or refuses it.
enum ArchivePath {
  /// The longest path, and the longest name in a path, that is accepted, in bytes.
  static let maximumPathLength = 4096 - 512
  static let maximumNameLength = 255

  /// Appends the safe form of `name` to `path` and returns whether the name was a directory's (ended with `/`).
  ///
  /// `.` and empty components are dropped, as every unpacker does; anything that could leave the destination, or that
  /// two readers could understand differently, throws.
  static func append(
    _ name: UnsafeRawBufferPointer, to path: inout [UInt8]
  ) throws(ArchiveError) -> Bool {
    try unsafe validateCharacters(name)
    if unsafe name.first == UInt8(ascii: "/") { throw unsafe .absolutePath(displayed(name)) }
    if name.count >= 2, unsafe name[1] == UInt8(ascii: ":"), unsafe isLetter(name[0]) {
      throw unsafe .driveLetter(displayed(name))
    }
    if name.count > maximumPathLength { throw unsafe .nameTooLong(displayed(name)) }
    let base = path.count
    var start = 0
    while start <= name.count {
      var end = start
      while end < name.count, unsafe name[end] != UInt8(ascii: "/") { end += 1 }
      let length = end - start
      if length == 2, unsafe name[start] == UInt8(ascii: "."), unsafe name[start + 1] == UInt8(ascii: ".") {
        throw unsafe .parentTraversal(displayed(name))
      }
      if length > maximumNameLength { throw unsafe .nameTooLong(displayed(name)) }
      if length > 0, unsafe !(length == 1 && name[start] == UInt8(ascii: ".")) {
        if path.count > base { path.append(UInt8(ascii: "/")) }
        unsafe path.append(contentsOf: UnsafeRawBufferPointer(rebasing: name[start..<end]))
      }
      start = end + 1
    }
    if path.count == base { throw .emptyName }
    return unsafe name[name.count - 1] == UInt8(ascii: "/")
  }

  /// Throws where a name holds bytes that are no text, or characters that a path must not have.
  private static func validateCharacters(_ name: UnsafeRawBufferPointer) throws(ArchiveError) {
    var isASCII = true
    for index in name.indices {
      let byte = unsafe name[index]
      if byte < 0x20 || byte == 0x7F { throw unsafe .controlCharacterInName(displayed(name)) }
      if byte == UInt8(ascii: "\\") { throw unsafe .backslashInName(displayed(name)) }
      if byte >= 0x80 { isASCII = false }
    }
    if !isASCII, unsafe String(validating: name, as: UTF8.self) == nil {
      throw unsafe .undecodableName(displayed(name))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let lower = byte | 0x20
    return lower >= UInt8(ascii: "a") && lower <= UInt8(ascii: "z")
  }

  /// Returns a name that can be shown: control characters and malformed bytes escaped, long names shortened.
  static func displayed(_ name: some Sequence<UInt8>) -> String {
    var shown = ""
    for (index, scalar) in String(decoding: Array(name), as: UTF8.self).unicodeScalars.enumerated() {
      if index == 120 { return shown + "…" }
      switch scalar.value {
      case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069:
        shown += "\\x" + String(scalar.value, radix: 16)
      default: shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }
}
