/// An encoding in which every byte is a character.
struct SingleByteEncoding {
  let name: String
  /// The characters of bytes 128 to 255; nil where a byte stands for none.
  private let characters: [Unicode.Scalar?]

  /// The spelling under which Python compares names of encodings.
  static func canonical(_ name: String) -> String {
    String(name.lowercased().map { $0 == "_" || $0 == "." ? "-" : $0 })
  }

  init?(named name: String) {
    let wanted = Self.canonical(name)
    for entry in SingleByteEncodingTables.all {
      let names = "\(entry.names)".split(separator: " ")
      guard let first = names.first, names.contains(where: { $0 == wanted }) else { continue }
      self.name = String(first)
      characters = "\(entry.characters)".split(separator: " ").map {
        UInt32($0, radix: 16).flatMap(Unicode.Scalar.init)
      }
      return
    }
    return nil
  }

  /// The character of a byte from 128 on.
  func character(of byte: UInt8) -> Unicode.Scalar? {
    let index = Int(byte) - 0x80
    return characters.indices.contains(index) ? characters[index] : nil
  }

  func decode(_ bytes: UnsafeBufferPointer<UInt8>) -> DecodedText {
    var text = DecodedText(capacity: bytes.count * 2)
    for index in bytes.indices {
      let byte = unsafe bytes[index]
      if byte < 0x80 {
        text.append(UInt32(byte))
      } else if let scalar = character(of: byte) {
        text.append(scalar.value)
      } else {
        text.appendUndecodable()
      }
    }
    return text
  }
}
